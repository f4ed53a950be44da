namespace EdgeLem.Sim.Homes;

/// <summary>One number for each of the phases A, B, C; unit and sign are those of the property that holds it.</summary>
/// <param name="A">Phase A.</param>
/// <param name="B">Phase B.</param>
/// <param name="C">Phase C.</param>
public readonly record struct PhaseValues(double A, double B, double C)
{
    /// <summary>Sum over the phases.</summary>
    public double Sum => A + B + C;

    /// <summary>The value of a phase.</summary>
    /// <param name="phase">0, 1, 2 for A, B, C.</param>
    public double this[int phase] => phase switch
    {
        0 => A,
        1 => B,
        2 => C,
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "Phase index must be 0, 1 or 2."),
    };

    /// <summary>An amount spread evenly over some phases.</summary>
    /// <param name="total">The amount.</param>
    /// <param name="phases">Phase indices, at least one.</param>
    public static PhaseValues Even(double total, IReadOnlyList<int> phases)
    {
        ArgumentNullException.ThrowIfNull(phases);
        var sum = default(PhaseValues);
        foreach (int phase in phases)
        {
            sum += On(phase, total / phases.Count);
        }

        return sum;
    }

    /// <summary>An amount on one phase.</summary>
    /// <param name="phase">0, 1, 2.</param>
    /// <param name="value">The amount.</param>
    public static PhaseValues On(int phase, double value) => new(phase == 0 ? value : 0, phase == 1 ? value : 0, phase == 2 ? value : 0);

    /// <summary>Sum, phase by phase.</summary>
    public static PhaseValues operator +(PhaseValues left, PhaseValues right) => new(left.A + right.A, left.B + right.B, left.C + right.C);

    /// <summary>Difference, phase by phase.</summary>
    public static PhaseValues operator -(PhaseValues left, PhaseValues right) => new(left.A - right.A, left.B - right.B, left.C - right.C);

    /// <summary>Scaled by a factor.</summary>
    public static PhaseValues operator *(PhaseValues values, double factor) => new(values.A * factor, values.B * factor, values.C * factor);

    /// <summary>Sum, phase by phase.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">Other.</param>
    public static PhaseValues Add(PhaseValues left, PhaseValues right) => left + right;

    /// <summary>Difference, phase by phase.</summary>
    /// <param name="left">From this.</param>
    /// <param name="right">Take this.</param>
    public static PhaseValues Subtract(PhaseValues left, PhaseValues right) => left - right;

    /// <summary>Scaled by a factor.</summary>
    /// <param name="values">The values.</param>
    /// <param name="factor">The factor.</param>
    public static PhaseValues Multiply(PhaseValues values, double factor) => values * factor;
}
