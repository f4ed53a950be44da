using System.Collections.Immutable;
using EdgeLem.Market;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Network;
using EdgeLem.Market.NetworkFees;
using EdgeLem.Sim.Comparing.Recording;

namespace EdgeLem.Sim.Comparing.Replaying;

/// <summary>
/// Finds what the owner of the network could have published before each interval. Loadings and costs of limits are those of the interval before, because a fee that is to steer orders
/// must be known before they are sent.
/// </summary>
/// <param name="cases">Makes the cases.</param>
/// <param name="market">The recorded run.</param>
internal sealed class TariffPublishing(ReplayCases cases, RecordedMarket market)
{
    private static readonly MarketDesign Unlimited = MarketDesign.Default;

    /// <summary>One tariff per interval.</summary>
    public ImmutableArray<PublishedTariff> All()
    {
        ImmutableArray<long> subscribedW = SubscribedW();
        MarketDesign? nodal = NodalDesign();
        var next = new PublishedTariff([], [], subscribedW);
        ImmutableArray<PublishedTariff>.Builder tariffs = ImmutableArray.CreateBuilder<PublishedTariff>(market.Intervals.Length);
        foreach (RecordedInterval interval in market.Intervals)
        {
            tariffs.Add(next);
            next = new PublishedTariff(LoadingIn(interval), CostsIn(interval, nodal), subscribedW);
        }

        return tariffs.MoveToImmutable();
    }

    private ImmutableArray<long> SubscribedW()
    {
        Dictionary<string, long> sums = market.Nodes.ToDictionary(node => node.NodeId, _ => 0L, StringComparer.Ordinal);
        foreach (Market.Orders.Order order in market.Intervals.SelectMany(interval => interval.Book.Bids.Concat(interval.Book.Offers)))
        {
            sums[order.NodeId] += order.Side == Market.Orders.OrderSide.Bid ? order.QuantityW : -order.QuantityW;
        }

        return [.. market.Nodes.Select(node => Math.Max(0, sums[node.NodeId] / Math.Max(1, market.Intervals.Length)))];
    }

    /// <summary>The first policy in ordinal order that gives nodal prices on the busiest interval; null when none does.</summary>
    private MarketDesign? NodalDesign()
    {
        RecordedInterval busiest = market.Intervals.MaxBy(interval => interval.Book.Offers.Sum(order => order.QuantityW))!;
        foreach (string name in KnownGridPolicies.Names)
        {
            MarketDesign design = KnownGridPolicies.TryGet(name, out IGridPolicy? policy) ? Unlimited with { Policy = policy } : Unlimited;
            if (!design.Clear(cases.CaseOf(busiest)).NodalPrices.IsEmpty)
            {
                return design;
            }
        }

        return null;
    }

    private ImmutableArray<double> LoadingIn(RecordedInterval interval)
    {
        if (cases.Topology.Branches.IsEmpty)
        {
            return [];
        }

        GridOutcome outcome = Unlimited.Clear(cases.CaseOf(interval));
        NetworkState state = cases.Network.Evaluate(outcome.After.PowerW.AsSpan(), withBranches: true);
        return state is { Converged: true, Branches: { } flows } ? BranchLoading.Of(cases.Topology, flows) : [];
    }

    private ImmutableArray<long> CostsIn(RecordedInterval interval, MarketDesign? nodal) =>
        nodal is null ? [] : CongestionFee.FromNodalPrices(nodal.Clear(cases.CaseOf(interval)).NodalPrices);
}
