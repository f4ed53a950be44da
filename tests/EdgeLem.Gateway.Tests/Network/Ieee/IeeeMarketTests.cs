using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.GridPolicies.Distributed;
using EdgeLem.Market.Network;
using EdgeLem.Tests;
using static System.FormattableString;

namespace EdgeLem.Gateway.Tests.Network.Ieee;

/// <summary>
/// Li et al. report of the IEEE 37 and 123 bus feeders that transactive energy with constraints removes all voltage problems, and so does its decentralised form. Ours: both do, by a fresh AC
/// power flow, in a sunny noon and in an evening of vehicles, with regulators that stay at their taps.
/// </summary>
public sealed class IeeeMarketTests(ITestOutputHelper output)
{
    private static readonly (int Buses, bool IsPv, long PowerW)[] _markets = [(37, true, 400_000), (37, false, 120_000), (123, true, 200_000), (123, false, 120_000)];

    [Fact]
    [Trait("Row", "R32")]
    public void Constraints_remove_all_voltage_problems_of_both_feeders()
    {
        (int Before, int After) violations = default;
        foreach ((int buses, bool isPv, long powerW) in _markets)
        {
            var market = IeeeMarket.Of(buses, isPv, powerW, holdsTaps: true);
            Assert.True(market.WithoutOrders().IsAllowed);
            foreach (IGridPolicy policy in GridMarket.Limiting)
            {
                GridOutcome outcome = policy.Apply(market.Round());
                NetworkState fresh = market.Recheck(outcome);
                Write((buses, isPv, powerW), outcome, fresh);
                Assert.NotEmpty(outcome.Before.Violations);
                Assert.Empty(fresh.Violations);
                Assert.InRange(outcome.RefusedW, 1, 0.9 * market.OrderedW);
                violations = (violations.Before + outcome.Before.Violations.Length, violations.After + fresh.Violations.Length);
            }
        }

        Literature.State("R32", "Transactive energy with constraints, IEEE 37 and 123; Li et al.", "all voltage problems removed",
            (Invariant($"IEEE 37 and 123, a noon of PV and an evening of vehicles each, 2 policies: {violations.Before} violations before, {violations.After} after, by a fresh AC power flow"), "agrees: with regulators that stay at their taps; following ones do part of the market's work"));
    }

    /// <summary>The same markets by messages between points that know only their own orders and an operator that knows only the network.</summary>
    [Fact]
    [Trait("Row", "R52")]
    public void Messages_alone_remove_all_voltage_problems_of_both_feeders()
    {
        List<GridOutcome> outcomes = [];
        double more = 0;
        foreach ((int buses, bool isPv, long powerW) in _markets)
        {
            var market = IeeeMarket.Of(buses, isPv, powerW, holdsTaps: true);
            GridOutcome outcome = new AdmmPolicy().Apply(market.Round());
            NetworkState fresh = market.Recheck(outcome);
            Write((buses, isPv, powerW), outcome, fresh);
            Assert.NotEmpty(outcome.Before.Violations);
            Assert.Empty(fresh.Violations);
            more = Math.Max(more, outcome.RefusedW / (double)GridMarket.Limiting[0].Apply(market.Round()).RefusedW - 1);
            outcomes.Add(outcome);
        }

        Assert.InRange(more, 0, 0.03);

        Literature.State("R52", "Decentralised optimal branch flow; Li et al.", "all voltage problems removed (IEEE 37, 123)",
            (Invariant($"IEEE 37: {outcomes[0].Before.Violations.Length} and {outcomes[1].Before.Violations.Length} violations before, 0 after, in {outcomes[0].Iterations} and {outcomes[1].Iterations} iterations; IEEE 123: {outcomes[2].Before.Violations.Length} and {outcomes[3].Before.Violations.Length} before, 0 after, in {outcomes[2].Iterations} and {outcomes[3].Iterations}; at most {100 * more:F1} % more is refused than by rejection"), "agrees"));
    }

    /// <summary>
    /// What regulators that follow their voltage change. On the larger feeder the noon's problems are gone before a market does anything; in its evening a regulator that compensates the drop of
    /// the line raises its own output above the limit, which no power of a point and no linear limit sees, so that more turns and refusals are needed.
    /// </summary>
    [Fact]
    [Trait("Row", "R32")]
    public void Regulators_that_follow_do_part_of_the_work()
    {
        GridOutcome noon = new CheckOnlyPolicy().Apply(IeeeMarket.Of(123, isPv: true, 200_000, holdsTaps: false).Round());
        Assert.Empty(noon.After.Violations);
        foreach (int buses in new[] { 37, 123 })
        {
            var market = IeeeMarket.Of(buses, isPv: false, 120_000, holdsTaps: false);
            GridOutcome evening = GridMarket.Limiting[0].Apply(market.Round());
            Write((buses, false, 120_000), evening, market.Recheck(evening));
            Assert.NotEmpty(evening.Before.Violations);
            Assert.Empty(market.Recheck(evening).Violations);
        }
    }

    private void Write((int Buses, bool IsPv, long PowerW) market, GridOutcome outcome, NetworkState fresh) => output.WriteLine(Invariant(
        $"IEEE {market.Buses}, {(market.IsPv ? "PV" : "vehicles")} {market.PowerW} W, {outcome.Policy}: {outcome.Before.Figures.LowestVoltagePu:F4} to {outcome.Before.Figures.HighestVoltagePu:F4} pu, {outcome.Before.Violations.Length} violations; then {fresh.Figures.LowestVoltagePu:F4} to {fresh.Figures.HighestVoltagePu:F4} pu, {fresh.Violations.Length}; refused {outcome.RefusedW} W, {outcome.Iterations} turns, {outcome.Messages} messages"));
}
