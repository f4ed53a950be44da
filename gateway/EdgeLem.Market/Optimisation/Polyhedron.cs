using System.Collections.Immutable;

namespace EdgeLem.Market.Optimisation;

/// <summary>The points x that keep linear limits: a_k x at most b_k for every row k and, where there is one, e x = d. Rows are scaled to length 1 inside, so that
/// an excess is a distance in the unit of x.</summary>
public sealed class Polyhedron
{
    /// <summary>Shorter rows than this count as no dependence on x at all.</summary>
    private const double ShortestRow = 1e-300;

    private readonly double[][] _rows;
    private readonly double[] _bounds;
    private readonly double[] _lengths;

    /// <summary>Creates a polyhedron without an equality.</summary>
    /// <param name="rows">[row][coordinate]: the a_k; all of equal length; finite.</param>
    /// <param name="bounds">[row]: the b_k; finite.</param>
    /// <exception cref="ArgumentException">There are not as many bounds as rows.</exception>
    public Polyhedron(IReadOnlyList<ReadOnlyMemory<double>> rows, IReadOnlyList<double> bounds)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(bounds);
        if (rows.Count != bounds.Count)
        {
            throw new ArgumentException($"{rows.Count} rows need as many bounds, not {bounds.Count}.", nameof(bounds));
        }

        _lengths = [.. rows.Select(row => Length(row.Span))];
        _rows = [.. rows.Select((row, k) => Scaled(row.Span, _lengths[k]))];
        _bounds = [.. bounds.Select((bound, k) => bound / _lengths[k])];
    }

    /// <summary>Number of rows.</summary>
    public int RowCount => _rows.Length;

    /// <summary>Coefficients e of the equality, any length but zero; empty when there is none. Default empty.</summary>
    public ImmutableArray<double> EqualityRow { get; init; } = [];

    /// <summary>Right-hand side d of the equality. Default 0.</summary>
    public double EqualityValue { get; init; }

    internal double[] Row(int k) => _rows[k];

    internal double LengthOf(int k) => _lengths[k];

    internal double ExcessAt(int k, double[] point) => Dot(_rows[k], point) - _bounds[k];

    internal static double Dot(double[] left, double[] right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    internal static double Length(ReadOnlySpan<double> row)
    {
        double square = 0;
        foreach (double value in row)
        {
            square += value * value;
        }

        double length = Math.Sqrt(square);
        return length > ShortestRow ? length : 1;
    }

    internal static double[] Scaled(ReadOnlySpan<double> row, double length)
    {
        double[] scaled = row.ToArray();
        for (int i = 0; i < scaled.Length; i++)
        {
            scaled[i] /= length;
        }

        return scaled;
    }
}
