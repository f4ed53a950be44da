using EdgeLem.Contracts;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Settlement;
using EdgeLem.Sim.Output;
using EdgeLem.Sim.Tests.Nodes;
using EdgeLem.Sim.Tests.Running;

namespace EdgeLem.EndToEnd.Faults;

/// <summary>What a fault of one home's device does to that home, and that it does nothing to anybody else.</summary>
public sealed class FaultTests(FaultyVillage village) : IClassFixture<FaultyVillage>
{
    private readonly RecordedRun _run = village.Faulty;

    public static TheoryData<string> MeterHomes => [.. FaultyVillage.Meters.Keys];

    public static TheoryData<string> AllHomes => [.. FaultyVillage.Meters.Keys, FaultyVillage.WithoutInverter, FaultyVillage.ForeverSilent];

    [Fact]
    public void Every_interval_is_cleared_and_settled()
    {
        Assert.Equal(8, _run.Record.Complete.Count);
        Assert.All(_run.IntervalStarts, start => Assert.Equal(0, _run.Record.Settled(start).Settlement.Lines.Sum(line => line.AmountMicroEur)));
        Assert.All(_run.IntervalStarts, start => Assert.True(_run.Record.Cleared(start).Check.Converged));
    }

    [Theory]
    [MemberData(nameof(MeterHomes))]
    public void A_node_says_when_its_meter_is_lost_and_when_it_is_back(string home)
    {
        IReadOnlyList<PublishedMessage> states = _run.From(home, Topics.State);

        Assert.Equal(["online", "meter-lost", "online"], states.Select(state => state.Text("state")));

        // Lost after three readings that failed, so within a few steps of a minute; found again within a step.
        Assert.InRange(states[1].Number("at") - village.OriginS, FaultyVillage.FromS, FaultyVillage.FromS + 240);
        Assert.InRange(states[2].Number("at") - village.OriginS, FaultyVillage.UntilS, FaultyVillage.UntilS + 120);
    }

    [Theory]
    [MemberData(nameof(MeterHomes))]
    public void Measurements_are_marked_stale_exactly_while_the_meter_fails(string home)
    {
        foreach (PublishedMessage measurement in _run.From(home, Topics.Measurement))
        {
            long sinceOriginS = measurement.Number("at") - village.OriginS;
            string quality = measurement.Text("quality");

            // A stale message carries the time of the last good reading, so it lies before the fault.
            Assert.True(quality == "ok" ? sinceOriginS < FaultyVillage.FromS || sinceOriginS >= FaultyVillage.UntilS : sinceOriginS < FaultyVillage.UntilS + 60, $"{home}: {quality} at {sinceOriginS} s");
        }

        // 50 minutes of a measurement a minute.
        Assert.InRange(_run.From(home, Topics.Measurement).Count(measurement => measurement.Text("quality") == "stale"), 45, 52);
    }

    [Theory]
    [MemberData(nameof(AllHomes))]
    public void A_node_goes_on_sending_orders(string home) =>
        Assert.All(_run.IntervalStarts, start => Assert.Contains(_run.From(home, Topics.Orders), orders => orders.Number("intervalStart") == start));

    [Theory]
    [InlineData("home-04")]
    [InlineData("home-36")]
    public void Orders_of_a_home_without_meter_are_in_the_book(string home) =>
        Assert.All(_run.IntervalStarts, start => Assert.Contains(OrdersOf(start), fill => fill.Order.NodeId == home));

    [Fact]
    public void Nobody_else_is_settled_on_other_energy()
    {
        string[] others = [.. _run.Totals.Select(total => total.NodeId).Except([.. FaultyVillage.Meters.Keys, FaultyVillage.ForeverSilent, FaultyVillage.WithoutInverter])];

        Assert.Equal(50, others.Length);
        Assert.All(others, home => Assert.Equal(village.Healthy.SettledJ(home), _run.SettledJ(home)));
    }

    [Fact]
    public void Nobody_else_says_anything_is_wrong()
    {
        IEnumerable<PublishedMessage> others = _run.Published.Where(message => !FaultyVillage.Meters.ContainsKey(message.NodeId) && message.NodeId != FaultyVillage.ForeverSilent);

        Assert.DoesNotContain(others, message => message.Leaf == Topics.Measurement && message.Text("quality") != "ok");
        Assert.DoesNotContain(others, message => message.Leaf == Topics.State && message.Text("state") != "online");
    }

    [Theory]
    [MemberData(nameof(MeterHomes))]
    public void Intervals_without_a_meter_are_estimated_and_the_others_metered(string home)
    {
        // Silent from 00:20 to 01:10: the ends of the 2nd, 3rd and 4th quarter-hour are missing, the 5th ends at 01:15.
        MeterQuality[] expected =
        [
            MeterQuality.Metered, MeterQuality.Estimated, MeterQuality.Estimated, MeterQuality.Estimated,
            MeterQuality.Metered, MeterQuality.Metered, MeterQuality.Metered, MeterQuality.Metered,
        ];

        Assert.Equal(expected, _run.IntervalStarts.Select(start => _run.Record.Settled(start).Meters.First(meter => meter.NodeId == home).Quality));
    }

    [Theory]
    [MemberData(nameof(MeterHomes))]
    public void After_recovery_everything_settled_is_exactly_what_the_counter_counted(string home)
    {
        MeterReading first = ReadingAtEndOf(_run.Schedule.FirstIntervalS - _run.Schedule.IntervalS, home);
        MeterReading last = ReadingAtEndOf(_run.Schedule.EndS - _run.Schedule.IntervalS, home);
        long countedWh = last.ImportWh - first.ImportWh - (last.ExportWh - first.ExportWh);

        Assert.NotEqual(0, countedWh);
        Assert.Equal(countedWh * 3600, _run.SettledJ(home).Sum());
        Assert.Equal(village.Healthy.SettledJ(home).Sum(), _run.SettledJ(home).Sum());
    }

    [Fact]
    public void A_home_without_its_inverter_s_answers_is_metered_all_the_time()
    {
        Assert.All(_run.IntervalStarts, start => Assert.Equal(MeterQuality.Metered, _run.Record.Settled(start).Meters.First(meter => meter.NodeId == FaultyVillage.WithoutInverter).Quality));
        Assert.DoesNotContain(_run.From(FaultyVillage.WithoutInverter, Topics.Measurement), measurement => measurement.Text("quality") != "ok");
    }

    [Fact]
    public void A_meter_that_never_answers_again_leaves_what_it_counted_before()
    {
        NodeTotals total = _run.Totals.First(total => total.NodeId == FaultyVillage.ForeverSilent);

        Assert.Equal(village.Healthy.SettledJ(FaultyVillage.ForeverSilent)[0], (total.ImportWh - total.ExportWh) * 3600);
        Assert.Equal(["online", "meter-lost"], _run.From(FaultyVillage.ForeverSilent, Topics.State).Select(state => state.Text("state")));
    }

    private MeterReading ReadingAtEndOf(long intervalStartS, string home) => _run.Record.Settled(intervalStartS).Readings[home];

    private IEnumerable<Fill> OrdersOf(long start)
    {
        ClearingResult clearing = _run.Record.Cleared(start).Clearing;
        return clearing.Bids.Concat(clearing.Offers);
    }
}
