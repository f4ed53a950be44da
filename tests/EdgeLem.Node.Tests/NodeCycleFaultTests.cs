using EdgeLem.Contracts;
using EdgeLem.Node.Control;
using EdgeLem.Node.Tests.Fakes;

namespace EdgeLem.Node.Tests;

/// <summary>Step tables of a node whose devices or gateway fail: times in s since <see cref="Bench.T0"/>.</summary>
public sealed class NodeCycleFaultTests
{
    [Fact]
    public void A_meter_that_is_lost_and_comes_back()
    {
        var bench = new Bench();
        bench.Start().RunTo(100);
        bench.Meter.Fails = true;
        bench.RunTo(400);
        bench.Meter.Fails = false;
        bench.RunTo(480);

        // Tries at 120, 122 and 124 fail; from then on every 30 s: the first after 400 s is at 424 s.
        Assert.Equal(
            [
                "0 state online", "0 about", "0 measurement ok", "60 measurement ok", "120 measurement stale", "124 state meter-lost", "180 measurement stale",
                "240 measurement stale", "300 measurement stale", "360 measurement stale", "420 measurement stale", "424 state online", "480 measurement ok",
            ],
            bench.Diary(measurements: true));
    }

    [Fact]
    public void A_stale_measurement_keeps_the_instant_and_the_values_of_the_last_good_one()
    {
        var bench = new Bench();
        bench.Start().RunTo(100);
        bench.Meter.Fails = true;
        bench.Meter.VoltageV = 100;
        bench.RunTo(180);

        Published stale = bench.Link.Of(Topics.Measurement)[^1];
        Assert.Equal(("stale", Bench.T0 + 60), (stale.Text("quality"), stale.Number("at")));
        Assert.Equal(230, stale.Body.GetProperty("voltageV")[0].GetDouble());
    }

    [Fact]
    public void A_lost_meter_is_asked_every_30_s()
    {
        var bench = new Bench();
        bench.Meter.Fails = true;
        bench.Start().RunTo(4);
        int before = bench.Meter.Readings;

        bench.RunTo(304);

        Assert.Equal(10, bench.Meter.Readings - before);
    }

    [Fact]
    public void A_reading_that_is_not_a_number_counts_as_none()
    {
        var bench = new Bench();
        bench.Meter.PowerW = double.NaN;

        bench.Start().RunTo(61);

        Assert.Empty(bench.Link.Of(Topics.Measurement));
        Assert.True(bench.Node.Meter.Watch.IsLost);
    }

    [Fact]
    public void Counters_that_come_a_little_late_still_count()
    {
        var bench = new Bench();
        bench.Node.OnGate(Bench.Gate(900), bench.NowMs);
        bench.Start().RunTo(899);
        bench.Meter.Fails = true;
        bench.RunTo(910);
        bench.Meter.Fails = false;
        bench.RunTo(1000);

        // Tries at 900, 902, 904 fail, the next is at 934: within the 60 s of grace.
        Published energy = Assert.Single(bench.Link.Of(Topics.Energy));
        Assert.Equal((Bench.T0, Bench.T0 + 934), (energy.Number("intervalStart"), energy.Number("at")));
    }

    [Fact]
    public void Without_counters_in_time_an_interval_gets_no_energy_message_and_the_next_one_does()
    {
        var bench = new Bench();
        bench.Node.OnGate(Bench.Gate(900), bench.NowMs);
        bench.Start().RunTo(890);
        bench.Meter.Fails = true;
        bench.RunTo(965);
        bench.Meter.Fails = false;
        bench.RunTo(1800);

        Assert.Equal([Bench.T0 + 900], bench.Link.Of(Topics.Energy).Select(m => m.Number("intervalStart")));
    }

    [Fact]
    public void A_node_that_slept_through_interval_ends_reports_only_the_newest()
    {
        var bench = new Bench();
        bench.Node.OnGate(Bench.Gate(900), bench.NowMs);
        bench.Start();

        bench.Node.Advance((Bench.T0 + 2705) * 1000);

        Published energy = Assert.Single(bench.Link.Of(Topics.Energy));
        Assert.Equal((Bench.T0 + 1800, Bench.T0 + 2705), (energy.Number("intervalStart"), energy.Number("at")));
    }

    [Fact]
    public void With_its_meter_lost_a_node_bids_from_its_last_forecast()
    {
        var bench = new Bench();
        bench.Start().RunTo(300);
        bench.Meter.Fails = true;
        bench.Meter.PowerW = -9999;
        bench.Node.OnGate(Bench.Gate(900), bench.NowMs);
        bench.RunTo(800);

        Assert.Equal(900, bench.Link.Of(Topics.Orders)[0].Body.GetProperty("orders")[0].GetProperty("quantityW").GetInt64());
    }

    [Fact]
    public void A_node_that_never_saw_anything_does_not_bid_until_it_does()
    {
        var bench = new Bench();
        bench.Meter.Fails = true;
        bench.Node.OnGate(Bench.Gate(900), bench.NowMs);
        bench.Start().RunTo(800);
        Assert.Empty(bench.Link.Of(Topics.Orders));

        bench.Meter.Fails = false;
        bench.RunTo(839);

        Assert.Single(bench.Link.Of(Topics.Orders));
    }

    [Fact]
    public void A_dispatch_caps_generation_until_the_next_one_and_a_stale_one_goes_on()
    {
        var bench = new Bench(withInverter: true);
        bench.Meter.PowerW = -1500;
        bench.Node.OnGate(Bench.Gate(900), bench.NowMs);
        bench.Start().RunTo(10);
        Assert.Equal(5000, bench.Inverter!.LimitW);

        Assert.Equal(RejectCode.None, bench.Node.OnDispatch(Bench.Dispatch(0, 1000, 900), bench.NowMs));
        Assert.False(bench.Node.ControlIsSettled);
        bench.RunTo(12);

        // 2000 W generated and 1500 W exported: the house draws 500 W, so 1000 + 500.
        Assert.Equal(1500, bench.Inverter.LimitW);
        Assert.Equal(FallbackState.Dispatched, bench.Node.Dispatch.State);

        bench.RunTo(1800);
        Assert.Equal(FallbackState.LastEnvelope, bench.Node.Dispatch.State);
        Assert.Equal(1500, bench.Inverter.LimitW);
    }

    [Fact]
    public void A_cap_follows_the_consumption_of_the_house_within_one_control_step()
    {
        var bench = new Bench(withInverter: true);
        bench.Meter.PowerW = -1500;
        bench.Node.OnDispatch(Bench.Dispatch(0, 1000, 900), bench.NowMs);
        bench.Start().RunTo(10);

        bench.Inverter!.PowerW = -1500;
        bench.Meter.PowerW = -1400;
        bench.RunTo(12);

        // The kettle is off: the house draws 100 W.
        Assert.Equal(1100, bench.Inverter.LimitW);
    }

    [Fact]
    public void With_the_meter_lost_the_cap_forgets_consumption_and_the_droop_uses_the_inverters_voltage()
    {
        var bench = new Bench(withInverter: true);
        bench.Meter.PowerW = -1500;
        bench.Inverter!.VoltageV = 1.05 * 230;
        bench.Node.OnDispatch(Bench.Dispatch(0, 1000, 900), bench.NowMs);
        bench.Start().RunTo(20);
        Assert.Equal(0, bench.Inverter.ReactivePowerVar, 6);

        bench.Meter.Fails = true;
        bench.RunTo(120);

        Assert.Equal(1000, bench.Inverter.LimitW);
        Assert.InRange(bench.Inverter.ReactivePowerVar, 1100 - 50, 1100);
    }

    [Fact]
    public void With_no_voltage_at_all_the_reactive_power_is_held_and_then_goes_to_zero()
    {
        var bench = new Bench(withInverter: true);
        bench.Meter.VoltageV = (1.05 * 230) - 1;
        bench.Start().RunTo(60);
        double held = bench.Inverter!.ReactivePowerVar;
        Assert.InRange(held, 1050, 1100);

        bench.Meter.Fails = true;
        bench.RunTo(115);
        Assert.Equal(held, bench.Inverter.ReactivePowerVar, 50.0);
        bench.RunTo(200);

        Assert.InRange(bench.Inverter.ReactivePowerVar, 0, 50);
    }

    [Fact]
    public void An_inverter_that_never_answers_keeps_nothing_else_from_working()
    {
        var bench = new Bench(withInverter: true);
        bench.Inverter!.Fails = true;
        bench.Node.OnGate(Bench.Gate(900), bench.NowMs);

        bench.Start().RunTo(900);

        Assert.Equal(["0 state online", "0 about", "720 orders", "900 energy"], bench.Diary());
        Assert.Equal(16, bench.Link.Of(Topics.Measurement).Count);
        Assert.True(bench.Node.ControlIsSettled);

        // 5 s, doubling to 300 s: at 0, 5, 15, 35, 75, 155, 315 and 615 s, each at the next control step of 2 s.
        Assert.Equal(8, bench.Inverter.Discoveries);
    }

    [Fact]
    public void An_inverter_that_was_away_is_told_its_setpoint_again()
    {
        var bench = new Bench(withInverter: true);
        bench.Start().RunTo(59);
        bench.Inverter!.Fails = true;
        bench.RunTo(70);
        int before = bench.Inverter.Writes;

        bench.Inverter.Fails = false;
        bench.RunTo(80);

        Assert.True(bench.Inverter.Writes > before);
        Assert.True(bench.Node.ControlIsSettled);
    }

    [Fact]
    public void A_write_that_fails_is_tried_again()
    {
        var bench = new Bench(withInverter: true);
        bench.Inverter!.WritesFail = true;
        bench.Start().RunTo(4);
        Assert.True(double.IsNaN(bench.Inverter.LimitW));

        bench.Inverter.WritesFail = false;
        bench.RunTo(8);

        Assert.Equal(5000, bench.Inverter.LimitW);
    }

    [Fact]
    public void A_settled_inverter_is_written_once_a_minute_and_no_more()
    {
        var bench = new Bench(withInverter: true);
        bench.Start().RunTo(30);
        int before = bench.Inverter!.Writes;

        bench.RunTo(330);

        Assert.Equal(5, bench.Inverter.Writes - before);
    }

    [Fact]
    public void Control_is_settled_only_when_the_droop_has_arrived()
    {
        var bench = new Bench(withInverter: true);
        bench.Start();
        Assert.True(bench.Node.ControlIsSettled);

        bench.Meter.VoltageV = 1.05 * 230;
        bench.RunTo(2);
        Assert.False(bench.Node.ControlIsSettled);
        bench.RunTo(30);

        Assert.True(bench.Node.ControlIsSettled);
    }

    [Fact]
    public void A_wrong_dispatch_is_refused_and_changes_nothing()
    {
        var bench = new Bench(withInverter: true);
        bench.Node.OnGate(Bench.Gate(900), bench.NowMs);
        bench.Start().RunTo(10);

        Assert.Equal(RejectCode.WrongInterval, bench.Node.OnDispatch(Bench.Dispatch(450, 1000, 1800), bench.NowMs));
        bench.RunTo(20);

        Assert.Equal(FallbackState.RatedLimits, bench.Node.Dispatch.State);
        Assert.Equal(5000, bench.Inverter!.LimitW);
    }
}
