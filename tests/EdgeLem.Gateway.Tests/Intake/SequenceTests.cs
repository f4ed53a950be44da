using EdgeLem.Contracts;

namespace EdgeLem.Gateway.Tests.Intake;

public sealed class SequenceTests
{
    private const long IntervalS = LaneEvening.IntervalS;

    [Fact]
    public void A_repeated_number_is_a_duplicate_and_the_first_message_stays()
    {
        using var market = new TestMarket();
        market.A.Offer(IntervalS, 1_000, 100_000);
        market.A.Seq--;
        market.A.Offer(IntervalS, 9_000, 80_000);
        market.AdvanceTo(IntervalS - 60);

        Assert.Equal([0, (int)RejectCode.Duplicate], market.A.Replies.Select(reply => reply.Code));
        Assert.Equal(1_000, Assert.Single(market.Recorder.Rounds[0].Clearing.Offers).Order.QuantityW);
        Assert.Equal(1, market.Gateway.Counters[RejectCode.Duplicate]);
        Assert.Equal(0, market.Gateway.Counters.OrdersRejected);
    }

    [Fact]
    public void A_lower_number_is_a_duplicate_too()
    {
        using var market = new TestMarket();
        market.A.Seq = 10;
        market.A.Offer(IntervalS, 1_000, 100_000);
        market.A.Seq = 4;
        market.A.Offer(IntervalS, 9_000, 80_000);
        market.AdvanceTo(IntervalS - 100);

        Assert.Equal((int)RejectCode.Duplicate, market.A.LastReply.Code);
    }

    [Fact]
    public void A_new_boot_begins_its_numbers_again()
    {
        using var market = new TestMarket();
        market.A.Seq = 10;
        market.A.Offer(IntervalS, 1_000, 100_000);
        market.A.Boot = "b2";
        market.A.Seq = 0;
        market.A.Offer(IntervalS, 900, 100_000);
        market.AdvanceTo(IntervalS - 60);

        Assert.All(market.A.Replies, reply => Assert.Equal(0, reply.Code));
        Assert.Equal(1, market.A.LastReply.Seq);
        Assert.Equal(900, Assert.Single(market.Recorder.Rounds[0].Clearing.Offers).Order.QuantityW);
    }

    [Fact]
    public void A_message_of_an_older_boot_that_a_restart_overtook_is_a_duplicate()
    {
        using var market = new TestMarket();
        market.A.Offer(IntervalS, 1_000, 100_000);
        string delayed = market.A.OrdersJson(IntervalS, ("offer", 9_000, 80_000));
        market.A.Boot = "b2";
        market.A.Offer(IntervalS, 900, 100_000);
        market.A.Publish(Topics.Orders, delayed);
        market.AdvanceTo(IntervalS - 60);

        Assert.Equal((int)RejectCode.Duplicate, market.A.LastReply.Code);
        Assert.Equal(900, Assert.Single(market.Recorder.Rounds[0].Clearing.Offers).Order.QuantityW);
    }

    [Fact]
    public void Each_topic_counts_by_itself_and_so_does_each_node()
    {
        using var market = new TestMarket();
        market.A.Seq = market.B.Seq = 6;
        market.A.Offer(IntervalS, 1_000, 100_000);
        market.A.Seq = 6;
        market.A.Measure(IntervalS - 800, 1, 2, 3);
        market.B.Offer(IntervalS, 1_000, 100_000);
        market.AdvanceTo(IntervalS - 100);

        Assert.Equal(0, market.Gateway.Counters.MessagesRejected);
    }

    [Fact]
    public void A_repeated_measurement_is_not_reported_twice()
    {
        using var market = new TestMarket();
        market.A.Measure(IntervalS - 800, 1, 2, 3);
        market.A.Seq--;
        market.A.Measure(IntervalS - 800, 4, 5, 6);
        market.AdvanceTo(IntervalS - 100);

        Assert.Equal([1.0, 2.0, 3.0], Assert.Single(market.Recorder.Measurements).Message.PowerW);
        Assert.Equal((int)RejectCode.Duplicate, market.A.LastReply.Code);
    }

    [Fact]
    public void A_message_that_was_refused_leaves_earlier_orders_in_force()
    {
        using var market = new TestMarket();
        market.A.Offer(IntervalS, 1_000, 100_000);
        market.A.Offer(IntervalS, 12_000, 100_000);
        market.AdvanceTo(IntervalS - 60);

        Assert.Equal((int)RejectCode.QuantityOutOfBounds, market.A.LastReply.Code);
        Assert.Equal(1_000, Assert.Single(market.Recorder.Rounds[0].Clearing.Offers).Order.QuantityW);
    }

    [Fact]
    public void A_later_message_replaces_all_orders_and_an_empty_one_withdraws_them()
    {
        using var market = new TestMarket();
        market.A.Order(IntervalS, ("offer", 1_000, 100_000), ("offer", 2_000, 120_000));
        market.A.Order(IntervalS, ("offer", 700, 110_000));
        market.B.Bid(IntervalS, 5_000, 300_000);
        market.B.Order(IntervalS);
        market.AdvanceTo(IntervalS - 60);

        Assert.Equal(700, Assert.Single(market.Recorder.Rounds[0].Clearing.Offers).Order.QuantityW);
        Assert.Empty(market.Recorder.Rounds[0].Clearing.Bids);
        Assert.Equal("no-bids", market.Ledger.ReadRounds()[0].Outcome);
    }
}
