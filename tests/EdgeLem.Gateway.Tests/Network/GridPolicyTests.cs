using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.GridPolicies.Rejection;
using EdgeLem.Market.Network;

namespace EdgeLem.Gateway.Tests.Network;

/// <summary>Policies on small feeders against a search over all refusals, each checked by an AC power flow.</summary>
public sealed class GridPolicyTests(ITestOutputHelper output)
{
    public static IEnumerable<TheoryDataRow<string, string>> Cases =>
        SmallMarkets.Names.SelectMany(market => GridMarket.Limiting.Select(policy => new TheoryDataRow<string, string>(market, policy.Name)));

    [Theory]
    [MemberData(nameof(Cases))]
    [Trait("Row", "R60")]
    [Trait("Row", "R53")]
    public void What_is_refused_is_within_a_hundredth_of_the_least_that_keeps_the_AC_check(string market, string policy)
    {
        GridMarket item = SmallMarkets.Of(market);
        GridOutcome outcome = item.Apply(Named(policy));
        double leastW = item.LeastRefusedW(steps: 16);
        output.WriteLine($"{market}, {policy}: refused {outcome.RefusedW} W, search {leastW:F1} W, {outcome.Iterations} turns, before {outcome.Before.Violations.Length} violations");

        Assert.False(outcome.Before.IsAllowed);
        Assert.True(item.Recheck(outcome).IsAllowed, string.Join("; ", item.Recheck(outcome).Violations));
        Assert.InRange(outcome.RefusedW, 1, (1.01 * leastW) + 3);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    [Trait("Row", "R54")]
    public void It_agrees_with_the_AC_power_flow_within_ten_turns(string market, string policy)
    {
        GridOutcome outcome = SmallMarkets.Of(market).Apply(Named(policy));

        Assert.InRange(outcome.Iterations, 1, 10);
        Assert.Equal(outcome.RefusedW, outcome.Rounds[^1].RefusedW, 1 + (outcome.RefusedW / 100.0));
        Assert.Equal(0, outcome.Rounds[^1].ViolationCount);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_refused_watt_has_an_order_and_a_limit(string market, string policy)
    {
        GridMarket item = SmallMarkets.Of(market);
        GridOutcome outcome = item.Apply(Named(policy));
        Dictionary<string, long> refusedW = outcome.Refusals.ToDictionary(refusal => refusal.Order.ToString(), refusal => refusal.RefusedW);

        Assert.All(outcome.Refusals, refusal => Assert.True(refusal.Kind != LimitKind.NoState && refusal.Element.Length > 0));
        Assert.All(outcome.Clearing.Bids.Concat(outcome.Clearing.Offers), fill =>
        {
            Assert.Equal(refusedW.GetValueOrDefault(fill.Order.Key.ToString()), fill.RefusedW);
            Assert.InRange(fill.UnfilledW, 0, fill.Order.QuantityW);
            Assert.Equal(fill.RefusedW > 0, fill.Reason == UnfilledReason.RefusedByNetwork);
        });
    }

    [Theory]
    [InlineData("reject")]
    [InlineData("nodal")]
    public void A_network_that_its_base_load_alone_overloads_refuses_all_that_helps_and_says_so(string policy)
    {
        GridMarket item = SmallMarkets.Of("undervoltage") with { Base = [new(3, 1, 30_000, 0)] };
        GridOutcome outcome = item.Apply(Named(policy));

        Assert.False(outcome.After.IsAllowed);
        Assert.Equal(9_000, outcome.Refusals.Single(refusal => refusal.Order.NodeId == "h3").RefusedW);
        Assert.Empty(outcome.NodalPrices);
    }

    [Theory]
    [InlineData("reject")]
    [InlineData("nodal")]
    public void Orders_that_no_power_flow_can_carry_are_refused_down_to_an_allowed_state(string policy)
    {
        GridMarket item = SmallMarkets.Of("undervoltage") with { Orders = [GridMarket.Bid("h1", 900_000, 200_000), GridMarket.Bid("h2", 900_000, 210_000), GridMarket.Bid("h3", 900_000, 220_000)] };
        GridOutcome outcome = item.Apply(Named(policy));

        Assert.False(outcome.Before.Converged);
        Assert.True(item.Recheck(outcome).IsAllowed);
        Assert.InRange(outcome.RefusedW, 2_600_000, 2_699_999);
    }

    [Theory]
    [InlineData("reject")]
    [InlineData("nodal")]
    public void Within_its_limits_a_network_refuses_nothing(string policy)
    {
        GridMarket item = SmallMarkets.Of("line") with { Orders = [GridMarket.Bid("h1", 900, 200_000), GridMarket.Offer("h2", 700, 100_000)] };
        GridOutcome outcome = item.Apply(Named(policy));

        Assert.Empty(outcome.Refusals);
        Assert.Equal(700, outcome.Clearing.VolumeW);
        Assert.True(outcome.After.IsAllowed);
    }

    [Theory]
    [InlineData("reject")]
    [InlineData("nodal")]
    [Trait("Row", "R60")]
    public void Where_only_trades_flow_a_trade_is_cut_on_both_sides_and_counted_once(string policy)
    {
        // One seller far out, one buyer at the source: the line between carries at most 20 A.
        GridMarket item = SmallMarkets.Of("line") with
        {
            Orders = [GridMarket.Bid("h1", 10_000, 200_000), GridMarket.Offer("h2", 12_000, 100_000)], RetailerServesRest = false,
        };
        GridOutcome outcome = item.Apply(Named(policy));

        Assert.True(item.Recheck(outcome).IsAllowed);
        Assert.Equal(10_000, outcome.Clearing.VolumeW + outcome.RefusedW);
        Assert.Equal(outcome.Clearing.Bids.Sum(fill => fill.ClearedW), outcome.Clearing.Offers.Sum(fill => fill.ClearedW));
        Assert.InRange(outcome.Clearing.VolumeW, 8_500, 9_700);
    }

    [Fact]
    [Trait("Row", "R60")]
    public void Rejection_leaves_the_prices_of_the_clearing()
    {
        GridMarket item = SmallMarkets.Of("overvoltage") with
        {
            Orders = [GridMarket.Offer("h1", 9_000, 90_000), GridMarket.Offer("h2", 9_000, 100_000), GridMarket.Bid("h3", 12_000, 250_000)],
        };
        ClearingResult free = new UniformPriceClearing().Clear(new Market.Orders.OrderBook(item.Orders), GridMarket.Prices);
        GridOutcome outcome = item.Apply(new RejectPolicy());

        Assert.True(outcome.RefusedW > 0);
        Assert.Equal(free.PriceMicroEurPerKwh, outcome.Clearing.PriceMicroEurPerKwh);
        Assert.All(outcome.Clearing.Trades, trade => Assert.Equal(free.PriceMicroEurPerKwh, trade.PriceMicroEurPerKwh));
        Assert.Equal(outcome.Clearing.VolumeW, outcome.Clearing.Trades.Sum(trade => trade.QuantityW));
        Assert.Equal(outcome.Clearing.Bids.Sum(fill => fill.UnfilledW), outcome.Clearing.RetailerSaleW);
    }

    private static IGridPolicy Named(string name) => KnownGridPolicies.TryGet(name, out IGridPolicy? policy) ? policy : throw new ArgumentException($"No policy '{name}'.");
}
