using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies.Limiting;
using EdgeLem.Market.Network;

namespace EdgeLem.Market.GridPolicies.Rejection;

/// <summary>Clears first; what the network then cannot carry is refused, as few watts as possible, at the prices of the clearing; <c>reject</c> in the configuration.</summary>
/// <remarks>
/// Where the retailer serves the rest every order flows, and what can be refused is each order's flow: first what the retailer would have served, then its trades, the last first; the counterparty
/// of a cut trade turns to the retailer. Where only trades flow trades are cut, with both their sides at once.
/// Which watts: <see cref="SuccessiveProgram"/> with the cost 1 for each.
/// </remarks>
public sealed class RejectPolicy : IGridPolicy
{
    /// <inheritdoc/>
    public string Name => "reject";

    /// <inheritdoc/>
    public GridOutcome Apply(GridRound round)
    {
        ArgumentNullException.ThrowIfNull(round);
        round.Network.BeginRound();
        ClearingResult clearing = round.Clearing.Clear(round.Book, round.Prices);
        NetworkState before = round.StateOf(clearing);
        var outcome = new GridOutcome { Policy = Name, Clearing = clearing, Before = before, After = before };
        if (before.IsAllowed)
        {
            return outcome;
        }

        return round.RetailerServesRest ? FlowRefusal.Apply(round, outcome) : TradeCut.Apply(round, outcome);
    }
}
