using System.Numerics;

namespace EdgeLem.Grid.Tests;

public sealed class FourWireCheckTests
{
    private readonly Feeder _feeder = FourWire.Builder().Build();

    [Fact]
    public void A_state_in_order_has_no_violations_on_any_wire() =>
        Assert.Empty(Check(new NetworkLimits(), ("house", 0, 3000), ("house", 1, 3000), ("hut", 0, 2000)));

    [Fact]
    public void The_neutral_of_a_line_is_held_against_its_own_rating()
    {
        // 16 kW on one phase are about 70 A, and all of it returns in the neutral: less than the phases' 200 A, more than its 60 A.
        Violation violation = Assert.Single(Check(new NetworkLimits(), ("house", 1, 16_000)), found => found.Kind == ViolationKind.LineOvercurrent);

        Assert.Equal(("cable", Terminal.N, null, 60.0), (violation.ElementId, violation.Conductor, violation.Phase, violation.Limit));
        Assert.InRange(violation.Value, 68, 74);
        Assert.StartsWith("line 'cable' neutral: current is ", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_spur_of_one_phase_is_checked_on_the_wires_that_it_has()
    {
        // 14 kW at 230 V: 61 A out and back, more than 40 A on both wires (its neutral has the phases' rating); no phase B or C there to be low.
        Violation[] found = [.. Check(new NetworkLimits { MinVoltagePu = 1 }, ("hut", 0, 14_000))];

        Assert.Equal([Terminal.A, Terminal.N], found.Where(violation => violation.ElementId == "spur").Select(violation => violation.Conductor!.Value));
        Assert.Equal([Terminal.A], found.Where(violation => violation is { Kind: ViolationKind.Undervoltage, ElementId: "hut" }).Select(violation => violation.Conductor!.Value));
        Assert.DoesNotContain(found, violation => violation is { Kind: ViolationKind.VoltageUnbalance, ElementId: "hut" });
    }

    [Fact]
    public void A_switch_is_held_against_its_rating()
    {
        // 3 x 30 kW at 230 V: 130 A a phase.
        Violation[] found = [.. Check(new NetworkLimits(), ("house", 0, 30_000), ("house", 1, 30_000), ("house", 2, 30_000))
            .Where(violation => violation.Kind == ViolationKind.SwitchOvercurrent)];

        Assert.Equal([Terminal.A, Terminal.B, Terminal.C], found.Select(violation => violation.Conductor!.Value));
        Assert.All(found, violation => Assert.Equal(("fuse", 100.0, "A"), (violation.ElementId, violation.Limit, violation.Unit)));
        Assert.StartsWith("switch 'fuse' phase A: current is ", found[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_neutral_may_not_be_far_from_earth()
    {
        // About 60 A through 0.04 + j0.02 ohm of neutral: 2.7 V. The station's electrode carries nothing, so N is at earth there.
        Violation[] found = [.. Check(new NetworkLimits { MaxNeutralVoltageV = 1 }, ("house", 2, 13_000))];

        Assert.Equal(["street", "house", "hut"], found.Where(violation => violation.Kind == ViolationKind.NeutralVoltage).Select(violation => violation.ElementId));
        Violation atStreet = found.First(violation => violation.Kind == ViolationKind.NeutralVoltage);
        Assert.InRange(atStreet.Value, 2.4, 3);
        Assert.Matches("^bus 'street' neutral: voltage to earth is 2\\.\\d+ V, at most 1 V\\.$", atStreet.Message);
    }

    [Fact]
    public void A_transformer_is_checked_on_both_sides()
    {
        // 3 x 15 kW are 11 % of 400 kVA.
        var limits = new NetworkLimits { MaxTransformerLoading = 0.1 };
        Violation[] found = [.. Check(limits, ("house", 0, 15_000), ("house", 1, 15_000), ("house", 2, 15_000))
            .Where(violation => violation.Kind == ViolationKind.TransformerOvercurrent)];

        Assert.Equal(["mv", "mv", "mv", "lv", "lv", "lv"], found.Select(violation => violation.SideBusId));
        Assert.Equal(1.1547, found[0].Limit, 1e-4); // a tenth of 400 kVA / (sqrt(3) 20 kV)
        Assert.StartsWith("transformer 't1' phase A at bus 'mv': current is ", found[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reverse_flow_is_judged_only_when_asked()
    {
        (string, int, double)[] sun = [("house", 0, -5000), ("house", 1, -5000), ("house", 2, -5000)];

        Assert.DoesNotContain(Check(new NetworkLimits(), sun), violation => violation.Kind == ViolationKind.ReverseFlow);
        Violation violation = Assert.Single(Check(new NetworkLimits { MaxReverseFlowW = 10_000 }, sun));
        Assert.Equal((ViolationKind.ReverseFlow, "t1", "W", 10_000.0), (violation.Kind, violation.ElementId, violation.Unit, violation.Limit));
        Assert.Equal(-FourWire.Solve(_feeder, sun).TransformerPowerW, violation.Value, 1e-6);
        Assert.StartsWith("transformer 't1' at bus 'lv': reverse power is 14", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_transformer_reverse_flow_is_judged_at_the_source()
    {
        Feeder feeder = new FeederBuilder { Name = "plain", NominalVoltageV = 230 }
            .Add(new Bus { Id = "a" })
            .Add(new Bus { Id = "b" })
            .Add(Networks.TestSource with { Bus = "a", NominalVoltageV = 400, Impedance = new SequenceImpedance(0.01, 0.02, 0.01, 0.02) })
            .Add(Networks.Cable("l1", ("a", "b"), 100))
            .Build();
        PowerFlowResult flow = FourWire.Solve(feeder, ("b", 0, -2000));

        Violation violation = Assert.Single(new NetworkCheck(feeder, new NetworkLimits { MaxReverseFlowW = 0 }).Check(flow));

        Assert.Equal((ViolationKind.ReverseFlow, "source", null), (violation.Kind, violation.ElementId, violation.SideBusId));
        Assert.Equal(-flow.SourcePowerW, violation.Value, 1e-9);
    }

    [Fact]
    public void Every_unbalance_has_a_limit_of_its_own()
    {
        var limits = new NetworkLimits { MaxVoltageUnbalancePercent = 0.01, MaxPvurPercent = 0.01, MaxLvurPercent = 0.01, MaxZeroSequencePercent = 0.01 };

        Violation[] found = [.. Check(limits, ("house", 0, 8000)).Where(violation => violation.ElementId == "house")];

        Assert.Equal(
            [ViolationKind.VoltageUnbalance, ViolationKind.PhaseVoltageUnbalance, ViolationKind.LineVoltageUnbalance, ViolationKind.ZeroSequenceVoltage],
            found.Select(violation => violation.Kind));
        PowerFlowResult flow = FourWire.Solve(_feeder, ("house", 0, 8000));
        var expected = VoltageUnbalance.Of(flow, _feeder.BusIndex("house"));
        Assert.Equal([expected.VufPercent, expected.PvurPercent, expected.LvurPercent, expected.ZeroSequencePercent], found.Select(violation => violation.Value));
    }

    [Fact]
    public void Both_ends_of_a_line_with_shunt_capacitance_are_looked_at()
    {
        // 10 mS of capacitance and no load: the from-end carries the charging current (about 230 V x 10 mS = 2.3 A), the far end none.
        Line cable = Networks.Cable("l1", ("lv", "end"), 300) with { RatingA = 2 };
        Line charged = cable with { Impedance = LineImpedance.FromMatrices(cable.Impedance.SeriesOhm, ConductorMatrix.Symmetrical(3, new Complex(0, 0.01), Complex.Zero)) };
        foreach (bool isTurned in new[] { false, true })
        {
            Line line = isTurned ? charged with { FromBus = "end", ToBus = "lv" } : charged;
            Feeder feeder = Networks.Supply().Add(new Bus { Id = "end" }).Add(line).Build();

            IReadOnlyList<Violation> found = new NetworkCheck(feeder).Check(FourWire.Solve(feeder));

            Assert.Equal(3, found.Count(violation => violation.Kind == ViolationKind.LineOvercurrent));
            Assert.All(found, violation => Assert.InRange(violation.Value, 2.2, 2.5));
        }
    }

    [Fact]
    public void A_state_in_order_allocates_nothing_that_grows_with_the_feeder()
    {
        Feeder large = Networks.RandomTree(new Random(1), 400);
        long small = BytesOf(_feeder, FourWire.Solve(_feeder));

        Assert.Equal(small, BytesOf(large, FourWire.Solve(large)));
    }

    private static long BytesOf(Feeder feeder, PowerFlowResult flow)
    {
        var check = new NetworkCheck(feeder, new NetworkLimits { MaxReverseFlowW = 1e6, MaxPvurPercent = 100 });
        Assert.Empty(check.Check(flow));
        long before = GC.GetAllocatedBytesForCurrentThread();
        check.Check(flow);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private IReadOnlyList<Violation> Check(NetworkLimits limits, params (string Bus, int Phase, double PowerW)[] loads) =>
        new NetworkCheck(_feeder, limits).Check(FourWire.Solve(_feeder, loads));
}
