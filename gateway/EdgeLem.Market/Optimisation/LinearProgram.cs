using EdgeLem.Market.Optimisation.Simplex;

namespace EdgeLem.Market.Optimisation;

/// <summary>Least cost over bounded variables under rows that may be added as they turn out to matter; each solve goes on from the one before.</summary>
/// <remarks>
/// minimise c x over l &lt;= x &lt;= u, with L_i &lt;= a_i x &lt;= U_i for each row. Made for many variables (orders) and few rows (limits that bind): dense rows, explicit inverse of a basis that
/// is as large as the number of rows. Method and tolerances: <see cref="DualSimplex"/>. Deterministic. Not safe for concurrent use.
/// </remarks>
public sealed class LinearProgram
{
    private readonly DualSimplex _simplex;

    /// <summary>Creates a program without rows.</summary>
    /// <param name="cost">Cost per unit of each variable, finite.</param>
    /// <param name="lower">Lower bounds; negative infinity for none.</param>
    /// <param name="upper">Upper bounds, at least the lower ones; infinity for none.</param>
    /// <exception cref="ArgumentException">Lengths differ, a cost is not finite, or bounds cross.</exception>
    public LinearProgram(ReadOnlySpan<double> cost, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        if (lower.Length != cost.Length || upper.Length != cost.Length)
        {
            throw new ArgumentException($"{cost.Length} costs need as many bounds; there are {lower.Length} lower and {upper.Length} upper ones.");
        }

        for (int variable = 0; variable < cost.Length; variable++)
        {
            RequireBounds($"Variable {variable}", lower[variable], upper[variable]);
            if (!double.IsFinite(cost[variable]))
            {
                throw new ArgumentException($"The cost of variable {variable} is {cost[variable]}; it must be finite.");
            }
        }

        _simplex = new DualSimplex(cost.ToArray(), lower.ToArray(), upper.ToArray());
    }

    /// <summary>Number of variables.</summary>
    public int VariableCount => _simplex.VariableCount;

    /// <summary>Number of rows.</summary>
    public int RowCount => _simplex.RowCount;

    /// <summary>Adds a row.</summary>
    /// <param name="coefficients">One per variable, finite.</param>
    /// <param name="lower">Least value of the row; negative infinity for none.</param>
    /// <param name="upper">Largest value; infinity for none; the same as <paramref name="lower"/> for an equation.</param>
    /// <returns>Index of the row.</returns>
    /// <exception cref="ArgumentException">The length is wrong, a coefficient is not finite, or bounds cross.</exception>
    public int AddRow(ReadOnlySpan<double> coefficients, double lower, double upper)
    {
        RequireBounds($"Row {RowCount}", lower, upper);
        if (coefficients.Length != VariableCount)
        {
            throw new ArgumentException($"Row {RowCount} has {coefficients.Length} coefficients for {VariableCount} variables.", nameof(coefficients));
        }

        foreach (double coefficient in coefficients)
        {
            if (!double.IsFinite(coefficient))
            {
                throw new ArgumentException($"Row {RowCount} has the coefficient {coefficient}; all must be finite.", nameof(coefficients));
            }
        }

        return _simplex.AddRow(coefficients, lower, upper);
    }

    /// <summary>Lets the next solve begin from a basis of a program that was much the same. Any basis gives the same least cost; a near one takes fewer steps.</summary>
    /// <param name="basis">Variables that should be basic and rows that should be tight, by their indices here. Their numbers may differ; what does not fit is left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such variable or row.</exception>
    public void StartFrom(LinearBasis basis)
    {
        ArgumentNullException.ThrowIfNull(basis);
        foreach (int variable in basis.Variables)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)variable, (uint)VariableCount, nameof(basis));
        }

        foreach (int row in basis.TightRows)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)RowCount, nameof(basis));
        }

        _simplex.StartFrom([.. basis.Variables.Distinct()], [.. basis.TightRows.Distinct()]);
    }

    /// <summary>Solves the program as it stands.</summary>
    /// <exception cref="ArithmeticException">The method did not end: a fault of it, not of the program.</exception>
    public LinearSolution Solve() => _simplex.Solve();

    private static void RequireBounds(string what, double lower, double upper)
    {
        if (!(lower <= upper) || double.IsPositiveInfinity(lower) || double.IsNegativeInfinity(upper))
        {
            throw new ArgumentException($"{what} has the bounds {lower} to {upper}; the lower one must not be above the upper one.");
        }
    }
}
