using EdgeLem.Market.Clearing;
using EdgeLem.Market.Network;

namespace EdgeLem.Market.GridPolicies;

/// <summary>Clears without looking at the network, then checks with an AC power flow and reports; <c>check-only</c> in the configuration.</summary>
public sealed class CheckOnlyPolicy : IGridPolicy
{
    /// <inheritdoc/>
    public string Name => "check-only";

    /// <inheritdoc/>
    public GridOutcome Apply(GridRound round)
    {
        ArgumentNullException.ThrowIfNull(round);
        round.Network.BeginRound();
        ClearingResult clearing = round.Clearing.Clear(round.Book, round.Prices);
        NetworkState state = round.StateOf(clearing);
        return new GridOutcome { Policy = Name, Clearing = clearing, Before = state, After = state };
    }
}
