namespace EdgeLem.Grid;

/// <summary>
/// Turns short-circuit currents into a source impedance the way OpenDSS does (Vsource, properties Isc3, Isc1, x1r1, x0r0), so that imported
/// circuits agree with it.
/// </summary>
/// <remarks>
/// With V the phase-to-neutral voltage: |Z1| = V / Isc3 and X1 = X1R1 R1. A single-phase fault meets 2 Z1 + Z0, so
/// |2 Z1 + Z0| = 3 V / Isc1 with X0 = X0R0 R0 is a quadratic in R0, of which the larger root is taken.
/// </remarks>
public sealed record ShortCircuit
{
    /// <summary>Nominal voltage between phases, in V.</summary>
    public required double NominalVoltageV { get; init; }

    /// <summary>Three-phase short-circuit current, in A.</summary>
    public required double ThreePhaseA { get; init; }

    /// <summary>Single-phase-to-earth short-circuit current, in A.</summary>
    public required double SinglePhaseA { get; init; }

    /// <summary>X1 over R1; OpenDSS's default is 4.</summary>
    public double X1R1 { get; init; } = 4;

    /// <summary>X0 over R0; OpenDSS's default is 3.</summary>
    public double X0R0 { get; init; } = 3;

    /// <summary>The impedance in ohm. Its zero sequence is negative or NaN when <see cref="SinglePhaseA"/> is impossibly large; the feeder's checks refuse
    /// that.</summary>
    public SequenceImpedance ToImpedance()
    {
        double phaseVoltageV = NominalVoltageV / Math.Sqrt(3);
        double x1 = phaseVoltageV / ThreePhaseA / Math.Sqrt(1 + 1 / (X1R1 * X1R1));
        double r1 = x1 / X1R1;
        double loop = 3 * phaseVoltageV / SinglePhaseA;
        double a = 1 + X0R0 * X0R0;
        double b = 4 * (r1 + x1 * X0R0);
        double c = 4 * (r1 * r1 + x1 * x1) - loop * loop;
        double r0 = (-b + Math.Sqrt(b * b - 4 * a * c)) / (2 * a);
        return new SequenceImpedance(r1, x1, r0, r0 * X0R0);
    }

    /// <summary>The single-phase current that corresponds to a single-phase short-circuit power, as OpenDSS counts it: S = sqrt(3) V I.</summary>
    /// <param name="powerVa">Short-circuit power in VA.</param>
    /// <param name="nominalVoltageV">Voltage between phases in V.</param>
    public static double CurrentA(double powerVa, double nominalVoltageV) => powerVa / (Math.Sqrt(3) * nominalVoltageV);
}
