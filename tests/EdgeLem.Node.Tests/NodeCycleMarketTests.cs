using EdgeLem.Contracts;
using EdgeLem.Node.Tests.Fakes;

namespace EdgeLem.Node.Tests;

/// <summary>Step tables of a node's market life: times in s since <see cref="Bench.T0"/>.</summary>
public sealed class NodeCycleMarketTests
{
    [Fact]
    public void A_quarter_of_an_hour_of_a_normal_day()
    {
        var bench = new Bench();
        bench.Node.OnGate(Bench.Gate(900), bench.NowMs);

        bench.Start().RunTo(900);

        // Measurements on every full minute, orders 120 s before gate closure at 840 s, counters at the interval's end.
        string[] minutes = [.. Enumerable.Range(0, 16).Select(minute => $"{60 * minute} measurement ok")];
        Assert.Equal(["0 state online", "0 about", "720 orders", "900 energy"], bench.Diary());
        Assert.Equal(minutes, bench.Diary(measurements: true).Where(line => line.Contains("measurement", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_messages_say_what_the_meter_said()
    {
        var bench = new Bench();
        bench.Node.OnGate(Bench.Gate(900), bench.NowMs);
        bench.Start().RunTo(899);
        bench.Meter.ImportWh += 225;
        bench.RunTo(900);

        Published measurement = bench.Link.Of(Topics.Measurement)[^1];
        Assert.Equal("edgelem/v1/village/home-01/measurement", measurement.Topic);
        Assert.Equal(["230.00", "231.00", "232.00"], measurement.Body.GetProperty("voltageV").EnumerateArray().Select(v => v.GetRawText()));
        Assert.Equal(["300.0", "300.0", "300.0"], measurement.Body.GetProperty("powerW").EnumerateArray().Select(v => v.GetRawText()));
        Assert.Equal((Bench.T0 + 900, 50.0, 0, false), (measurement.Number("at"), measurement.Body.GetProperty("frequencyHz").GetDouble(), measurement.Qos, measurement.Retain));

        Published energy = Assert.Single(bench.Link.Of(Topics.Energy));
        Assert.Equal((Bench.T0, 900, Bench.T0 + 900), (energy.Number("intervalStart"), energy.Number("intervalSeconds"), energy.Number("at")));
        Assert.Equal((1_000_225, 5000, 1, false), (energy.Number("importWh"), energy.Number("exportWh"), energy.Qos, energy.Retain));

        Published orders = Assert.Single(bench.Link.Of(Topics.Orders));
        Assert.Equal("""[{"id":1,"side":"bid","quantityW":900,"priceMicroEurPerKwh":190000}]""", orders.Body.GetProperty("orders").GetRawText());
        Assert.Equal((Bench.T0 + 900, 1, false), (orders.Number("intervalStart"), orders.Qos, orders.Retain));
    }

    [Fact]
    public void Messages_are_numbered_without_gaps_and_carry_the_boot()
    {
        var bench = new Bench();
        bench.Node.OnGate(Bench.Gate(900), bench.NowMs);
        bench.Start().RunTo(1900);

        var numbered = bench.Link.Messages.Where(m => m.Leaf is Topics.Measurement or Topics.Orders or Topics.Energy).ToArray();
        Assert.Equal(Enumerable.Range(1, numbered.Length).Select(i => (long)i), numbered.Select(m => m.Number("seq")));
        Assert.All(numbered, m => Assert.Equal("b1", m.Text("boot")));
    }

    [Theory]
    [InlineData(-2000, 3000)]
    [InlineData(-1500, 600)]
    public void A_node_that_is_held_back_offers_what_it_could_feed_in_and_one_that_is_not_what_it_does(double generationW, long offeredW)
    {
        // First 3,000 W of export. From 900 s on 1,100 W are allowed while the house draws 900 W: 2,000 W of generation are at the limit, 1,500 W are below it.
        var bench = new Bench(withInverter: true);
        bench.Meter.PowerW = -3000;
        bench.Inverter!.PowerW = -3900;
        bench.Node.OnGate(Bench.Gate(900), bench.NowMs);
        bench.Start().RunTo(895);
        Assert.Equal(RejectCode.None, bench.Node.OnDispatch(Bench.Dispatch(900, exportLimitW: 1100, validUntilS: 2700), bench.NowMs));
        bench.Meter.ExportWh += 750;
        bench.RunTo(900);
        bench.Node.OnGate(Bench.Gate(1800, closesS: 1740), bench.NowMs);

        bench.Meter.PowerW = generationW + 900;
        bench.Inverter.PowerW = generationW;
        bench.RunTo(1799);
        bench.Meter.ExportWh += (long)(-(generationW + 900) / 4);
        bench.RunTo(1800);
        bench.Node.OnGate(Bench.Gate(2700, closesS: 2640), bench.NowMs);
        bench.RunTo(2600);

        Published orders = bench.Link.Of(Topics.Orders).Single(m => m.Number("intervalStart") == Bench.T0 + 2700);
        System.Text.Json.JsonElement order = Assert.Single(orders.Body.GetProperty("orders").EnumerateArray());
        Assert.Equal(("offer", offeredW), (order.GetProperty("side").GetString(), order.GetProperty("quantityW").GetInt64()));
    }

    [Fact]
    public void State_and_about_are_retained_and_the_will_says_lost()
    {
        var bench = new Bench(withInverter: true);
        bench.Start();

        Published[] retained = [.. bench.Link.Messages.Where(m => m.Retain)];
        Assert.Equal(["0 state online", "0 about", "0 about"], bench.Diary());
        Assert.All(retained, m => Assert.Equal(1, m.Qos));
        Assert.Equal("""{"meter":"fake meter","inverter":"fake inverter","phases":"ABC","ratedImportW":17000,"ratedExportW":10000,"inverterRatedVa":5000}""", retained[^1].Body.GetRawText());

        var will = new NodeWill(bench.Identity);
        Assert.Equal("edgelem/v1/village/home-01/state", will.Topic);
        Assert.Equal("""{"state":"lost","boot":"b1","firmware":"0.1.0","at":0}""", System.Text.Encoding.UTF8.GetString(will.Payload));
    }

    [Fact]
    public void Counters_are_sent_once_at_every_interval_end_however_often_the_node_is_called()
    {
        var bench = new Bench();
        bench.Node.OnGate(Bench.Gate(900), bench.NowMs);
        bench.Start();
        for (int second = 1; second <= 2750; second++)
        {
            bench.RunTo(second);
            bench.RunTo(second);
        }

        Assert.Equal(
            [Bench.T0, Bench.T0 + 900, Bench.T0 + 1800],
            bench.Link.Of(Topics.Energy).Select(m => m.Number("intervalStart")));
    }

    [Fact]
    public void A_short_interval_works_as_a_long_one()
    {
        var bench = new Bench();
        bench.Node.OnGate(Bench.Gate(5, lengthS: 5, closesS: 4), bench.NowMs);
        bench.Start().RunTo(15);

        Assert.Equal(["0 state online", "0 about", "0 orders", "5 energy", "10 energy", "15 energy"], bench.Diary());
    }

    [Fact]
    public void A_closed_gate_gets_no_orders()
    {
        var bench = new Bench();
        bench.Start().RunTo(841);

        bench.Node.OnGate(Bench.Gate(900), bench.NowMs);
        bench.RunTo(1200);

        Assert.Empty(bench.Link.Of(Topics.Orders));
    }

    [Fact]
    public void A_gate_that_opens_late_gets_orders_at_once_up_to_its_last_second()
    {
        var bench = new Bench();
        bench.Start().RunTo(840.9);

        bench.Node.OnGate(Bench.Gate(900), bench.NowMs);
        bench.RunTo(840.9);

        Assert.Single(bench.Link.Of(Topics.Orders));
    }

    [Fact]
    public void An_announcement_that_is_repeated_gets_no_second_message()
    {
        var bench = new Bench();
        bench.Node.OnGate(Bench.Gate(900), bench.NowMs);
        bench.Start().RunTo(730);

        bench.Node.OnGate(Bench.Gate(900), bench.NowMs);
        bench.RunTo(839);

        Assert.Single(bench.Link.Of(Topics.Orders));
    }

    [Theory]
    [InlineData(RejectCode.None, 1)]
    [InlineData(RejectCode.Duplicate, 2)]
    [InlineData(RejectCode.TooManyMessages, 2)]
    [InlineData(RejectCode.PriceOutOfBounds, 2)]
    [InlineData(RejectCode.GateClosed, 1)]
    [InlineData(RejectCode.QuantityOutOfBounds, 2)]
    [InlineData(RejectCode.UnknownNode, 1)]
    public void Refused_orders_are_sent_again_only_where_that_can_help(RejectCode code, int messages)
    {
        var bench = new Bench();
        bench.Node.OnGate(Bench.Gate(900), bench.NowMs);
        bench.Start().RunTo(721);

        Answer(bench, code);
        bench.RunTo(839);

        Assert.Equal(messages, bench.Link.Of(Topics.Orders).Count);
    }

    [Fact]
    public void Refused_orders_are_sent_three_times_at_most_and_never_after_closure()
    {
        var bench = new Bench();
        bench.Node.OnGate(Bench.Gate(900), bench.NowMs);
        bench.Start().RunTo(721);
        for (int i = 0; i < 5; i++)
        {
            Answer(bench, RejectCode.TooManyMessages);
            bench.RunTo(bench.Seconds + 2);
        }

        Assert.Equal(3, bench.Link.Of(Topics.Orders).Count);

        var late = new Bench();
        late.Node.OnGate(Bench.Gate(900), late.NowMs);
        late.Start().RunTo(840.5);
        Answer(late, RejectCode.TooManyMessages);
        late.RunTo(900);
        Assert.Single(late.Link.Of(Topics.Orders));
    }

    [Fact]
    public void A_reply_to_another_message_is_ignored()
    {
        var bench = new Bench();
        bench.Node.OnGate(Bench.Gate(900), bench.NowMs);
        bench.Start().RunTo(721);

        bench.Node.OnReply(new ReplyMessage { About = Topics.Energy, Seq = LastOrdersSeq(bench), Code = 108 }, bench.NowMs);
        bench.Node.OnReply(new ReplyMessage { About = Topics.Orders, Seq = 0, Code = 108 }, bench.NowMs);
        bench.RunTo(839);

        Assert.Single(bench.Link.Of(Topics.Orders));
    }

    [Fact]
    public void A_household_in_balance_sends_a_message_without_orders()
    {
        var bench = new Bench();
        bench.Meter.PowerW = 12;
        bench.Node.OnGate(Bench.Gate(900), bench.NowMs);
        bench.Start().RunTo(721);

        Assert.Equal("[]", Assert.Single(bench.Link.Of(Topics.Orders)).Body.GetProperty("orders").GetRawText());
    }

    [Fact]
    public void A_household_that_exports_offers()
    {
        var bench = new Bench();
        bench.Meter.PowerW = -2400;
        bench.Node.OnGate(Bench.Gate(900), bench.NowMs);
        bench.Start().RunTo(721);

        Assert.Equal(
            """[{"id":1,"side":"offer","quantityW":2400,"priceMicroEurPerKwh":190000}]""",
            bench.Link.Of(Topics.Orders)[0].Body.GetProperty("orders").GetRawText());
    }

    [Fact]
    public void An_impossible_gate_is_refused()
    {
        GateMessage tooShort = Bench.Gate(900, lengthS: 4);
        GateMessage crossed = Bench.Gate(900);
        crossed.FeedInMicroEurPerKwh = 300_001;
        GateMessage huge = Bench.Gate(900);
        huge.RetailMicroEurPerKwh = long.MaxValue;
        var bench = new Bench();

        Assert.All([tooShort, crossed, huge], gate => Assert.Equal(RejectCode.FieldOutOfRange, bench.Node.OnGate(gate, bench.NowMs)));
        Assert.False(bench.Node.Meter.Grid.IsKnown);
    }

    [Fact]
    public void New_settings_change_the_rhythm_and_impossible_ones_do_not()
    {
        var bench = new Bench();
        bench.Start().RunTo(65);
        ConfigMessage often = Bench.Config(3);
        often.MeasurementPeriodS = 10;
        ConfigMessage impossible = Bench.Config(4);
        impossible.MeasurementPeriodS = 0;
        ConfigMessage sameVersion = Bench.Config(3);

        Assert.Equal(RejectCode.None, bench.Node.OnConfig(often, bench.NowMs));
        Assert.Equal(RejectCode.FieldOutOfRange, bench.Node.OnConfig(impossible, bench.NowMs));
        Assert.Equal(RejectCode.None, bench.Node.OnConfig(sameVersion, bench.NowMs));
        bench.RunTo(95);

        Assert.Equal([0, 60, 70, 80, 90], bench.Link.Of(Topics.Measurement).Select(m => (int)(m.Number("at") - Bench.T0)));
        Assert.Equal(3, bench.Node.Settings.Version);
    }

    [Fact]
    public void A_node_without_a_gateway_measures_and_says_nothing_of_energy_or_orders()
    {
        var bench = new Bench();
        bench.Start().RunTo(3600);

        Assert.Equal(["0 state online", "0 about"], bench.Diary());
        Assert.Equal(61, bench.Link.Of(Topics.Measurement).Count);
    }

    [Fact]
    public void Before_its_start_a_node_does_nothing()
    {
        var bench = new Bench();
        bench.Node.OnGate(Bench.Gate(900), bench.NowMs);

        bench.Node.Advance(bench.NowMs + 2_000_000);

        Assert.Equal(long.MaxValue, bench.Node.NextDueMs);
        Assert.Empty(bench.Link.Messages);
    }

    private static long LastOrdersSeq(Bench bench) => bench.Link.Of(Topics.Orders)[^1].Number("seq");

    private static void Answer(Bench bench, RejectCode code) =>
        bench.Node.OnReply(new ReplyMessage { About = Topics.Orders, Seq = LastOrdersSeq(bench), Code = (int)code }, bench.NowMs);
}
