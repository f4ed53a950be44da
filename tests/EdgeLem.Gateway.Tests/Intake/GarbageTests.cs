using EdgeLem.Contracts;

namespace EdgeLem.Gateway.Tests.Intake;

/// <summary>Random and randomly damaged payloads of house a on all its leaves; then it sends what it always sends. The seed is in the test's name.</summary>
public sealed class GarbageTests
{
    private const int MessagesPerSecond = 40;
    private const int Seconds = 25;

    private static readonly string[] Leaves = [Topics.State, Topics.About, Topics.Measurement, Topics.Energy, Topics.Orders];
    private static readonly EveningOutcome Undisturbed = Run(null);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_bytes_always_get_a_code_and_change_nothing(int seed)
    {
        var mutator = new PayloadMutator(seed);
        EveningOutcome outcome = Run((market, leaf) => market.A.Publish(leaf, mutator.RandomBytes()));

        // Random bytes are no JSON object with the right fields: every one is refused, as malformed or for its fields.
        Assert.Equal(Leaves.Length * MessagesPerSecond * Seconds, outcome.Counters.MessagesRejected);
        Assert.All(outcome.Counters.ByCode.Keys, code => Assert.InRange((int)code, 101, 104));
        outcome.AssertHarmedNobodyComparedTo(Undisturbed);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(16)]
    public void Damaged_payloads_get_a_code_or_are_valid_and_harm_nobody(int seed)
    {
        var mutator = new PayloadMutator(seed);
        int taken = 0;
        EveningOutcome outcome = Run((market, leaf) =>
        {
            long refusedBefore = market.Gateway.Counters.MessagesRejected;
            int deliveredBefore = market.A.Delivered.Count;
            int reportedBefore = market.Recorder.Measurements.Count + market.Recorder.States.Count;
            market.A.Publish(leaf, mutator.Mutate(Valid(market, leaf)));
            market.AdvanceTo(market.Clock.NowS);
            bool isRefused = market.Gateway.Counters.MessagesRejected == refusedBefore + 1;
            int accepted = market.A.Delivered.Skip(deliveredBefore).Count(message => message.Payload.Contains("\"code\":0,", StringComparison.Ordinal));
            bool isTaken = accepted + market.Recorder.Measurements.Count + market.Recorder.States.Count == reportedBefore + 1;
            Assert.True(isRefused != isTaken || (leaf == Topics.About && !isTaken), $"seed {seed}, leaf {leaf}: refused {isRefused}, taken {isTaken}");
            taken += isTaken ? 1 : 0;
        });

        // Both kinds occur, or the test would show nothing.
        Assert.True(taken > 0);
        Assert.True(outcome.Counters.MessagesRejected > 1_000);
        Assert.True(outcome.Counters[RejectCode.Malformed] > 0 && outcome.Counters[RejectCode.MissingField] > 0 && outcome.Counters[RejectCode.FieldOutOfRange] > 0);
        outcome.AssertHarmedNobodyComparedTo(Undisturbed);
    }

    private static string Valid(TestMarket market, string leaf) => leaf switch
    {
        Topics.State => market.A.StateJson(),
        Topics.About => TestNode.AboutJson,
        Topics.Measurement => market.A.MeasurementJson(market.Clock.NowS, 100, 200, 300),
        Topics.Energy => market.A.EnergyJson(LaneEvening.IntervalS - 900, 900, LaneEvening.IntervalS, (1_000, 500)),
        _ => market.A.OrdersJson(LaneEvening.IntervalS, ("offer", 4_000, 90_000), ("offer", 400, 95_000)),
    };

    private static EveningOutcome Run(Action<TestMarket, string>? send)
    {
        using var market = new TestMarket();
        foreach (string leaf in Leaves.Where(leaf => leaf != Topics.Energy))
        {
            Disturb(market, leaf, send);
        }

        market.A.Boot = "clean-1";
        LaneEvening.SendOrders(market);
        market.AdvanceTo(LaneEvening.IntervalS);

        // The first counters of an interval stay, so the true ones come before the damaged ones.
        LaneEvening.ReportCounters(market, LaneEvening.IntervalS - 900, (1_000, 500), (2_000, 0), (3_000, 0));
        Disturb(market, Topics.Energy, send);
        market.A.Boot = "clean-2";
        market.AdvanceTo(LaneEvening.IntervalS + 900);
        LaneEvening.ReportCounters(market, LaneEvening.IntervalS, (1_000, 870), (2_510, 0), (3_120, 0));
        market.AdvanceTo(LaneEvening.IntervalS + 961);
        return new EveningOutcome(market);
    }

    private static void Disturb(TestMarket market, string leaf, Action<TestMarket, string>? send)
    {
        for (int second = 0; second < Seconds; second++)
        {
            market.AdvanceTo(market.Clock.NowS + 1);
            for (int i = 0; send is not null && i < MessagesPerSecond; i++)
            {
                send(market, leaf);
            }

            market.AdvanceTo(market.Clock.NowS);
        }
    }
}
