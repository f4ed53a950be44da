namespace EdgeLem.Market.GridPolicies;

/// <summary>What a round does about the limits of the network. Combines with every clearing mechanism.</summary>
/// <remarks>Pure and deterministic but for the network model that it is given.</remarks>
public interface IGridPolicy
{
    /// <summary>Name in configuration files, results and the ledger, for example <c>check-only</c>.</summary>
    public string Name { get; }

    /// <summary>Clears a round under the policy, and ends with an AC power flow of what was cleared.</summary>
    /// <param name="round">Orders, mechanism and network.</param>
    /// <returns>The outcome; when no allowed outcome was found, its last state says which limits are not kept.</returns>
    public GridOutcome Apply(GridRound round);
}
