using EdgeLem.Contracts;

namespace EdgeLem.Gateway.Tests.Intake;

public sealed class ArrivalOrderTests
{
    private const long NowS = LaneEvening.OrdersS;

    [Fact]
    public void Interleaving_within_a_second_changes_neither_ledger_nor_answers()
    {
        EveningOutcome sequential = Run(seed: null);
        for (int seed = 1; seed <= 25; seed++)
        {
            EveningOutcome shuffled = Run(seed);
            Assert.True(sequential.Head == shuffled.Head, $"seed {seed}: {shuffled.Head}");
            shuffled.AssertHarmedNobodyComparedTo(sequential);
            Assert.Equal(sequential.SenderReplies.Select(reply => reply.Reason), shuffled.SenderReplies.Select(reply => reply.Reason));
        }
    }

    [Fact]
    public void One_call_for_many_seconds_gives_what_a_call_every_second_gives()
    {
        string[] heads = [.. new[] { 1, 7, 60, 1_900 }.Select(HeadWithSteps)];

        Assert.All(heads, head => Assert.Equal(heads[0], head));
    }

    private static EveningOutcome Run(int? seed)
    {
        using var market = new TestMarket();
        market.Clock.NowS = NowS;
        foreach (Action send in Interleaved(seed, OfA(market), OfB(market), OfC(market)))
        {
            send();
        }

        market.AdvanceTo(NowS);
        LaneEvening.Settle(market);
        return new EveningOutcome(market);
    }

    // Equal prices and equal arrival: who gets how much hangs on the order of handling, if on anything.
    private static Action[] OfA(TestMarket market) =>
    [
        () => market.A.Measure(NowS, -10, -20, -30),
        () => market.A.Offer(LaneEvening.IntervalS, 900, 150_000),
        () => market.A.PublishOn(Topics.Of(Lane.FeederId, Lane.B, Topics.Orders), "{}"),
        () => market.A.Offer(LaneEvening.IntervalS, 1_001, 150_000),
    ];

    private static Action[] OfB(TestMarket market) =>
    [
        () => market.B.Bid(LaneEvening.IntervalS, 5, 80_000),
        () => market.B.Bid(LaneEvening.IntervalS, 1_000, 150_000),
    ];

    private static Action[] OfC(TestMarket market) =>
    [
        () => market.C.Publish(Topics.Orders, "nonsense"),
        () => market.C.Bid(LaneEvening.IntervalS, 1_000, 150_000),
        () => market.C.Measure(NowS, double.NaN, 77, double.NaN),
    ];

    /// <summary>All actions, each sender's in its own order; one sender after the other without a seed.</summary>
    private static IEnumerable<Action> Interleaved(int? seed, params Action[][] senders)
    {
        var random = new Random(seed ?? 0);
        var queues = senders.Select(sender => new Queue<Action>(sender)).ToList();
        while (queues.Count > 0)
        {
            Queue<Action> queue = queues[seed is null ? 0 : random.Next(queues.Count)];
            yield return queue.Dequeue();
            queues.RemoveAll(candidate => candidate.Count == 0);
        }
    }

    /// <summary>The evening with messages at their own seconds, while the gateway is called only now and then.</summary>
    private static string HeadWithSteps(int stepS)
    {
        using var market = new TestMarket();
        for (long nowS = market.Clock.NowS; nowS <= LaneEvening.IntervalS + 1_000; nowS++)
        {
            market.Clock.NowS = nowS;
            SendWhatIsDue(market, nowS);
            if (nowS % stepS == 0)
            {
                market.Gateway.Advance(nowS);
            }
        }

        market.Gateway.Advance(market.Clock.NowS);
        Assert.Equal(0, market.Gateway.Counters.MessagesRejected);
        return market.Ledger.Head;
    }

    private static void SendWhatIsDue(TestMarket market, long nowS)
    {
        switch (nowS - LaneEvening.IntervalS)
        {
            case -700: market.A.Offer(LaneEvening.IntervalS, 900, 150_000); break;
            case -60: market.B.Bid(LaneEvening.IntervalS, 1_000, 150_000); break;
            case 0: market.A.Energy(LaneEvening.IntervalS - 900, 10, 20); break;
            case 30: market.B.Energy(LaneEvening.IntervalS - 900, 30, 40); break;
            case 900: market.A.Energy(LaneEvening.IntervalS, 10, 250); break;
            case 901: market.B.Energy(LaneEvening.IntervalS, 270, 40); break;
            default: break;
        }
    }
}
