using EdgeLem.Contracts;
using EdgeLem.Gateway.Ledger.Records;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Tests.Rounds;

public sealed class NetworkCheckTests
{
    private const long IntervalS = Lane.EpochS;

    [Theory]
    [InlineData(5_000_000)]
    [InlineData(1_000_000_000)]
    public void Without_a_converged_check_nobody_is_dispatched_and_everything_is_recorded(long ratedW)
    {
        // A 250 kVA transformer and 500 m of cable cannot carry megawatts: there is no solution.
        Feeder feeder = Lane.Feeder();
        RegisteredNode[] nodes = [.. Lane.Nodes(feeder).Select(node => node with { RatedImportW = ratedW, RatedExportW = ratedW })];
        using var market = new TestMarket(new MarketSetup { Feeder = feeder, Nodes = nodes });
        market.B.Bid(IntervalS, ratedW, 300_000);
        market.A.Offer(IntervalS, 1_000, 100_000);
        market.AdvanceTo(IntervalS - 60);

        Assert.All(new[] { market.A, market.B, market.C }, node => Assert.Empty(node.Dispatches));
        PriceMessage price = Assert.Single(market.A.Prices);
        Assert.Equal((true, 300_000L, 1_000L, 1), (price.HasPrice, price.PriceMicroEurPerKwh, price.VolumeW, price.Violations));
        LedgerRound round = Assert.Single(market.Ledger.ReadRounds());
        Assert.Equal(("power-flow-diverged", false, 300_000L), (round.Outcome, round.HasConverged, round.PriceMicroEurPerKwh));
        ViolationRecord violation = Assert.Single(market.Ledger.ReadViolations(1));
        Assert.Equal(("not-converged", "lane", null, "pu"), (violation.Kind, violation.Element, violation.Phase, violation.Unit));
        Assert.Equal(ViolationKind.NotConverged, Assert.Single(market.Recorder.Rounds[0].Check.Violations).Kind);
    }

    [Fact]
    public void A_diverged_round_does_not_stop_the_next_one()
    {
        Feeder feeder = Lane.Feeder();
        RegisteredNode[] nodes = [.. Lane.Nodes(feeder).Select(node => node with { RatedImportW = 5_000_000 })];
        using var market = new TestMarket(new MarketSetup { Feeder = feeder, Nodes = nodes });
        market.B.Bid(IntervalS, 5_000_000, 300_000);
        market.AdvanceTo(IntervalS);
        market.B.Bid(IntervalS + 900, 5_000, 300_000);
        market.AdvanceTo(IntervalS + 840);

        Assert.Equal(["power-flow-diverged", "no-offers"], market.Ledger.ReadRounds().Where(round => round.Kind == "clearing").Select(round => round.Outcome));
        Assert.Equal(IntervalS + 900, Assert.Single(market.B.Dispatches).IntervalStart);
        Assert.True(market.Ledger.Verify().IsIntact);
    }

    [Fact]
    public void A_violation_is_named_with_bus_phase_value_and_limit()
    {
        using var market = new TestMarket(new MarketSetup { Limits = new NetworkLimits { MinVoltagePu = 0.98, MaxVoltageUnbalancePercent = 100 } });
        market.C.Bid(IntervalS, 8_050, 300_000);
        market.AdvanceTo(IntervalS - 60);

        // 8,050 W on phase B at 500 m meet R1 + (R0 - R1) / 3 = 0.206 ohm: at 35 A some 7 V, 3 % of 230 V; the other phases rise.
        ClearedRound round = market.Recorder.Rounds[0];
        Violation[] violations = [.. round.Check.Violations];
        Assert.All(violations, violation => Assert.Equal((ViolationKind.Undervoltage, 1, 0.98, "pu"), (violation.Kind, violation.Phase, violation.Limit, violation.Unit)));
        Violation atEnd = Assert.Single(violations, violation => violation.ElementId == "end");
        Assert.Equal(round.Check.Flow.VoltagePu(market.Setup.Feeder.BusIndex("end"), 1), atEnd.Value);
        Assert.InRange(atEnd.Value, 0.955, 0.975);
        ViolationRecord recorded = Assert.Single(market.Ledger.ReadViolations(1), violation => violation.Element == "end");
        Assert.Equal(("undervoltage", "B", "pu", 980L), (recorded.Kind, recorded.Phase, recorded.Unit, recorded.LimitMilli));
        Assert.Equal((long)Math.Round(atEnd.Value * 1_000), recorded.ValueMilli);
        Assert.Equal(violations.Length, Assert.Single(market.A.Prices).Violations);
        Assert.Single(market.C.Dispatches);
    }

    [Fact]
    public void A_node_that_announces_nothing_is_checked_with_its_last_measurement()
    {
        using var market = new TestMarket();
        market.B.Measure(IntervalS - 800, 3_000, 2_000, 1_000);
        market.AdvanceTo(IntervalS - 60);

        PowerFlowResult flow = market.Recorder.Rounds[0].Check.Flow;
        Assert.Equal(6_000, flow.TransformerPowerW - flow.LineLossesW, 3);
    }

    [Fact]
    public void An_announced_power_is_spread_over_the_phases_on_top_of_what_they_carry()
    {
        using var market = new TestMarket();
        market.B.Measure(IntervalS - 800, 3_000, 0, 0);
        market.B.Bid(IntervalS, 6_000, 300_000);
        market.AdvanceTo(IntervalS - 60);

        // 3,000 W more than measured, 1,000 W a phase: 4,000, 1,000 and 1,000 W at unity power factor.
        PowerFlowResult flow = market.Recorder.Rounds[0].Check.Flow;
        int bus = market.Setup.Feeder.BusIndex("end");
        int line = market.Setup.Feeder.LineIndex("l2");
        double[] powerW = [.. Enumerable.Range(0, 3).Select(phase => (flow.VoltageV(bus, phase) * System.Numerics.Complex.Conjugate(flow.LineCurrentA(line, phase))).Real)];
        Assert.Equal(4_000, powerW[0], 2);
        Assert.Equal(1_000, powerW[1], 2);
        Assert.Equal(1_000, powerW[2], 2);
    }

    [Fact]
    public void A_node_that_withdrew_is_checked_with_nothing()
    {
        using var market = new TestMarket();
        market.B.Measure(IntervalS - 800, 3_000, 3_000, 3_000);
        market.B.Order(IntervalS);
        market.AdvanceTo(IntervalS - 60);

        Assert.Equal(0, market.Recorder.Rounds[0].Check.Flow.TransformerPowerW, 6);
    }
}
