using EdgeLem.Market.Clearing;
using EdgeLem.Market.Orders;
using EdgeLem.Market.Settlement;
using EdgeLem.Market.Settlement.Charges;
using EdgeLem.Market.Settlement.Imbalance;
using FsCheck;
using FsCheck.Fluent;

namespace EdgeLem.Market.Tests.Settlement;

/// <summary>Random intervals with everything that a settlement knows: trades, meters, every kind of charge, every imbalance rule.</summary>
internal static class SettlementCases
{
    /// <summary>Checks a law on 300 random intervals; FsCheck prints the seed of one that breaks it.</summary>
    public static void Hold(Func<SettlementInput, Random, bool> law) => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed =>
        {
            Random random = new(seed);
            return law(Input(random), random);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    public static SettlementInput Input(Random random)
    {
        RetailerPrices prices = Books.RandomPrices(random);
        ClearingResult cleared = new UniformPriceClearing().Clear(new OrderBook(Books.Random(random, random.Next(1, 30), 9_999)), prices);
        string[] nodes = [.. cleared.NodePositions().Select(node => node.NodeId)];
        KnownImbalanceRules.TryGet(KnownImbalanceRules.Names[random.Next(KnownImbalanceRules.Names.Length)], out IImbalanceRule? imbalance);
        return new SettlementInput
        {
            Interval = new MarketInterval(0, random.Next(5, 3601)),
            Prices = prices,
            Trades = cleared.Trades,
            Meters = [.. nodes.Where(_ => random.Next(4) > 0).Select(node => new MeteredEnergy(node, 3_600 * random.NextInt64(-5_000, 5_000), MeterQuality.Metered, MeterRefusal.None))],
            Imbalance = imbalance!,
            Charges = [.. Enumerable.Range(0, random.Next(20)).Select(_ => Charge(random, nodes))],
        };
    }

    private static NetworkCharge Charge(Random random, string[] nodes)
    {
        string node = random.Next(10) == 0 ? "only-charged" : nodes[random.Next(nodes.Length)];
        long energyJ = random.NextInt64(-10_000_000, 10_000_000);
        long price = random.NextInt64(-400_000, 400_000);
        return random.Next(5) switch
        {
            0 => NetworkCharge.OfAmount(SettlementKind.Fee, (node, Accounts.Network), energyJ, random.NextInt64(-50_000, 50_000)),
            1 => NetworkCharge.AtPrice(SettlementKind.Loss, (node, Accounts.Network), energyJ, price),
            2 => NetworkCharge.AtPrice(SettlementKind.Loss, (Accounts.Network, Accounts.Retailer), energyJ, price),
            3 => NetworkCharge.AtPrice(SettlementKind.Congestion, (node, Accounts.Network), energyJ, price),
            _ => NetworkCharge.AtPrice(SettlementKind.Compensation, (Accounts.Network, node), energyJ, price),
        };
    }
}
