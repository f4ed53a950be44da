using EdgeLem.Contracts;

namespace EdgeLem.Gateway.Tests.Intake;

public sealed class RateLimitTests
{
    private const long NowS = LaneEvening.DisturbanceS;

    [Fact]
    public void The_excess_of_a_second_gets_one_answer_and_the_next_second_is_free()
    {
        using var market = new TestMarket();
        Flood(market, NowS, MessageLimits.MostMessagesPerSecond + 200);
        market.AdvanceTo(NowS);
        Flood(market, NowS + 1, 1);
        market.AdvanceTo(NowS + 1);

        // 50 taken, one answer for the other 200, then the message of the next second.
        Assert.Equal([.. Enumerable.Repeat(0, 50), (int)RejectCode.TooManyMessages, 0], market.A.Replies.Select(reply => reply.Code));
        Assert.Equal(1, market.Gateway.Counters[RejectCode.TooManyMessages]);
        Assert.Equal(251, market.Gateway.Inbox.Received);
    }

    [Fact]
    public void Each_second_over_the_limit_is_answered_once()
    {
        using var market = new TestMarket();
        Flood(market, NowS, 60);
        Flood(market, NowS + 1, 60);
        market.AdvanceTo(NowS + 1);

        Assert.Equal(2, market.Gateway.Counters[RejectCode.TooManyMessages]);
        Assert.Equal(100, market.A.Replies.Count(reply => reply.Code == 0));
    }

    [Fact]
    public void A_flood_does_not_count_against_anybody_else()
    {
        EveningOutcome quiet = LaneEvening.Run();
        EveningOutcome flooded = LaneEvening.Run(market =>
        {
            for (int i = 0; i < 500; i++)
            {
                market.A.Publish(Topics.Orders, "flood");
                new TestNode(market.Link, "stranger").Bid(LaneEvening.IntervalS, 1, 100_000);
            }
        });

        Assert.Equal(1, flooded.Counters[RejectCode.TooManyMessages]);
        Assert.Equal(50, flooded.Counters[RejectCode.Malformed]);
        Assert.Equal(51, flooded.Counters[RejectCode.UnknownNode]);
        flooded.AssertHarmedNobodyComparedTo(quiet);
    }

    private static void Flood(TestMarket market, long atS, int count)
    {
        market.Clock.NowS = atS;
        for (int i = 0; i < count; i++)
        {
            market.A.Offer(LaneEvening.IntervalS, 1_000, 100_000);
        }
    }
}
