using EdgeLem.Market.Clearing.Curves;
using EdgeLem.Market.Orders;
using EdgeLem.Tests;
using static System.FormattableString;

namespace EdgeLem.Market.Tests.Clearing.Curves;

public sealed class CurveAggregatorTests
{
    private static readonly PriceSteps Steps = new(0, 100, 11);

    [Fact]
    public void Demand_and_supply_meet_at_the_lowest_step_without_excess_demand()
    {
        // Bid 50 W up to 60; offer 80 W from 30. Net: 50 below 30, -30 from 30 to 60, -80 above. Equilibrium at 30, step 3, 30 W of supply left.
        CurveAggregator market = new(Steps, 2);
        market.Update(0, DemandCurve.Of([Books.Bid("b", 50, 60)], Steps));
        market.Update(1, DemandCurve.Of([Books.Offer("o", 80, 30)], Steps));

        Assert.Equal((3, 30L, -30L), (market.EquilibriumStep, market.EquilibriumPriceMicroEurPerKwh, market.ImbalanceW));
        Assert.Equal((50, -80), (market.SetpointW(0), market.SetpointW(1)));
    }

    [Fact]
    public void Demand_that_nobody_meets_costs_the_highest_price()
    {
        CurveAggregator market = new(Steps, 1);
        market.Update(0, DemandCurve.Of([Books.Bid("b", 50, 100)], Steps));

        Assert.Equal((100L, 50L), (market.EquilibriumPriceMicroEurPerKwh, market.ImbalanceW));
    }

    /// <summary>
    /// R8 (transactive nodes) states no figure; asked for is demand-curve aggregation, and price to setpoint within one slot. Ours: after every one of 2,000 changes of one curve among 300 the sum, the
    /// price and the setpoints are those of an aggregation from nothing; the bench measures the time of a change.
    /// </summary>
    [Fact]
    [Trait("Row", "R8")]
    public void After_every_change_of_one_curve_the_sum_is_that_of_all_curves()
    {
        const int Agents = 300;
        const int Changes = 2_000;
        Random random = new(1);
        CurveAggregator market = new(Steps, Agents);
        DemandCurve?[] curves = new DemandCurve?[Agents];
        for (int change = 0; change < Changes; change++)
        {
            int agent = random.Next(Agents);
            curves[agent] = random.Next(10) == 0 ? null : RandomCurve(random);
            market.Update(agent, curves[agent]);
            long[] sum = [.. Enumerable.Range(0, Steps.Count).Select(step => curves.Sum(curve => curve?.DemandW[step] ?? 0))];
            int expected = Array.FindIndex(sum, w => w <= 0) is var first && first >= 0 ? first : Steps.Count - 1;

            Assert.Equal(sum, market.SumW.ToArray());
            Assert.Equal(expected, market.EquilibriumStep);
            Assert.Equal(market.ImbalanceW, Enumerable.Range(0, Agents).Sum(market.SetpointW));
        }

        Literature.State("R8", "Transactive nodes; report and review", "no figure; demand curves are aggregated, the price becomes setpoints within the slot",
            (Invariant($"after each of {Changes} changes of one curve among {Agents} sum, price and setpoints are those of an aggregation from nothing"), "agrees"));
    }

    [Fact]
    public void A_rising_curve_and_one_on_other_steps_are_refused()
    {
        CurveAggregator market = new(Steps, 1);

        Assert.Throws<ArgumentException>(() => new DemandCurve([1, 2]));
        Assert.Throws<ArgumentException>(() => new DemandCurve([Order.MaximumQuantityW + 1]));
        Assert.Throws<ArgumentException>(() => market.Update(0, new DemandCurve([2, 1])));
        Assert.Throws<ArgumentOutOfRangeException>(() => market.Update(1, null));
    }

    [Fact]
    public void Limits_move_to_the_step_that_they_allow()
    {
        // A bid of 35 pays step 3 (30), an offer of 35 accepts step 4 (40).
        Assert.Equal((3, 4), (Steps.AtMost(35), Steps.AtLeast(35)));
        Assert.Equal((3, 3), (Steps.AtMost(30), Steps.AtLeast(30)));
        Assert.Equal((-1, 11), (Steps.AtMost(-1), Steps.AtLeast(101)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-7, 0)]
    [InlineData(80_000, 300_001)]
    public void Steps_are_found_by_their_price(long lowest, long highest)
    {
        PriceSteps steps = new(lowest, highest, 101);
        for (long limit = lowest - 2; limit <= Math.Min(highest + 2, lowest + 5_000); limit++)
        {
            int[] paid = [.. Enumerable.Range(0, 101).Where(step => steps.PriceOf(step) <= limit)];
            Assert.Equal(paid.Length == 0 ? -1 : paid[^1], steps.AtMost(limit));
        }
    }

    private static DemandCurve RandomCurve(Random random) => new([.. Enumerable.Range(0, Steps.Count).Select(_ => random.NextInt64(-5_000, 5_000)).OrderDescending()]);
}
