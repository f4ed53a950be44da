using EdgeLem.Gateway.Network;
using EdgeLem.Grid;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.GridPolicies.Rejection;
using EdgeLem.Market.Orders;
using EdgeLem.Tests;
using static System.FormattableString;

namespace EdgeLem.Gateway.Tests.Network.Days;

/// <summary>
/// The Quartierstrom pilot in Walenstadt: 37 homes, 27 with PV; of the demand 33 % was met from within the community, about twice as much as by each home's own PV. Ours: the European feeder, 4 days of quarter hours; own use first, then what the market gives, each round with an AC power flow.
/// </summary>
public sealed class SelfSufficiencyTests(ITestOutputHelper output)
{
    [Fact]
    [Trait("Row", "R43")]
    public void A_market_among_homes_with_PV_meets_more_of_their_demand()
    {
        Feeder feeder = EuropeanHomes.LoadOrSkip();
        Shares[] shares = [.. new[] { 0.35, 0.7, 1.0 }.Select(pv => Run(feeder, new Neighbourhood(feeder, pv, seed: 43)))];
        foreach (Shares share in shares)
        {
            output.WriteLine(Invariant($"PV {share.Pv:P0} of the demand: met by own PV {share.Before:P1}, with the market {share.After:P1}, ratio {share.Ratio:F2}; self-consumption {share.ConsumptionBefore:P1} and {share.ConsumptionAfter:P1}; not allowed in {share.RoundsNotAllowed} rounds, refused {share.RefusedWh:F0} Wh"));
        }

        Assert.All(shares, share => Assert.True(share.After > share.Before && share.After <= Math.Min(1, share.Pv) && share.RoundsNotAllowed == 0));
        Assert.Equal(shares.Select(share => share.After).Order(), shares.Select(share => share.After));
        Assert.All(shares, share => Assert.InRange(share.Ratio, 1.3, 2.5));

        Literature.State("R43", "Self-consumption and self-sufficiency; Quartierstrom pilot", "33 % of the demand met locally, twice as much as before",
            (Invariant($"European feeder, {shares[0].HomesWithPv} of 55 homes with PV, 4 days: with PV of {100 * shares[0].Pv:F0}, {100 * shares[1].Pv:F0} and {100 * shares[2].Pv:F0} % of the demand {100 * shares[0].After:F0}, {100 * shares[1].After:F0} and {100 * shares[2].After:F0} % are met locally, {shares[0].Ratio:F1}, {shares[1].Ratio:F1} and {shares[2].Ratio:F1} times what own PV met before; self-consumption {100 * shares[0].ConsumptionAfter:F0}, {100 * shares[1].ConsumptionAfter:F0} and {100 * shares[2].ConsumptionAfter:F0} %"), "agrees: in size, nearly a third of the demand with the least PV, 1.7 times as much as before and not twice; days of one profile under four skies, no year"));
    }

    private static Shares Run(Feeder feeder, Neighbourhood homes)
    {
        var network = new FeederNetwork(feeder, new FeederNetworkOptions { Points = EuropeanHomes.PointsOf(feeder) });
        var sum = new Shares { HomesWithPv = homes.HomesWithPv };
        for (int step = 0; step < Neighbourhood.Steps; step++)
        {
            Order[] orders = [.. Enumerable.Range(0, homes.Homes).SelectMany(home => OrdersOf(homes, home, step))];
            GridOutcome outcome = new RejectPolicy().Apply(new GridRound { Book = new OrderBook(orders), Prices = GridMarket.Prices, Clearing = new UniformPriceClearing(), Network = network });
            sum.DemandW += Enumerable.Range(0, homes.Homes).Sum(home => homes.LoadW(home, step));
            sum.PvW += Enumerable.Range(0, homes.Homes).Sum(home => homes.PvW(home, step));
            sum.OwnW += Enumerable.Range(0, homes.Homes).Sum(home => Math.Min(homes.LoadW(home, step), homes.PvW(home, step)));
            sum.TradedW += outcome.Clearing.VolumeW;
            sum.RefusedWh += outcome.RefusedW * Neighbourhood.StepMinutes / 60.0;
            sum.RoundsNotAllowed += outcome.After.IsAllowed ? 0 : 1;
        }

        return sum;
    }

    private static IEnumerable<Order> OrdersOf(Neighbourhood homes, int home, int step)
    {
        long netW = homes.LoadW(home, step) - homes.PvW(home, step);
        if (netW != 0)
        {
            yield return netW > 0 ? GridMarket.Bid(EuropeanHomes.NodeId(home), netW, 290_000) : GridMarket.Offer(EuropeanHomes.NodeId(home), -netW, 90_000);
        }
    }

    private sealed class Shares
    {
        public int HomesWithPv { get; init; }

        public double DemandW { get; set; }

        public double PvW { get; set; }

        public double OwnW { get; set; }

        public double TradedW { get; set; }

        public double RefusedWh { get; set; }

        public int RoundsNotAllowed { get; set; }

        public double Pv => PvW / DemandW;

        public double Before => OwnW / DemandW;

        public double After => (OwnW + TradedW) / DemandW;

        public double Ratio => After / Before;

        public double ConsumptionBefore => OwnW / PvW;

        public double ConsumptionAfter => (OwnW + TradedW) / PvW;
    }
}
