using System.Collections.Immutable;

namespace EdgeLem.Grid;

/// <summary>A piecewise linear characteristic over voltage, constant beyond its ends. Immutable, compared by value.</summary>
public sealed class ControlCurve : IEquatable<ControlCurve>
{
    /// <summary>Creates a curve.</summary>
    /// <param name="points">At least two, by rising voltage in per unit of the rated voltage, with the value there.</param>
    /// <exception cref="ArgumentException">There are fewer than two, a number is not finite, or voltages do not rise.</exception>
    public ControlCurve(params IEnumerable<(double VoltagePu, double Value)> points)
    {
        Points = [.. points];
        bool isFinite = Points.All(point => double.IsFinite(point.VoltagePu) && double.IsFinite(point.Value));
        if (Points.Length < 2 || !isFinite || Points.Zip(Points.Skip(1)).Any(pair => !(pair.Second.VoltagePu > pair.First.VoltagePu)))
        {
            throw new ArgumentException("A curve has at least two points of finite numbers, by rising voltage.", nameof(points));
        }
    }

    /// <summary>The points by rising voltage.</summary>
    public ImmutableArray<(double VoltagePu, double Value)> Points { get; }

    /// <summary>The value at a voltage.</summary>
    /// <param name="voltagePu">Voltage in per unit.</param>
    /// <param name="slope">Change of the value per per-unit voltage there; at a corner that of the piece to the right.</param>
    public double At(double voltagePu, out double slope)
    {
        slope = 0;
        if (!(voltagePu >= Points[0].VoltagePu))
        {
            return Points[0].Value;
        }

        for (int i = 1; i < Points.Length; i++)
        {
            (double rightPu, double right) = Points[i];
            if (voltagePu < rightPu)
            {
                (double leftPu, double left) = Points[i - 1];
                slope = (right - left) / (rightPu - leftPu);
                return left + slope * (voltagePu - leftPu);
            }
        }

        return Points[^1].Value;
    }

    /// <summary>Whether all points are equal.</summary>
    /// <param name="other">Another curve.</param>
    public bool Equals(ControlCurve? other) => other is not null && Points.SequenceEqual(other.Points);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ControlCurve);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Points.Length, Points[0]);
}
