using EdgeLem.Gateway.Ledger;
using EdgeLem.Gateway.Ledger.Records;
using EdgeLem.Sim.Endurance;
using EdgeLem.Sim.Tests.Running;

namespace EdgeLem.Sim.Tests.Endurance;

/// <summary>Shorter hardship: other seeds, the same twice, and real MQTT.</summary>
public sealed class HardHoursTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Other_seeds_settle_exactly_too(int seed)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        AssertIsExact(await RunAsync(seed, overMqtt: false));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_ledger() =>
        Assert.Equal((await RunAsync(5, overMqtt: false)).Head, (await RunAsync(5, overMqtt: false)).Head);

    [Fact]
    public async Task Over_real_MQTT_the_same_hours_settle_exactly_too_and_give_the_same_ledger()
    {
        EnduranceOutcome overMqtt = await RunAsync(6, overMqtt: true);

        AssertIsExact(overMqtt);
        Assert.Equal((await RunAsync(6, overMqtt: false)).Head, overMqtt.Head);
    }

    [Fact]
    public async Task Without_wrong_clocks_every_interval_that_a_node_stored_is_accepted_as_it_was_stored()
    {
        using var folder = new TemporaryFolder();
        EnduranceOptions options = Options(7, overMqtt: false, folder) with { ClockJumpsPerHome = 0, PowerCutsPerHome = 8 };
        using EnduranceRun run = await RunAsync(options);

        using SqliteLedger ledger = SqliteLedger.Open(options.LedgerPath, run.Genesis);
        foreach (EnduranceHome home in run.Homes)
        {
            IEnumerable<ReceivedReading> received = ledger.Received.ReadFrom(0).Where(reading => reading.NodeId == home.NodeId);
            Assert.InRange(home.Stored.Count, 60, options.Intervals + 1);
            Assert.Equal(home.Stored.OrderBy(stored => stored.Key), received.Select(reading => KeyValuePair.Create(reading.IntervalEndS, (reading.ImportWh, reading.ExportWh))));
        }
    }

    /// <summary>Runs on a thread of its own: a run waits for sockets, and the broker that answers needs the pool's threads.</summary>
    internal static async Task<EnduranceRun> RunAsync(EnduranceOptions options)
    {
        var run = new EnduranceRun(options);
        await Task.Factory.StartNew(run.Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return run;
    }

    private static void AssertIsExact(EnduranceOutcome outcome)
    {
        Assert.All(Enumerable.Range(0, Homes), outcome.AssertIsExact);
        outcome.AssertEachOnce();
        outcome.AssertJudgedOnce();
        outcome.AssertBooksClose();
    }

    private const int Homes = 5;

    /// <summary>Thirty hours with five homes; the gateway is away for six.</summary>
    private static async Task<EnduranceOutcome> RunAsync(int seed, bool overMqtt)
    {
        using var folder = new TemporaryFolder();
        EnduranceOptions options = Options(seed, overMqtt, folder);
        using EnduranceRun run = await RunAsync(options);
        return new EnduranceOutcome(run, options.LedgerPath);
    }

    private static EnduranceOptions Options(int seed, bool overMqtt, TemporaryFolder folder) => new()
    {
        Seed = seed, Homes = Homes, Intervals = 120, AwayS = 6 * 3600, PowerCutsPerHome = 3, ClockJumpsPerHome = 1, GatewayRestarts = 3, BrokerRestarts = 3,
        OverMqtt = overMqtt, LedgerPath = folder.PathOf("ledger.db"),
    };
}
