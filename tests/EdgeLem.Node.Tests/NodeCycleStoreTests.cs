using EdgeLem.Contracts;
using EdgeLem.Node.Metering.Store;
using EdgeLem.Node.Tests.Fakes;

namespace EdgeLem.Node.Tests;

/// <summary>Step tables of a node that keeps its counters: times in s since <see cref="Bench.T0"/>.</summary>
public sealed class NodeCycleStoreTests
{
    [Fact]
    public void Counters_are_stored_before_they_are_sent()
    {
        var flash = new Flash(3);
        Bench bench = Started(flash);
        flash.BytesUntilCut = 0;

        Assert.Throws<PowerCutException>(() => bench.RunTo(900));
        Assert.Empty(bench.Link.Of(Topics.Energy));
    }

    [Fact]
    public void Without_a_gateway_counters_wait_and_then_arrive_in_order()
    {
        Bench bench = Started(new Flash(8));
        bench.RunTo(890);
        bench.EnergyAnswer = null;
        bench.Node.OnLinkLost();
        bench.RunTo(900 * 40);
        Assert.Empty(bench.Link.Of(Topics.Energy));
        Assert.Equal(40, bench.Node.Energy.Store.Waiting);

        bench.EnergyAnswer = RejectCode.None;
        bench.Node.Announce(bench.NowMs);
        bench.RunTo((900 * 40) + 10);

        Assert.Equal(Enumerable.Range(0, 40).Select(i => Bench.T0 + (i * 900L)), bench.Link.Of(Topics.Energy).Select(m => m.Number("intervalStart")));
        Assert.Equal(0, bench.Node.Energy.Store.Waiting);
    }

    [Fact]
    public void After_a_power_cut_a_node_goes_on_with_its_intervals_and_sends_what_is_unanswered()
    {
        var flash = new Flash(3);
        Bench before = Started(flash);
        before.EnergyAnswer = null;
        before.RunTo(1850);

        // No gateway, so no gate: the grid comes from the store.
        Bench after = Boot(flash, "b2", 1900);
        after.RunTo(2750);

        Assert.Equal([0L, 900, 1800], after.Link.Of(Topics.Energy).Select(m => m.Number("intervalStart") - Bench.T0));
        Assert.All(after.Link.Of(Topics.Energy), m => Assert.Equal("b2", m.Text("boot")));
    }

    [Fact]
    public void A_reboot_right_after_an_interval_s_end_does_not_store_it_twice()
    {
        var flash = new Flash(3);
        Started(flash).RunTo(901);

        Bench after = Boot(flash, "b2", 902);
        after.Node.OnGate(Bench.Gate(1800, closesS: 1740), after.NowMs);
        after.RunTo(1850);

        Assert.Equal(2, after.Node.Energy.Store.NewestSequence);
        Assert.Equal([0L, 900], after.Link.Of(Topics.Energy).Select(m => m.Number("intervalStart") - Bench.T0).Distinct());
    }

    [Fact]
    public void While_the_time_is_not_known_nothing_is_stored_and_the_next_counters_hold_it_all()
    {
        var flash = new Flash(3);
        Bench bench = new(equipment: new NodeEquipment(flash.Open(8), null));
        bench.Node.OnClock(TimeQuality.Unknown, bench.NowMs);
        bench.Node.OnGate(Bench.Gate(900), bench.NowMs);
        bench.Start().RunTo(2000);
        Assert.Equal(0, bench.Node.Energy.Store.NewestSequence);

        // The clock is set, a week ahead of where it ran: the interval that runs there ends next.
        bench.Node.OnClock(TimeQuality.Synchronised, (Bench.T0 + 604_850) * 1000);
        bench.RunTo(604_850).RunTo(606_000);

        Assert.Equal([604_800L], bench.Link.Of(Topics.Energy).Select(m => m.Number("intervalStart") - Bench.T0));
    }

    [Fact]
    public void A_clock_that_jumps_forward_stores_no_interval_that_was_not_read_at_its_end()
    {
        Bench bench = Started(new Flash(3));
        bench.RunTo(1000).RunTo(1000);
        bench.Node.Advance((Bench.T0 + 5000) * 1000);
        bench.RunTo(5400);

        Assert.Equal([0L, 4500], bench.Link.Of(Topics.Energy).Select(m => m.Number("intervalStart") - Bench.T0));
    }

    [Fact]
    public void After_a_clock_that_was_ahead_a_restart_gives_up_what_it_stamped_and_stores_every_true_interval_once()
    {
        var flash = new Flash(3);
        Bench ahead = Started(flash);
        ahead.RunTo(900);
        ahead.EnergyAnswer = RejectCode.EnergyTooEarly;
        ahead.RunTo(900 * 6);
        Assert.Equal(5, ahead.Node.Energy.Store.Waiting);

        Bench corrected = Boot(flash, "b2", 1000);
        corrected.RunTo(2000);

        Assert.Equal(5, corrected.Node.Energy.Store.Dropped);
        Assert.Equal([900L], corrected.Link.Of(Topics.Energy).Select(m => m.Number("intervalStart") - Bench.T0));
    }

    [Fact]
    public void Broken_storage_does_not_silence_the_meter()
    {
        var flash = new Flash(3);
        Bench bench = Started(flash);
        flash.IsFull = true;
        bench.RunTo(1800);

        Assert.Equal([0L, 900], bench.Link.Of(Topics.Energy).Select(m => m.Number("intervalStart") - Bench.T0));
        Assert.Equal(2, bench.Node.Energy.Store.WriteFailures);
    }

    [Fact]
    public void Without_counters_nothing_is_stored()
    {
        Bench bench = Started(new Flash(3));
        bench.RunTo(890);
        bench.Meter.Fails = true;
        bench.RunTo(970);
        bench.Meter.Fails = false;
        bench.RunTo(1800);

        Assert.Equal(1, bench.Node.Energy.Store.NewestSequence);
    }

    [Fact]
    public void A_counter_that_rolls_over_is_sent_as_one_that_goes_on()
    {
        Bench bench = Started(new Flash(3));
        bench.Meter.Reading.RollsOverAtWh = 1_000_200;
        bench.RunTo(900);
        bench.Meter.ImportWh = 50;
        bench.RunTo(1800);

        Assert.Equal([1_000_000L, 1_000_250], bench.Link.Of(Topics.Energy).Select(m => m.Number("importWh")));
    }

    [Fact]
    public void Every_interval_of_a_day_with_a_power_cut_at_every_write_arrives_once_in_effect()
    {
        var flash = new Flash(3);
        var arrived = new Dictionary<long, long>();
        Bench bench = Started(flash);
        for (int i = 0; i < 96; i++)
        {
            flash.BytesUntilCut = i % (RecordLayout.Bytes + 1);
            try
            {
                bench.RunTo((900 * i) + 905);
            }
            catch (PowerCutException)
            {
                // Power comes back seconds later, within the time for late counters.
            }

            Note(bench, arrived);
            flash.BytesUntilCut = int.MaxValue;
            bench = Boot(flash, $"b{i}", (900 * i) + 910);
            bench.Meter.ImportWh += 10 * i;
            bench.Node.OnGate(Bench.Gate(900), bench.NowMs);
        }

        bench.RunTo(900 * 97);
        Note(bench, arrived);

        // A record that was torn is gone: its interval's end is over when power is back. No other is missing.
        int[] torn = [.. Enumerable.Range(0, 96).Where(i => i % (RecordLayout.Bytes + 1) < RecordLayout.Bytes)];
        Assert.All(Enumerable.Range(0, 97).Except(torn), i => Assert.Contains(Bench.T0 + (900 * i), arrived));
        Assert.Equal(0, bench.Node.Energy.Store.Waiting);
    }

    private static void Note(Bench bench, Dictionary<long, long> arrived)
    {
        foreach (Published message in bench.Link.Of(Topics.Energy))
        {
            // The same interval again must say the same.
            long importWh = message.Number("importWh");
            Assert.Equal(importWh, arrived.GetValueOrDefault(message.Number("intervalStart"), importWh));
            arrived[message.Number("intervalStart")] = importWh;
        }
    }

    private static Bench Started(Flash flash)
    {
        var bench = new Bench(equipment: new NodeEquipment(flash.Open(8), null));
        bench.Node.OnGate(Bench.Gate(900), bench.NowMs);
        return bench.Start();
    }

    private static Bench Boot(Flash flash, string boot, double atSeconds)
    {
        var bench = new Bench(equipment: new NodeEquipment(flash.Open(8), null), boot: boot);
        return bench.StartAt(atSeconds);
    }
}
