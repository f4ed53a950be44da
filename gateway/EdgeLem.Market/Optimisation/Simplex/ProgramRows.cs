namespace EdgeLem.Market.Optimisation.Simplex;

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

    /// <summary>Least and largest value that a row can have with variables within their bounds.</summary>
    public (double Least, double Largest) RangeOf(int row, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        (double least, double largest) = (0, 0);
        double[] coefficients = _rows[row];
        for (int variable = 0; variable < coefficients.Length; variable++)
        {
            double coefficient = coefficients[variable];
            least += coefficient * (coefficient > 0 ? lower[variable] : upper[variable]);
            largest += coefficient * (coefficient > 0 ? upper[variable] : lower[variable]);
        }

        return (least, largest);
    }

    /// <summary>Adds a multiple of a column to a vector over the rows.</summary>
    public void AddColumn(int variable, double factor, Span<double> to)
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
}
