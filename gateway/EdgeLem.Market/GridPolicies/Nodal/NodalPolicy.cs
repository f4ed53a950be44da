using EdgeLem.Market.Clearing;
using EdgeLem.Market.Network;

namespace EdgeLem.Market.GridPolicies.Nodal;

/// <summary>Clears under the network's limits, with a price per point: energy, losses, voltage and congestion; <c>nodal</c> in the configuration.</summary>
/// <remarks>
/// <para>Where the retailer serves the rest: least cost of the net import at the retail price (of the net export at the feed-in price), of losses at their price, and of refusals at theirs; the
/// mechanism clears what was not refused. Where only trades flow: the largest gain from trade that the network carries.</para>
/// <para>The price of a point is what one more watt of consumption there costs (standard decomposition of locational marginal prices; F. C. Schweppe et al., Spot Pricing of Electricity, 1988):
/// the dual of the balance, plus the loss price times the slope of losses, plus for each binding limit its dual times the limit's slope.</para>
/// <para>With <c>uniform-price</c> trades are priced at the seller's point and the buyer pays the difference of the two points to the network operator; other mechanisms keep their own prices.</para>
/// </remarks>
public sealed class NodalPolicy : IGridPolicy
{
    /// <inheritdoc/>
    public string Name => "nodal";

    /// <inheritdoc/>
    public GridOutcome Apply(GridRound round)
    {
        ArgumentNullException.ThrowIfNull(round);
        round.Network.BeginRound();
        ClearingResult clearing = round.Clearing.Clear(round.Book, round.Prices);
        NetworkState before = round.StateOf(clearing);
        var outcome = new GridOutcome { Policy = Name, Clearing = clearing, Before = before, After = before };
        return round.RetailerServesRest ? ServedNodal.Apply(round, outcome) : TradedNodal.Apply(round, outcome);
    }
}
