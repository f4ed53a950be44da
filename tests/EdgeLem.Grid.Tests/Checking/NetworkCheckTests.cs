namespace EdgeLem.Grid.Tests;

public sealed class NetworkCheckTests
{
    private readonly Feeder _feeder = Networks.OneLine().Build();

    [Fact]
    public void A_quiet_feeder_has_no_violations() => Assert.Empty(Check((0, 1000)));

    [Fact]
    public void A_sagging_phase_is_an_undervoltage_with_all_its_figures()
    {
        Violation violation = Assert.Single(Check((1, 60_000)), found => found.Kind == ViolationKind.Undervoltage && found.Phase == 1);

        Assert.Equal(("end", 0.9, "pu"), (violation.ElementId, violation.Limit, violation.Unit));
        Assert.InRange(violation.Value, 0.7, 0.9);
        Assert.Matches("^bus 'end' phase B: voltage is 0\\.\\d+ pu, at least 0\\.9 pu\\.$", violation.Message);
    }

    [Fact]
    public void A_rising_phase_is_an_overvoltage()
    {
        Violation violation = Assert.Single(Check((2, -45_000)), found => found.Kind == ViolationKind.Overvoltage && found.Phase == 2);

        Assert.Equal(("end", 1.1), (violation.ElementId, violation.Limit));
        Assert.True(violation.Value > 1.1);
    }

    /// <summary>Oracle: the differences of the phasors themselves, over the nominal voltage between phases.</summary>
    [Fact]
    public void Between_phases_the_limit_holds_for_the_differences_of_the_phasors()
    {
        int end = _feeder.BusIndex("end");
        var powers = new BusPowers(_feeder);
        powers.Add(end, 1, 60_000, 0);
        PowerFlowResult flow = new PowerFlowSolver(_feeder).Solve(powers);
        double[] pairs = [.. Enumerable.Range(0, 3).Select(phase => (flow.VoltageV(end, phase) - flow.VoltageV(end, (phase + 1) % 3)).Magnitude / (Math.Sqrt(3) * _feeder.BaseVoltageV(end)))];
        double limit = (pairs.Order().ElementAt(1) + pairs.Max()) / 2;

        Violation[] found = [.. Check((1, 60_000), new NetworkLimits { MinVoltagePu = Math.Min(limit, 1), IsVoltageBetweenPhases = true })
            .Where(violation => violation.Kind == ViolationKind.Undervoltage && violation.ElementId == "end")];
        Assert.Equal(pairs.Where(pair => pair < Math.Min(limit, 1)), found.Select(violation => violation.Value));
        Assert.NotEmpty(found);
        Assert.All(found, violation => Assert.Equal(((int)violation.Conductor!.Value % 3) + 1, (int)violation.OtherConductor!.Value));
        Assert.Matches("^bus 'end' phases [ABC] and [ABC]: voltage is 0\\.\\d+ pu, at least [01]\\.?\\d* pu\\.$", found[0].Message);
    }

    [Fact]
    public void A_line_beyond_its_rating_is_an_overcurrent_of_that_phase()
    {
        // 30 kW at about 200 V are about 150 A; the limit is 0.4 x 270 = 108 A.
        IReadOnlyList<Violation> found = Check((0, 30_000), new NetworkLimits { MaxLineLoading = 0.4 });

        Violation violation = Assert.Single(found, violation => violation.Kind == ViolationKind.LineOvercurrent);
        Assert.Equal(("l1", (int?)0, "A"), (violation.ElementId, violation.Phase, violation.Unit));
        Assert.Equal(108, violation.Limit, 1e-9);
        Assert.InRange(violation.Value, 130, 170);
    }

    [Fact]
    public void A_transformer_phase_beyond_its_rated_current_is_an_overcurrent()
    {
        // 400 kVA at 400 V: 577.35 A a phase; a tenth of that is 57.7 A.
        IReadOnlyList<Violation> found = Check((2, 20_000), new NetworkLimits { MaxTransformerLoading = 0.1 });

        Violation violation = Assert.Single(found, violation => violation.Kind == ViolationKind.TransformerOvercurrent);
        Assert.Equal(("t1", (int?)2), (violation.ElementId, violation.Phase));
        Assert.Equal(57.735, violation.Limit, 1e-3);
    }

    [Fact]
    public void Unequal_voltages_are_an_unbalance_of_the_bus()
    {
        Violation violation = Assert.Single(Check((0, 60_000)), found => found.Kind == ViolationKind.VoltageUnbalance);

        Assert.Equal(("end", null, 2.0, "%"), (violation.ElementId, violation.Phase, violation.Limit, violation.Unit));
        Assert.StartsWith("bus 'end': voltage unbalance (VUF) is ", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flow_that_does_not_converge_is_one_violation_and_never_a_pass()
    {
        Violation violation = Assert.Single(Check((0, 1e7)));

        Assert.Equal((ViolationKind.NotConverged, "test"), (violation.Kind, violation.ElementId));
        Assert.Contains("did not converge", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Violations_come_in_the_same_order_every_time()
    {
        IReadOnlyList<Violation> first = Check((0, 60_000), new NetworkLimits { MaxLineLoading = 0.1, MaxTransformerLoading = 0.1 });
        IReadOnlyList<Violation> second = Check((0, 60_000), new NetworkLimits { MaxLineLoading = 0.1, MaxTransformerLoading = 0.1 });

        Assert.Equal(first, second);
        Assert.Equal(first.OrderBy(violation => violation.Kind), first);
        Assert.True(first.Select(violation => violation.Kind).Distinct().Count() >= 4);
    }

    [Fact]
    public void Limits_outside_their_range_and_foreign_flows_are_refused()
    {
        Feeder other = Networks.OneLine().Build();

        Assert.Throws<ArgumentOutOfRangeException>(() => new NetworkCheck(_feeder, new NetworkLimits { MinVoltagePu = 1.2 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NetworkCheck(_feeder, new NetworkLimits { MaxVoltageUnbalancePercent = double.NaN }));
        Assert.Throws<ArgumentException>(() => new NetworkCheck(_feeder).Check(new PowerFlowSolver(other).Solve(new BusPowers(other))));
    }

    private IReadOnlyList<Violation> Check((int Phase, double PowerW) load, NetworkLimits? limits = null)
    {
        var powers = new BusPowers(_feeder);
        powers.Add(_feeder.BusIndex("end"), load.Phase, load.PowerW, 0);
        return new NetworkCheck(_feeder, limits).Check(new PowerFlowSolver(_feeder).Solve(powers));
    }
}
