namespace EdgeLem.Grid;

/// <summary>
/// A symmetrical three-phase series impedance by its sequence values, in ohm; the negative sequence equals the positive one.
/// The neutral is already eliminated (Kron): <see cref="R0Ohm"/> and <see cref="X0Ohm"/> contain the return path.
/// </summary>
/// <param name="R1Ohm">Positive-sequence resistance.</param>
/// <param name="X1Ohm">Positive-sequence reactance.</param>
/// <param name="R0Ohm">Zero-sequence resistance.</param>
/// <param name="X0Ohm">Zero-sequence reactance.</param>
public readonly record struct SequenceImpedance(double R1Ohm, double X1Ohm, double R0Ohm, double X0Ohm)
{
    /// <summary>Self minus mutual resistance, what a phase's own current meets: R1.</summary>
    public double OwnResistanceOhm => R1Ohm;

    /// <summary>Self minus mutual reactance: X1.</summary>
    public double OwnReactanceOhm => X1Ohm;

    /// <summary>Mutual resistance, what the sum of the three currents meets: (R0 - R1) / 3.</summary>
    public double MutualResistanceOhm => (R0Ohm - R1Ohm) / 3;

    /// <summary>Mutual reactance: (X0 - X1) / 3.</summary>
    public double MutualReactanceOhm => (X0Ohm - X1Ohm) / 3;

    /// <summary>Every value multiplied by one factor, for example ohm per kilometre times kilometres.</summary>
    /// <param name="factor">Any finite number.</param>
    public SequenceImpedance Times(double factor) => new(R1Ohm * factor, X1Ohm * factor, R0Ohm * factor, X0Ohm * factor);
}
