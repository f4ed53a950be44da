using EdgeLem.Gateway.Http.Live;

namespace EdgeLem.Gateway.Tests.Http;

public sealed class LiveStateTests
{
    [Fact]
    public void A_layout_that_contradicts_itself_is_refused_with_the_id()
    {
        LiveFeeder good = SyntheticFeeder.Layout();
        LiveBus orphan = new() { BusId = "orphan", ParentBusId = "nowhere", DistanceM = 1 };
        (LiveFeeder Layout, string Named)[] broken =
        [
            (good with { Buses = [.. good.Buses, orphan] }, "nowhere"),
            (good with { Buses = [.. good.Buses, good.Buses[3]] }, "bus-03"),
            (good with { Buses = [.. good.Buses, orphan with { ParentBusId = null }] }, "2 buses have no parent"),
            (good with { Connections = [.. good.Connections, good.Connections[0]] }, "home-01"),
            (good with { Connections = [good.Connections[0] with { BusId = "nowhere" }] }, "nowhere"),
            (good with { Connections = [good.Connections[0] with { Phases = "AD" }] }, "AD"),
            (good with { LowVoltageLimitPu = 1.2 }, "1.2"),
        ];
        Assert.All(broken, item => Assert.Contains(item.Named, Assert.Throws<ArgumentException>(() => new LiveState(item.Layout)).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_measurement_of_an_unknown_node_or_with_missing_phases_is_refused()
    {
        var state = new LiveState(SyntheticFeeder.Layout());
        LiveMeasurement good = SyntheticFeeder.MeasurementOf(1, 0);
        Assert.True(state.TryReportMeasurement(good));
        Assert.False(state.TryReportMeasurement(good with { NodeId = "stranger" }));
        Assert.False(state.TryReportMeasurement(good with { VoltageV = [230] }));
        Assert.False(state.TrySetNodeState("stranger", LiveNodeState.Online, 0));
        Assert.Equal(SyntheticFeeder.BusCount - 1, state.Snapshot().Nodes.Count);
    }

    [Fact]
    public void A_lost_node_keeps_its_last_reading_and_is_online_again_when_it_reports()
    {
        var state = new LiveState(SyntheticFeeder.Layout());
        LiveMeasurement reading = SyntheticFeeder.MeasurementOf(1, 0);
        state.TryReportMeasurement(reading);
        state.TrySetNodeState("home-01", LiveNodeState.Lost, 777);
        LiveNode lost = state.Snapshot().Nodes[0];
        Assert.Equal((LiveNodeState.Lost, 777L, reading), (lost.State, lost.StateSinceS, lost.Measurement));
        state.TryReportMeasurement(reading);
        Assert.Equal(LiveNodeState.Online, state.Snapshot().Nodes[0].State);
    }

    [Fact]
    public void Rounds_older_than_the_history_are_forgotten()
    {
        var state = new LiveState(SyntheticFeeder.Layout(), new LiveStateOptions { RoundHistory = TimeSpan.FromHours(1) });
        Add(state, 0, 10);

        // One hour of 900 s intervals: the newest start and the four starts up to an hour before it.
        Assert.Equal([5, 6, 7, 8, 9], Indices(state));
    }

    [Fact]
    public void No_more_rounds_and_violations_are_kept_than_the_options_allow()
    {
        var state = new LiveState(SyntheticFeeder.Layout(), new LiveStateOptions { MaxRounds = 3, MaxViolations = 4, MaxViolationCharacters = 5 });
        for (int i = 0; i < 10; i++)
        {
            LiveRound round = RoundOf(state, i);
            state.AddRound(round, new LiveCheck { Converged = true, Violations = ["a long text", "another", "third"] });
        }

        LiveSnapshot snapshot = state.Snapshot();
        Assert.Equal(3, snapshot.Rounds.Count);
        Assert.Equal(3, snapshot.Rounds[0].ViolationCount);
        Assert.Equal(["a lon…", "anoth…", "third", "a lon…"], snapshot.Violations.Select(violation => violation.Text));
        Assert.Equal(snapshot.Rounds[2].Round.IntervalStartS, snapshot.Violations[0].IntervalStartS);
    }

    [Fact]
    public void A_round_of_a_known_interval_replaces_it()
    {
        var state = new LiveState(SyntheticFeeder.Layout());
        Add(state, 0, 3);
        LiveRound second = state.Snapshot().Rounds[1].Round;
        long version = state.Snapshot().Version;
        state.AddRound(second with { TradedW = 4321 }, new LiveCheck { Converged = false });
        Assert.Equal([0, 1, 2], Indices(state));
        Assert.Equal(4321, Assert.Single(state.ChangesSince(version).Round!.Rounds).Round.TradedW);
    }

    [Fact]
    public void The_latest_check_is_that_of_the_latest_interval_even_when_an_older_round_comes_late()
    {
        var state = new LiveState(SyntheticFeeder.Layout());
        Add(state, 5, 1);
        LiveCheck? latest = state.Snapshot().LatestCheck;
        Add(state, 2, 1);
        Assert.Same(latest?.PredictedVoltages, state.Snapshot().LatestCheck?.PredictedVoltages);
        Assert.Equal([2, 5], Indices(state));
    }

    [Fact]
    public void A_reader_that_follows_the_changes_ends_with_the_snapshot()
    {
        var random = new Random(11);
        var state = new LiveState(SyntheticFeeder.Layout());
        var rounds = new SortedDictionary<long, LiveRoundOutcome>();
        var nodes = state.Snapshot().Nodes.ToDictionary(node => node.NodeId);
        long version = 0;
        for (int step = 0; step < 300; step++)
        {
            Write(state, random);
            if (random.Next(3) == 0)
            {
                LiveChanges changes = state.ChangesSince(version);
                (changes.Round?.Rounds ?? []).ToList().ForEach(outcome => rounds[outcome.Round.IntervalStartS] = outcome);
                (changes.Nodes ?? []).ToList().ForEach(node => nodes[node.NodeId] = node);
                version = changes.Version;
                Assert.Equal(state.Snapshot().Rounds, rounds.Values);
                Assert.Equal(state.Snapshot().Nodes, nodes.Values);
            }
        }
    }

    [Fact]
    public void Nothing_new_is_nothing_and_a_version_from_before_a_restart_gets_everything()
    {
        LiveState state = SyntheticFeeder.Filled(3);
        long version = state.Snapshot().Version;
        Assert.Equal(new LiveChanges { Version = version }, state.ChangesSince(version));
        Assert.Equal(3, state.ChangesSince(version + 1000).Round!.Rounds.Count);
    }

    [Fact]
    public void Writers_and_readers_may_run_at_once()
    {
        var state = new LiveState(SyntheticFeeder.Layout());
        Parallel.For(0, 400, i =>
        {
            SyntheticFeeder.AddRound(state, i % 50);
            SyntheticFeeder.Measure(state, i % 50);
            LiveSnapshot snapshot = state.Snapshot();
            Assert.InRange(snapshot.Rounds.Count, 1, 50);
            Assert.True(state.ChangesSince(snapshot.Version).Version >= snapshot.Version);
        });

        // 400 rounds and 400 readings of each node, one version each.
        Assert.Equal(400 * SyntheticFeeder.BusCount, state.Snapshot().Version);
    }

    private static void Write(LiveState state, Random random)
    {
        int index = random.Next(40);
        if (random.Next(2) == 0)
        {
            SyntheticFeeder.AddRound(state, index);
        }
        else
        {
            state.TryReportMeasurement(SyntheticFeeder.MeasurementOf(1 + random.Next(SyntheticFeeder.BusCount - 1), index));
        }
    }

    private static void Add(LiveState state, int first, int count)
    {
        for (int i = first; i < first + count; i++)
        {
            SyntheticFeeder.AddRound(state, i);
        }
    }

    private static LiveRound RoundOf(LiveState state, int index)
    {
        Add(state, index, 1);
        return state.Snapshot().Rounds[^1].Round;
    }

    private static long[] Indices(LiveState state) =>
        [.. state.Snapshot().Rounds.Select(outcome => (outcome.Round.IntervalStartS - SyntheticFeeder.StartS) / SyntheticFeeder.IntervalLengthS)];
}
