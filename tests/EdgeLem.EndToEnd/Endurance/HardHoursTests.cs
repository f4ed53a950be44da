using EdgeLem.Gateway.Ledger;
using EdgeLem.Gateway.Ledger.Records;
using EdgeLem.Sim.Endurance;
using EdgeLem.Sim.Tests.Running;

namespace EdgeLem.EndToEnd.Endurance;

/// <summary>Shorter hardship: other seeds, the same twice, and real MQTT.</summary>
public sealed class HardHoursTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Other_seeds_settle_exactly_too(int seed)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        AssertIsExact(Run(seed, overMqtt: false));
    }

    [Fact]
    public void The_same_seed_gives_the_same_ledger() => Assert.Equal(Run(5, overMqtt: false).Head, Run(5, overMqtt: false).Head);

    [Fact]
    public void Over_real_MQTT_the_same_hours_settle_exactly_too_and_give_the_same_ledger()
    {
        EnduranceOutcome overMqtt = Run(6, overMqtt: true);

        AssertIsExact(overMqtt);
        Assert.Equal(Run(6, overMqtt: false).Head, overMqtt.Head);
    }

    [Fact]
    public void Without_wrong_clocks_every_interval_that_a_node_stored_is_accepted_as_it_was_stored()
    {
        using var folder = new TemporaryFolder();
        EnduranceOptions options = Options(7, overMqtt: false, folder) with { ClockJumpsPerHome = 0, PowerCutsPerHome = 8 };
        using var run = new EnduranceRun(options);
        run.Run();

        using SqliteLedger ledger = SqliteLedger.Open(options.LedgerPath, run.Genesis);
        foreach (EnduranceHome home in run.Homes)
        {
            IEnumerable<ReceivedReading> received = ledger.Received.ReadFrom(0).Where(reading => reading.NodeId == home.NodeId);
            Assert.InRange(home.Stored.Count, 60, options.Intervals + 1);
            Assert.Equal(home.Stored.OrderBy(stored => stored.Key), received.Select(reading => KeyValuePair.Create(reading.IntervalEndS, (reading.ImportWh, reading.ExportWh))));
        }
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
    private static EnduranceOutcome Run(int seed, bool overMqtt)
    {
        using var folder = new TemporaryFolder();
        EnduranceOptions options = Options(seed, overMqtt, folder);
        using var run = new EnduranceRun(options);
        run.Run();
        return new EnduranceOutcome(run, options.LedgerPath);
    }

    private static EnduranceOptions Options(int seed, bool overMqtt, TemporaryFolder folder) => new()
    {
        Seed = seed, Homes = Homes, Intervals = 120, AwayS = 6 * 3600, PowerCutsPerHome = 3, ClockJumpsPerHome = 1, GatewayRestarts = 3, BrokerRestarts = 3,
        OverMqtt = overMqtt, LedgerPath = folder.PathOf("ledger.db"),
    };
}
