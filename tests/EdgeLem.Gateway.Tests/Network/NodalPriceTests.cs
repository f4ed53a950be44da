using EdgeLem.Gateway.Network;
using EdgeLem.Grid;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.GridPolicies.Nodal;
using EdgeLem.Market.Orders;
using EdgeLem.Tests;
using static System.FormattableString;

namespace EdgeLem.Gateway.Tests.Network;

/// <summary>Nodal prices against what one more watt of fixed consumption really costs: the market is solved again with it.</summary>
public sealed class NodalPriceTests(ITestOutputHelper output)
{
    /// <summary>What a traded kWh saves its two sides together against the retailer, micro-euro.</summary>
    private static readonly long RetailerSpread = GridMarket.Prices.RetailPriceMicroEurPerKwh - GridMarket.Prices.FeedInPriceMicroEurPerKwh;

    /// <summary>Large against the whole watts of orders, small against what bends the optimum.</summary>
    private const double StepW = 300;

    [Theory]
    [InlineData("overvoltage", 0)]
    [InlineData("overvoltage", 200_000)]
    [InlineData("overvoltage, three phases", 0)]
    [InlineData("undervoltage", 100_000)]
    [InlineData("line", 0)]
    [InlineData("transformer", 0)]
    [Trait("Row", "R49")]
    public void Prices_are_marginal_costs_where_the_retailer_serves_the_rest(string market, long lossPrice)
    {
        GridMarket item = SmallMarkets.Of(market) with { LossPrice = lossPrice };
        GridOutcome outcome = item.Apply(new NodalPolicy());

        Assert.Equal(item.Points.Length, outcome.NodalPrices.Length);
        foreach (NodalPrice price in outcome.NodalPrices)
        {
            double marginal = Marginal(item, price.Point, ServedCost);
            output.WriteLine($"{market}, {item.Points[price.Point].NodeId}: {price.MicroEurPerKwh:F0} = energy {price.Energy:F0} + losses {price.Losses:F0} + voltage {price.Voltage:F0} + congestion {price.Congestion:F0}; marginal {marginal:F0}");
            AssertWithinOnePercent(marginal, price.MicroEurPerKwh);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Row", "R49")]
    public void Prices_are_marginal_costs_where_only_trades_flow(bool hasLosses)
    {
        GridMarket item = Traded(hasLosses ? 100_000 : 0);
        GridOutcome outcome = item.Apply(new NodalPolicy());

        Assert.Contains(outcome.NodalPrices, price => Math.Abs(price.Congestion) > 1_000);
        foreach (NodalPrice price in outcome.NodalPrices)
        {
            double marginal = Marginal(item, price.Point, TradedCost);
            output.WriteLine($"{item.Points[price.Point].NodeId}: {price.MicroEurPerKwh:F0} = energy {price.Energy:F0} + losses {price.Losses:F0} + congestion {price.Congestion:F0}; marginal {marginal:F0}");
            AssertWithinOnePercent(marginal, price.MicroEurPerKwh);
        }
    }

    [Fact]
    public void Orders_take_their_point_s_price()
    {
        GridMarket item = Traded(0);
        GridOutcome outcome = item.Apply(new NodalPolicy());
        FeederNetwork network = item.Network();

        Assert.All(outcome.Clearing.Bids, fill => AssertTakes(fill, outcome.NodalPrices[network.PointOf(fill.Order)].MicroEurPerKwh - fill.Order.PriceMicroEurPerKwh));
        Assert.All(outcome.Clearing.Offers, fill => AssertTakes(fill, fill.Order.PriceMicroEurPerKwh - outcome.NodalPrices[network.PointOf(fill.Order)].MicroEurPerKwh));
    }

    [Fact]
    [Trait("Row", "R49")]
    public void Trades_pay_the_seller_s_price_and_the_operator_the_difference()
    {
        GridMarket item = Traded(0);
        GridOutcome outcome = item.Apply(new NodalPolicy());
        FeederNetwork network = item.Network();
        Dictionary<OrderKey, Order> orders = item.Orders.ToDictionary(order => order.Key);

        Assert.NotEmpty(outcome.Clearing.Trades);
        Assert.Equal(outcome.Clearing.Trades.Length, outcome.CongestionCharges.Length);
        for (int trade = 0; trade < outcome.Clearing.Trades.Length; trade++)
        {
            Trade item1 = outcome.Clearing.Trades[trade];
            double seller = outcome.NodalPrices[network.PointOf(orders[item1.Seller])].MicroEurPerKwh;
            double buyer = outcome.NodalPrices[network.PointOf(orders[item1.Buyer])].MicroEurPerKwh;
            Assert.Equal(seller, item1.PriceMicroEurPerKwh, 1.0);
            Assert.Equal(buyer, item1.PriceMicroEurPerKwh + outcome.CongestionCharges[trade].MicroEurPerKwh, 1.0);
            Assert.InRange(item1.PriceMicroEurPerKwh, orders[item1.Seller].PriceMicroEurPerKwh, long.MaxValue);
            Assert.InRange(item1.PriceMicroEurPerKwh + outcome.CongestionCharges[trade].MicroEurPerKwh, long.MinValue, orders[item1.Buyer].PriceMicroEurPerKwh);
        }

        double gain = outcome.Clearing.Trades.Select((trade, i) => trade.QuantityW * (RetailerSpread - outcome.CongestionCharges[i].MicroEurPerKwh) / 1e9).Sum();
        double charge = outcome.Clearing.Trades.Select((trade, i) => trade.QuantityW * outcome.CongestionCharges[i].MicroEurPerKwh / 1e9).Sum();
        Assert.True(gain > 0);
        Assert.True(item.Recheck(outcome).IsAllowed);
        Literature.State("R49", "Sensitivities of voltage, flow and loss in the market; Guerrero et al.", "lower cost for users, balance without violation",
            (Invariant($"{outcome.Before.Violations.Length} violations before, {outcome.After.Violations.Length} after; users gain {gain:F2} EUR/h over the retailer alone, after {charge:F2} EUR/h of congestion charges; sensitivities and nodal prices are those of AC differences to 1 %"), "agrees"));
    }

    [Fact]
    [Trait("Row", "R54")]
    public void Headroom_is_published_per_phase()
    {
        GridOutcome outcome = SmallMarkets.Of("overvoltage").Apply(new NodalPolicy());

        Assert.Equal("AB", string.Concat(outcome.Headroom.Select(phase => phase.Phase)));
        Assert.Contains(outcome.Headroom, phase => phase.ExportW < 20);
        Assert.True(outcome.Headroom[0].ImportW > outcome.Headroom[0].ExportW);
    }

    /// <summary>Buyers at the source end, sellers far out on a line of 25 A, one seller near: the far ones cannot sell all.</summary>
    private static GridMarket Traded(long lossPrice) => new(
        SmallFeeders.Chain(3, 20, ratingA: 25).Build(),
        [new("h1", 1, Phases.A), new("h2", 2, Phases.A), new("h3", 3, Phases.A)],
        new NetworkLimits { MaxVoltageUnbalancePercent = 20 },
        [
            GridMarket.Bid("h1", 6_000, 240_000), GridMarket.Bid("h1", 5_000, 200_000, id: 1), GridMarket.Bid("h2", 1_000, 260_000),
            GridMarket.Offer("h1", 9_000, 150_000, id: 2), GridMarket.Offer("h3", 9_000, 100_000), GridMarket.Offer("h3", 3_000, 120_000, id: 1),
        ])
    { RetailerServesRest = false, LossPrice = lossPrice };

    private static void AssertTakes(Fill fill, double regret)
    {
        // A bid above its point's price (an offer below) is accepted but for the watts that rounding takes, one below it not at all.
        Assert.True(regret >= -1 || fill.ClearedW >= fill.Order.QuantityW - 3, $"{fill} with {regret}");
        Assert.True(regret <= 1 || fill.ClearedW <= 3, $"{fill} with {regret}");
    }

    private static void AssertWithinOnePercent(double expected, double actual) => Assert.InRange(actual, expected - Tolerance(expected), expected + Tolerance(expected));

    private static double Tolerance(double expected) => Math.Max(0.01 * Math.Abs(expected), 1_500);

    /// <summary>Cost of the market's optimum with more and with less consumption at a point, per watt.</summary>
    private static double Marginal(GridMarket market, int point, Func<GridMarket, int, double, double> costWith) =>
        (costWith(market, point, StepW) - costWith(market, point, -StepW)) / (2 * StepW);

    /// <summary>Supply at retail or feed-in price, losses and refusals at theirs, with consumption beside the orders.</summary>
    private static double ServedCost(GridMarket market, int point, double consumptionW)
    {
        FeederPoint at = market.Points[point];
        int phases = at.Phases.PhaseCount();
        GridOutcome outcome = (market with
        {
            Base = [.. Enumerable.Range(0, PhaseNames.Count).Where(phase => at.Phases.Includes(phase)).Select(phase => new BasePower(at.Bus, phase, consumptionW / phases, 0))],
        }).Apply(new NodalPolicy());
        double importW = outcome.After.SupplyW - outcome.After.LossesW;
        double supply = Math.Max(GridMarket.Prices.RetailPriceMicroEurPerKwh * importW, GridMarket.Prices.FeedInPriceMicroEurPerKwh * importW);
        return supply + (market.LossPrice * outcome.After.LossesW) + (1_000_000.0 * outcome.RefusedW);
    }

    /// <summary>Offers' cost less bids' worth and losses, with consumption (or generation) that trades at any price, whose own money is left out.</summary>
    private static double TradedCost(GridMarket market, int point, double consumptionW)
    {
        const int Fixed = 99;
        string node = market.Points[point].NodeId;
        Order inelastic = consumptionW > 0 ? GridMarket.Bid(node, (long)consumptionW, 300_000, Fixed) : GridMarket.Offer(node, (long)-consumptionW, 80_000, Fixed);
        GridOutcome outcome = (market with { Orders = [.. market.Orders, inelastic] }).Apply(new NodalPolicy());
        double cost = outcome.Clearing.Offers.Where(fill => fill.Order.OrderId != Fixed).Sum(fill => (double)fill.ClearedW * fill.Order.PriceMicroEurPerKwh);
        double worth = outcome.Clearing.Bids.Where(fill => fill.Order.OrderId != Fixed).Sum(fill => (double)fill.ClearedW * fill.Order.PriceMicroEurPerKwh);
        return cost - worth + (market.LossPrice * outcome.After.LossesW);
    }
}
