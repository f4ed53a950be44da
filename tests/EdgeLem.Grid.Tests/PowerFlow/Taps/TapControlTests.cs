using System.Numerics;

namespace EdgeLem.Grid.Tests;

public sealed class TapControlTests
{
    private static readonly TapControl Control = new() { TargetV = 115, BandwidthV = 2, PtRatio = 2, StepPu = 0.00625 };

    [Theory]
    [InlineData(0)]
    [InlineData(5_000)]
    [InlineData(20_000)]
    [InlineData(-15_000)]
    public void A_regulator_ends_in_its_band_on_a_whole_step(double powerW)
    {
        Feeder feeder = Regulated(Control);

        PowerFlowResult flow = Solve(feeder, powerW);

        double controlV = flow.VoltageV(feeder.BusIndex("out"), 0).Magnitude / 2;
        Assert.True(flow.Converged, flow.FailureReason);
        Assert.InRange(controlV, 114, 116);
        Assert.True(flow.TapControlsInBand);
        double steps = (flow.Taps[1] - 1) / 0.00625;
        Assert.Equal(Math.Round(steps), steps, 1e-6);
    }

    [Fact]
    public void A_voltage_in_the_band_leaves_the_tap_alone()
    {
        Feeder feeder = Regulated(Control with { TargetV = 117.5, BandwidthV = 4 });

        Assert.Equal(1, Solve(feeder, 1_000).Taps[1]);
    }

    [Fact]
    public void Fixed_taps_stay_and_the_result_says_that_the_band_is_missed()
    {
        Feeder feeder = Regulated(Control);
        var powers = new BusPowers(feeder);

        PowerFlowResult flow = new PowerFlowSolver(feeder, new PowerFlowOptions { ControlTaps = false }).Solve(powers);

        Assert.Equal(1, flow.Taps[1]);
        Assert.False(flow.TapControlsInBand);
    }

    [Fact]
    public void A_control_at_the_end_of_its_taps_stays_there()
    {
        Feeder feeder = Regulated(Control with { TargetV = 150 });

        PowerFlowResult flow = Solve(feeder, 0);

        Assert.True(flow.Converged);
        Assert.Equal(1.1, flow.Taps[1], 1e-9);
        Assert.False(flow.TapControlsInBand);
    }

    [Fact]
    public void Line_drop_compensation_raises_the_voltage_with_the_load()
    {
        // 10 control volts at 100 A, resistive load of about 87 A: the regulator's own terminal is to be about 8.7 V above the target.
        Feeder feeder = Regulated(Control with { TargetV = 110, DropResistanceV = 10, CtPrimaryA = 100 });

        PowerFlowResult flow = Solve(feeder, 20_000);

        double current = flow.TransformerLvCurrentA(1, 0).Magnitude;
        double controlV = flow.VoltageV(feeder.BusIndex("out"), 0).Magnitude / 2;
        Assert.True(flow.TapControlsInBand);
        Assert.True(current > 70, $"{current} A");
        Assert.Equal(110 + 10 * current / 100, controlV, 1.1);
    }

    [Fact]
    public void Of_two_in_series_the_faster_acts_first_and_the_slower_only_for_the_rest()
    {
        Feeder fastFirst = Regulated(Control with { DelayS = 15 }, Control with { DelayS = 30 });
        Feeder slowFirst = Regulated(Control with { DelayS = 30 }, Control with { DelayS = 15 });

        PowerFlowResult upstream = Solve(fastFirst, 0);
        PowerFlowResult downstream = Solve(slowFirst, 0);

        Assert.True(upstream.TapControlsInBand && downstream.TapControlsInBand);
        Assert.True(upstream.Taps[1] < 1);
        Assert.Equal(1, upstream.Taps[2]);
        // The one downstream corrects first, then the one upstream for its own bus, and the first one back.
        Assert.True(downstream.Taps[1] < 1);
    }

    [Fact]
    public void A_control_that_swings_from_one_side_of_its_band_to_the_other_is_reported()
    {
        // A constant current makes a compensation of 57 V; the rest follows the tap by about 0.7 V a step, which is more than the band of 0.4 V. The target lies between two
        // steps, and either is more than half a step of the rated 190 V away, so that neither is good enough.
        var load = new Load
        {
            Id = "load",
            Bus = "out",
            Terminals = new TerminalList(Terminal.A, Terminal.Earth),
            RatedVoltageV = 230,
            LegPowers = [new(23_000, 0)],
            VoltageDependence = VoltageDependence.ConstantCurrent,
        };
        TapControl narrow = Control with { TargetV = 60, BandwidthV = 0.4, DropResistanceV = 57, CtPrimaryA = 100 };
        Feeder first = Regulated(narrow, load: load, ratedV: 190);
        PowerFlowResult atOne = Solve(first, (PowerFlowOptions options) => options with { ControlTaps = false });
        double measuredV = (atOne.VoltageV(first.BusIndex("out"), 0) / 2 - 57 * atOne.TransformerLvCurrentA(1, 0) / 100).Magnitude;
        double stepV = 0.00625 * atOne.VoltageV(first.BusIndex("end0"), 0).Magnitude / 2;
        Feeder feeder = Regulated(narrow with { TargetV = measuredV + stepV / 2 }, load: load, ratedV: 190);

        PowerFlowResult flow = Solve(feeder, options => options);

        Assert.False(flow.Converged);
        Assert.Contains("tap control that measures bus 'out' terminal A", flow.FailureReason, StringComparison.Ordinal);
        Assert.Throws<PowerFlowDivergedException>(() => flow.TapControlsInBand);
    }

    [Fact]
    public void A_reused_result_keeps_the_taps_that_are_good_enough_and_a_new_one_starts_from_the_file()
    {
        Feeder feeder = Regulated(Control);
        var solver = new PowerFlowSolver(feeder);
        var powers = new BusPowers(feeder);
        powers.Add(feeder.BusIndex("end"), 0, 25_000, 0);
        PowerFlowResult flow = solver.Solve(powers);
        double loaded = flow.Taps[1];
        powers.Clear();
        powers.Add(feeder.BusIndex("end"), 0, 24_500, 0);

        flow = solver.Solve(powers, flow);
        PowerFlowResult cold = solver.Solve(powers);
        long before = GC.GetAllocatedBytesForCurrentThread();
        flow = solver.Solve(powers, flow);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(loaded, flow.Taps[1]);
        Assert.True(cold.TapControlsInBand);
    }

    private static PowerFlowResult Solve(Feeder feeder, double powerW)
    {
        var powers = new BusPowers(feeder);
        powers.Add(feeder.BusIndex("end"), 0, powerW, 0);
        return new PowerFlowSolver(feeder).Solve(powers);
    }

    private static PowerFlowResult Solve(Feeder feeder, Func<PowerFlowOptions, PowerFlowOptions> change)
    {
        var powers = new BusPowers(feeder);
        powers.UseLoads();
        return new PowerFlowSolver(feeder, change(new PowerFlowOptions())).Solve(powers);
    }

    /// <summary>A 300 m cable, then a regulator on phase A (and a second one behind it), then 100 m to the customer; 1.02 x 230.9 V without load.</summary>
    private static Feeder Regulated(TapControl first, TapControl? second = null, Load? load = null, double ratedV = 230)
    {
        FeederBuilder builder = Networks.Supply().Add(new Bus { Id = "end0" }).Add(Networks.Cable("l1", ("lv", "end0"), 300))
            .Add(new Bus { Id = "out" }).Add(Regulator("r1", ("end0", "out"), (first, ratedV))).Add(new Bus { Id = "end" });
        string from = "out";
        if (second is not null)
        {
            builder.Add(new Bus { Id = "out2" }).Add(Regulator("r2", ("out", "out2"), (second, ratedV)));
            from = "out2";
        }

        if (load is not null)
        {
            builder.Add(load);
        }

        return builder.Add(OnePhase("l2", (from, "end"))).Build();
    }

    private static Transformer Regulator(string id, (string From, string To) ends, (TapControl Control, double RatedV) with) => new()
    {
        Id = id,
        Hv = new Winding { Bus = ends.From, Connection = WindingConnection.SinglePhase, Terminals = new(Terminal.A, Terminal.Earth), RatedVoltageV = with.RatedV },
        Lv = new Winding { Bus = ends.To, Connection = WindingConnection.SinglePhase, Terminals = new(Terminal.A, Terminal.Earth), RatedVoltageV = with.RatedV },
        RatedPowerVa = 50_000,
        ResistancePercent = 0.1,
        ReactancePercent = 0.5,
        TapControl = with.Control,
    };

    private static Line OnePhase(string id, (string From, string To) ends) => new()
    {
        Id = id,
        FromBus = ends.From,
        ToBus = ends.To,
        FromTerminals = new TerminalList(Terminal.A),
        ToTerminals = new TerminalList(Terminal.A),
        LengthM = 100,
        Impedance = LineImpedance.FromMatrices(ConductorMatrix.Symmetrical(1, new Complex(0.03, 0.01), 0)),
    };
}
