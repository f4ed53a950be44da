using System.Numerics;

namespace EdgeLem.Market.Optimisation;

/// <summary>The rows of a program, each scaled to a largest coefficient of 1. A column beyond the variables is the logical of a row: minus its unit.</summary>
/// <param name="variables">Number of variables.</param>
internal sealed class ProgramRows(int variables)
{
    private readonly List<double[]> _rows = [];
    private readonly List<double> _scales = [];

    public int Count => _rows.Count;

    public double[] this[int row] => _rows[row];

    /// <summary>What a row was multiplied by.</summary>
    public double ScaleOf(int row) => _scales[row];

    /// <summary>Adds a row.</summary>
    /// <returns>Its scale.</returns>
    public double Add(ReadOnlySpan<double> coefficients)
    {
        double largest = 0;
        foreach (double coefficient in coefficients)
        {
            largest = Math.Max(largest, Math.Abs(coefficient));
        }

        double scale = largest > 0 ? 1 / largest : 1;
        double[] row = coefficients.ToArray();
        for (int variable = 0; variable < row.Length; variable++)
        {
            row[variable] *= scale;
        }

        _rows.Add(row);
        _scales.Add(scale);
        return scale;
    }

    /// <summary>Adds a multiple of a column to a vector over the rows.</summary>
    public void AddColumn(int variable, double factor, double[] to)
    {
        if (variable >= variables)
        {
            to[variable - variables] -= factor;
            return;
        }

        for (int row = 0; row < to.Length; row++)
        {
            to[row] += factor * _rows[row][variable];
        }
    }

    /// <summary>Adds a multiple of one vector to another.</summary>
    public static void AddScaled(double[] from, double factor, Span<double> to)
    {
        int at = 0;
        var factors = new Vector<double>(factor);
        for (; at <= to.Length - Vector<double>.Count; at += Vector<double>.Count)
        {
            (new Vector<double>(to[at..]) + factors * new Vector<double>(from, at)).CopyTo(to[at..]);
        }

        for (; at < to.Length; at++)
        {
            to[at] += factor * from[at];
        }
    }
}
