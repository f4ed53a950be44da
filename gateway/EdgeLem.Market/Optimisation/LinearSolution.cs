namespace EdgeLem.Market.Optimisation;

/// <summary>Outcome of a linear program.</summary>
/// <param name="Status">How it ended; when not optimal the values mean nothing.</param>
/// <param name="Objective">Least cost.</param>
/// <param name="Values">Value per variable.</param>
/// <param name="RowDuals">Per row, by how much the cost rises when the bound that the row has reached rises by one; 0 where it has reached none.</param>
/// <param name="ReducedCosts">Per variable, cost less what the rows pay for it: at least 0 at a lower bound, at most 0 at an upper one, 0 between.</param>
/// <param name="Iterations">Changes of the basis, of all solves of the program.</param>
public sealed record LinearSolution(LinearStatus Status, double Objective, double[] Values, double[] RowDuals, double[] ReducedCosts, int Iterations)
{
    /// <summary>The basis of the solution.</summary>
    public required LinearBasis Basis { get; init; }
}
