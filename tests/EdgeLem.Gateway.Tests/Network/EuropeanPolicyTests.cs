using System.Globalization;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.GridPolicies.Nodal;
using EdgeLem.Market.GridPolicies.Rejection;
using EdgeLem.Market.Network;
using EdgeLem.Tests;
using static System.FormattableString;

namespace EdgeLem.Gateway.Tests.Network;

/// <summary>What each policy does on the IEEE European LV feeder with PV on every home.</summary>
public sealed class EuropeanPolicyTests(ITestOutputHelper output)
{
    private const int Homes = 55;

    [Theory]
    [InlineData(5_000)]
    [InlineData(8_000)]
    [Trait("Row", "R50")]
    [Trait("Row", "R60")]
    [Trait("Row", "R54")]
    public void Check_only_shows_what_every_policy_removes(long pvW)
    {
        GridMarket noon = EuropeanHomes.Market(EuropeanHomes.Noon(Homes, pvW));
        output.WriteLine("policy,violations before,violations after,refused W,refused %,volume W,Vmin pu,Vmax pu,VUF %,losses W,turns,congestion micro-euro per h");
        GridOutcome check = noon.Apply(new CheckOnlyPolicy());
        Write(check);
        Assert.Contains(check.After.Violations, violation => violation.Kind == LimitKind.VoltageHigh);
        foreach (IGridPolicy policy in GridMarket.Limiting)
        {
            GridOutcome outcome = noon.Apply(policy);
            Write(outcome);
            Assert.True(noon.Recheck(outcome).IsAllowed);
            Assert.InRange(outcome.Iterations, 1, 10);
        }

        // The sunnier of the two noons goes into the document.
        if (pvW == 8_000)
        {
            Literature.State("R50", "Power flow after the market; Azim et al.", "shows the overvoltage",
                (Invariant($"European feeder, {pvW / 1000} kW of PV on each home: {check.After.Violations.Length} violations, highest voltage {check.After.Figures.HighestVoltagePu:F3} pu"), "agrees"));
        }
    }

    [Fact]
    [Trait("Row", "R60")]
    [Trait("Row", "R54")]
    public void Reject_refuses_no_more_than_nodal_and_both_near_the_same()
    {
        GridMarket noon = EuropeanHomes.Market(EuropeanHomes.Noon(Homes, 8_000));
        long reject = noon.Apply(new RejectPolicy()).RefusedW;
        long nodal = noon.Apply(new NodalPolicy()).RefusedW;
        output.WriteLine($"reject {reject} W, nodal {nodal} W");

        Assert.InRange(nodal, 0.999 * reject, 1.01 * reject);

        Literature.State("R60", "Rejection by the operator after clearing; review", "no figure; is what is rejected minimal?",
            (Invariant($"European feeder: rejection refuses {reject / 1000.0:F1} kW, the optimum of the nodal market {nodal / 1000.0:F1} kW; on small feeders within a hundredth of an exhaustive search"), "agrees: it is minimal to that"));
    }

    [Fact]
    [Trait("Row", "R54")]
    public void The_state_is_published_turn_by_turn()
    {
        GridOutcome outcome = EuropeanHomes.Market(EuropeanHomes.Noon(Homes, 8_000)).Apply(new NodalPolicy());
        foreach (Market.GridPolicies.Limiting.PolicyRound turn in outcome.Rounds)
        {
            output.WriteLine($"turn {turn.Number}: refused {turn.RefusedW} W, {turn.ViolationCount} limits not kept");
        }

        foreach (Market.GridPolicies.Limiting.PhaseHeadroom phase in outcome.Headroom)
        {
            output.WriteLine($"phase {phase.Phase}: import {phase.ImportW:F0} W, export {phase.ExportW:F0} W");
        }

        Assert.Equal(0, outcome.Rounds[^1].ViolationCount);
        Assert.Equal("ABC", string.Concat(outcome.Headroom.Select(phase => phase.Phase)));

        Literature.State("R54", "Linear limits, the operator curtails and publishes its state; Qin et al.", "converges to a result like nodal prices",
            (Invariant($"{outcome.Iterations} turns: refused {outcome.Rounds[0].RefusedW / 1000.0:F1} kW in the first and {outcome.Rounds[^1].RefusedW / 1000.0:F1} kW in the last, {outcome.Rounds[0].ViolationCount} and {outcome.Rounds[^1].ViolationCount} limits not kept; headroom is published per phase"), "agrees: it ends at nodal prices; within one interval what is refused rises, not falls, until the AC check holds"));
    }

    [Fact]
    [Trait("Row", "R60")]
    public void Only_trades_flowing_is_kept_within_the_limits_too()
    {
        GridMarket noon = EuropeanHomes.Market(EuropeanHomes.Noon(Homes, 8_000), new Grid.NetworkLimits { MaxVoltagePu = 1.06, MaxVoltageUnbalancePercent = 1 }) with { RetailerServesRest = false };
        foreach (IGridPolicy policy in GridMarket.Limiting)
        {
            GridOutcome outcome = noon.Apply(policy);
            Write(outcome);
            Assert.True(noon.Recheck(outcome).IsAllowed);
            Assert.InRange(outcome.Iterations, 1, 10);
            Assert.InRange(outcome.RefusedW, 1, 6_000);
        }
    }

    private void Write(GridOutcome outcome) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{outcome.Policy},{outcome.Before.Violations.Length},{outcome.After.Violations.Length},{outcome.RefusedW},{100.0 * outcome.RefusedW / outcome.Clearing.OfferW:F1},{outcome.Clearing.VolumeW},{outcome.After.Figures.LowestVoltagePu:F4},{outcome.After.Figures.HighestVoltagePu:F4},{outcome.After.Figures.UnbalanceFactorPercent:F2},{outcome.After.LossesW:F0},{outcome.Iterations},{CongestionMicroEur(outcome):F0}"));

    private static double CongestionMicroEur(GridOutcome outcome) =>
        outcome.CongestionCharges.Sum(charge => charge.MicroEurPerKwh * outcome.Clearing.Trades[charge.Trade].QuantityW / 1000.0);
}
