using EdgeLem.Contracts;
using EdgeLem.Node.Control;
using EdgeLem.Node.Metering.Store;
using EdgeLem.Node.Tests.Fakes;

namespace EdgeLem.Node.Tests.Control;

/// <summary>The fail-safe table of docs/control.md, row by row, on a whole node with an inverter of 5 kW.</summary>
public sealed class FailSafeTests
{
    [Fact]
    public void Dispatch_stale_the_envelope_goes_on_and_the_trade_does_not()
    {
        Bench bench = Dispatched(untilS: 900);
        Assert.Equal((FallbackState.Dispatched, 3000, -500), Ground(bench));

        bench.RunTo(900);

        Assert.Equal((FallbackState.LastEnvelope, 3000, 0), Ground(bench));
        bench.Node.OnDispatch(Bench.Dispatch(900, 5000, 1800), bench.NowMs);
        bench.RunTo(902);
        Assert.Equal((FallbackState.Dispatched, 5000, -500), Ground(bench));
    }

    [Fact]
    public void Gateway_lost_the_envelope_is_narrowed_after_its_time_and_widened_by_the_next_dispatch()
    {
        Bench bench = Dispatched(untilS: 900, new ControlConfig { GatewayLostS = 600, LostExportLimitW = 1500, LostImportLimitW = 4000 });

        // Silent since second 0, but the dispatch is valid until 900: it is obeyed to its end.
        bench.RunTo(898);
        Assert.Equal((FallbackState.Dispatched, 3000, -500), Ground(bench));
        bench.RunTo(902);
        Assert.Equal((FallbackState.GatewayLost, 1500, 0), Ground(bench));
        Assert.Equal(4000, bench.Node.Dispatch.ImportLimitW);

        // One cycle later the inverter knows: 1500 W of export and 2900 W that the house takes.
        bench.RunTo(904);
        Assert.Equal(1500 + 2900, bench.Inverter!.LimitW);

        bench.Node.OnDispatch(Bench.Dispatch(900, 5000, 1800), bench.NowMs);
        bench.RunTo(906);
        Assert.Equal((FallbackState.Dispatched, 5000, -500), Ground(bench));
    }

    [Fact]
    public void Gateway_lost_without_a_dispatch_before_the_ratings_are_narrowed_as_well()
    {
        Bench bench = new Bench(withInverter: true).Start();
        bench.Node.OnConfig(Settings.Message(new ControlConfig { GatewayLostS = 60, LostExportLimitW = 0 }), bench.NowMs);

        bench.RunTo(58);
        Assert.Equal(FallbackState.RatedLimits, bench.Node.Dispatch.State);
        bench.RunTo(60);

        Assert.Equal((FallbackState.GatewayLost, 0, 0), Ground(bench));
        Assert.Equal(17_000, bench.Node.Dispatch.ImportLimitW);
    }

    [Fact]
    public void A_gateway_that_speaks_is_not_lost()
    {
        Bench bench = new Bench(withInverter: true).Start();
        bench.Node.OnConfig(Settings.Message(new ControlConfig { GatewayLostS = 60, LostExportLimitW = 0 }), bench.NowMs);
        for (int second = 50; second <= 500; second += 50)
        {
            bench.RunTo(second);
            bench.Node.OnReply(new ReplyMessage(), bench.NowMs);
        }

        Assert.Equal(FallbackState.RatedLimits, bench.Node.Dispatch.State);
    }

    [Fact]
    public void Meter_lost_the_cap_counts_no_consumption_and_the_droop_takes_the_inverters_voltage()
    {
        Bench bench = Dispatched(untilS: 900);
        bench.RunTo(10);
        Assert.Equal(5000, bench.Inverter!.LimitW);
        bench.Meter.Fails = true;
        bench.Inverter.VoltageV = 1.05 * 230;

        bench.RunTo(100);

        // Export limit alone; 22 % of 5 kVA at 1.05 pu.
        Assert.Equal(3000, bench.Inverter.LimitW);
        Assert.Equal(1100, bench.Inverter.ReactivePowerVar, 60.0);

        bench.Meter.Fails = false;
        bench.RunTo(160);
        Assert.Equal(5000, bench.Inverter.LimitW);
    }

    [Fact]
    public void Meter_and_inverter_voltage_lost_the_reactive_power_goes_back_to_zero()
    {
        Bench bench = Dispatched(untilS: 900);
        bench.Meter.VoltageV = (1.08 * 230) - 1;
        bench.RunTo(60);
        Assert.Equal(2200, bench.Inverter!.ReactivePowerVar, 50.0);
        bench.Meter.Fails = true;

        bench.RunTo(110);
        Assert.Equal(2200, bench.Inverter.ReactivePowerVar, 50.0);
        bench.RunTo(200);
        Assert.Equal(0, bench.Inverter.ReactivePowerVar, 50.0);
    }

    [Fact]
    public void Clock_unknown_nothing_is_dispatched_bid_or_settled_and_the_droop_goes_on()
    {
        Bench bench = Dispatched(untilS: 900);
        bench.Node.OnGate(Bench.Gate(0), bench.NowMs);
        bench.RunTo(100);
        int said = bench.Diary().Length;

        bench.Node.OnClock(TimeQuality.Unknown, bench.NowMs);
        Assert.Equal((FallbackState.ClockUnknown, 3000, 0), Ground(bench));
        Assert.Equal(RejectCode.ClockUnknown, bench.Node.OnDispatch(Bench.Dispatch(0, 5000, 900), bench.NowMs));
        Assert.Equal(RejectCode.ClockUnknown, bench.Node.OnGate(Bench.Gate(900, closesS: 1740), bench.NowMs));
        bench.Meter.VoltageV = (1.08 * 230) - 1;
        bench.RunTo(2000);

        Assert.Equal(said, bench.Diary(measurements: true).Length - bench.Diary(measurements: true).Count(line => line.Contains("measurement", StringComparison.Ordinal)));
        Assert.Equal((FallbackState.ClockUnknown, 3000, 0), Ground(bench));
        Assert.Equal(2200, bench.Inverter!.ReactivePowerVar, 50.0);
    }

    [Fact]
    public void With_the_clock_the_waiting_gate_opens_and_the_next_dispatch_is_obeyed()
    {
        var bench = new Bench(withInverter: true);
        bench.Node.OnClock(TimeQuality.Unknown, 0);
        bench.Node.Start(0);
        for (long ms = 0; ms < 60_000; ms += 2000)
        {
            bench.Node.Advance(ms);
        }

        GateMessage gate = Bench.Gate(900, closesS: 840);
        Assert.Equal(RejectCode.ClockUnknown, bench.Node.OnGate(gate, 60_000));
        Assert.Empty(bench.Link.Of(Topics.Energy));
        Assert.Empty(bench.Link.Of(Topics.Measurement));

        bench.Node.OnClock(TimeQuality.Synchronised, bench.NowMs);
        bench.RunTo(960);

        Assert.Equal(FallbackState.RatedLimits, bench.Node.Dispatch.State);
        Assert.Single(bench.Link.Of(Topics.Orders));
        Assert.Single(bench.Link.Of(Topics.Energy));
        bench.Node.OnDispatch(Bench.Dispatch(900, 3000, 1800), bench.NowMs);
        bench.RunTo(962);
        Assert.Equal(FallbackState.Dispatched, bench.Node.Dispatch.State);
    }

    [Fact]
    public void A_clock_that_jumps_by_decades_is_no_step_of_the_droop()
    {
        var bench = new Bench(withInverter: true);
        bench.Node.OnClock(TimeQuality.Unknown, 0);
        bench.Node.OnConfig(Slow(), 0);
        bench.Meter.VoltageV = (1.08 * 230) - 1;
        bench.Node.Start(0);
        for (long ms = 0; ms <= 20_000; ms += 2000)
        {
            bench.Node.Advance(ms);
        }

        double beforeVar = bench.Node.Inverter!.Control.ReactivePowerVar;
        bench.Node.OnClock(TimeQuality.Synchronised, bench.NowMs);
        bench.RunTo(0);

        // 90 s to 90 %: 40 % after 20 s, and no more after the jump.
        Assert.InRange(beforeVar, 600, 1200);
        Assert.Equal(beforeVar, bench.Node.Inverter.Control.ReactivePowerVar, 60.0);
    }

    [Fact]
    public void A_positive_sequence_that_the_meter_does_not_give_is_refused_with_the_reason()
    {
        Bench bench = new Bench(withInverter: true).Start();

        RejectCode outcome = bench.Node.OnConfig(Settings.Message(new ControlConfig { Profile = "ieee1547-2018-b", VoltageInput = "positive-sequence" }), bench.NowMs);

        Assert.Equal(RejectCode.VoltageInputUnavailable, outcome);
        Assert.Equal("voltageInput", bench.Node.ConfigFaults.At(0).Field);
        Assert.Contains("phase-to-neutral magnitudes do not tell it", bench.Node.ConfigFaults.At(0).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_positive_sequence_is_used_where_the_meter_gives_the_voltages_between_lines()
    {
        var bench = new Bench(withInverter: true);
        bench.Meter.Reading.HasLineVoltage = true;

        // Balanced 1.05 pu between lines, while the phase-to-neutral magnitudes show 1.00 pu and a shifted neutral.
        Array.Fill(bench.Meter.Reading.LineVoltageV, 1.05 * 230 * Math.Sqrt(3));
        bench.Meter.VoltageV = 229;
        bench.Start();

        RejectCode outcome = bench.Node.OnConfig(Settings.Message(new ControlConfig { Profile = "ieee1547-2018-b", VoltageInput = "positive-sequence" }), bench.NowMs);
        bench.RunTo(120);

        Assert.Equal(RejectCode.None, outcome);
        Assert.Equal(1100, bench.Inverter!.ReactivePowerVar, 50.0);
    }

    [Fact]
    public void An_inverter_that_was_away_enters_service_after_the_delay_and_along_the_ramp()
    {
        Bench bench = new Bench(withInverter: true).Start();
        bench.Node.OnConfig(Settings.Message(new ControlConfig { Profile = "ieee1547-2018-b", EnterService = "on", EnterServiceDelayS = 60, EnterServiceRampS = 100 }), bench.NowMs);
        bench.RunTo(20);
        Assert.Equal(5000, bench.Inverter!.LimitW);
        bench.Inverter.Fails = true;
        bench.RunTo(100);
        bench.Inverter.Fails = false;

        // Asked again after at most 40 s; then nothing for 60 s, then 50 W each second.
        bench.RunTo(150);
        Assert.Equal((0, ServiceState.Waiting), (bench.Inverter.LimitW, bench.Node.Inverter!.Control.Service));
        bench.RunTo(250);
        Assert.InRange(bench.Inverter.LimitW, 100, 4900);
        bench.RunTo(400);
        Assert.Equal((5000, ServiceState.InService), (bench.Inverter.LimitW, bench.Node.Inverter.Control.Service));
    }

    [Fact]
    public void A_withdrawn_permission_stops_generation_within_one_cycle()
    {
        Bench bench = new Bench(withInverter: true).Start();
        bench.RunTo(20);

        bench.Node.OnConfig(Settings.Message(new ControlConfig { Profile = "ieee1547-2018-b", PermitService = false }), bench.NowMs);
        bench.RunTo(22);

        Assert.Equal(0, bench.Inverter!.LimitW);
    }

    private static ConfigMessage Slow() => Settings.Message(new ControlConfig { Profile = "ieee1547-2018-b", ReactiveResponseS = 90 });

    private static (FallbackState, long, long) Ground(Bench bench) => (bench.Node.Dispatch.State, bench.Node.Dispatch.ExportLimitW, bench.Node.Dispatch.ClearedW);

    private static Bench Dispatched(int untilS, ControlConfig? control = null)
    {
        Bench bench = new Bench(withInverter: true).Start();
        if (control is not null)
        {
            bench.Node.OnConfig(Settings.Message(control), bench.NowMs);
        }

        bench.Node.OnDispatch(Bench.Dispatch(0, 3000, untilS), bench.NowMs);
        return bench;
    }
}
