using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>
/// The unbalance of three phase-to-neutral voltages by each definition in use, in percent. They are different quantities: always name which.
/// With a = e^(j120): V0 = (Va + Vb + Vc)/3, V1 = (Va + a Vb + a^2 Vc)/3, V2 = (Va + a^2 Vb + a Vc)/3.
/// </summary>
/// <param name="PvurPercent">IEEE: largest deviation of a phase-to-neutral magnitude from their mean, over the mean. Ignores angles, sees zero
/// sequence.</param>
/// <param name="LvurPercent">NEMA: the same of the phase-to-phase magnitudes.</param>
/// <param name="VufPercent">IEC, the true one: |V2| / |V1|. EN 50160 limits this.</param>
/// <param name="ZeroSequencePercent">|V0| / |V1|.</param>
public readonly record struct VoltageUnbalance(double PvurPercent, double LvurPercent, double VufPercent, double ZeroSequencePercent)
{
    private static readonly Complex A = new(-0.5, Math.Sqrt(3) / 2);
    private static readonly Complex ASquare = A * A;

    /// <summary>All four from the phasors.</summary>
    /// <param name="a">Phase A to neutral, in any unit that the three share.</param>
    /// <param name="b">Phase B to neutral.</param>
    /// <param name="c">Phase C to neutral.</param>
    /// <returns>Percentages; NaN when all voltages are zero.</returns>
    public static VoltageUnbalance Of(Complex a, Complex b, Complex c)
    {
        double positive = ((a + A * b + ASquare * c) / 3).Magnitude;
        return new VoltageUnbalance(
            LargestDeviationPercent(a.Magnitude, b.Magnitude, c.Magnitude),
            LargestDeviationPercent((a - b).Magnitude, (b - c).Magnitude, (c - a).Magnitude),
            VufPercentOf(a, b, c),
            100 * ((a + b + c) / 3).Magnitude / positive);
    }

    /// <summary>The same for a bus of a solved flow.</summary>
    /// <param name="flow">A converged flow.</param>
    /// <param name="bus">Index of a bus that has three phases (<see cref="PowerFlowResult.HasPhase"/>).</param>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public static VoltageUnbalance Of(PowerFlowResult flow, int bus)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return Of(flow.VoltageV(bus, 0), flow.VoltageV(bus, 1), flow.VoltageV(bus, 2));
    }

    /// <summary>
    /// The true unbalance factor from the three phase-to-phase magnitudes alone (IEC 61000-4-30): with
    /// beta = (ab^4 + bc^4 + ca^4) / (ab^2 + bc^2 + ca^2)^2 and s = sqrt(3 - 6 beta) it is sqrt((1 - s) / (1 + s)).
    /// </summary>
    /// <param name="ab">|Va - Vb|, greater than zero, in any unit that the three share.</param>
    /// <param name="bc">|Vb - Vc|.</param>
    /// <param name="ca">|Vc - Va|.</param>
    /// <returns>Percent; NaN when no triangle has these sides.</returns>
    public static double VufPercentOfLineVoltages(double ab, double bc, double ca)
    {
        (double x, double y, double z) = (ab * ab, bc * bc, ca * ca);
        double beta = (x * x + y * y + z * z) / Math.Pow(x + y + z, 2);
        // Rounding may leave a balanced triangle a hair below beta = 1/3.
        double root = Math.Sqrt(Math.Min(3 - 6 * beta, 1));
        return 100 * Math.Sqrt((1 - root) / (1 + root));
    }

    /// <summary>The true unbalance factor alone, which is a fraction of the work of all four.</summary>
    /// <param name="flow">A converged flow.</param>
    /// <param name="bus">Bus index.</param>
    /// <returns>Percent; NaN when all voltages are zero.</returns>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    internal static double VufPercentOf(PowerFlowResult flow, int bus) => VufPercentOf(flow.VoltageV(bus, 0), flow.VoltageV(bus, 1), flow.VoltageV(bus, 2));

    private static double VufPercentOf(Complex a, Complex b, Complex c)
    {
        double positive = ((a + A * b + ASquare * c) / 3).Magnitude;
        return 100 * ((a + ASquare * b + A * c) / 3).Magnitude / positive;
    }

    private static double LargestDeviationPercent(double x, double y, double z)
    {
        double mean = (x + y + z) / 3;
        return 100 * Math.Max(Math.Abs(x - mean), Math.Max(Math.Abs(y - mean), Math.Abs(z - mean))) / mean;
    }
}
