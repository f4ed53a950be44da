using EdgeLem.Contracts;

namespace EdgeLem.Gateway.Tests.Intake;

/// <summary>What lies exactly on a limit is accepted; the reject code tests send the next value beyond.</summary>
public sealed class BoundaryTests
{
    private const long IntervalS = LaneEvening.IntervalS;

    [Theory]
    [InlineData("offer", 11_000, 80_000)]
    [InlineData("offer", 1, 320_000)]
    [InlineData("bid", 24_150, 320_000)]
    [InlineData("bid", 1, 80_000)]
    public void Prices_and_quantities_on_their_bounds_are_accepted(string side, long quantityW, long price) =>
        AssertAccepted(market => market.A.Order(IntervalS, (side, quantityW, price)));

    [Fact]
    public void Thirty_two_orders_that_sum_to_the_rating_are_accepted() =>
        AssertAccepted(market => market.A.Order(IntervalS, [.. Enumerable.Repeat(("offer", 343L, 100_000L), 31), ("offer", 367, 100_000)]));

    [Fact]
    public void A_payload_of_4096_bytes_is_accepted() =>
        AssertAccepted(market => market.A.Publish(Topics.Orders, market.A.OrdersJson(IntervalS, ("offer", 1, 100_000)).PadRight(MessageLimits.LongestPayloadBytes)));

    [Fact]
    public void A_boot_id_of_16_characters_is_accepted() => AssertAccepted(market =>
    {
        market.A.Boot = "1234567890123456";
        market.A.Offer(IntervalS, 1, 100_000);
    });

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public void Counters_read_within_the_grace_time_are_accepted(int delayS) => AssertAccepted(market =>
    {
        market.AdvanceTo(IntervalS);
        market.A.Publish(Topics.Energy, market.A.EnergyJson(IntervalS - 900, 900, IntervalS + delayS, (5_000, 0)));
    });

    [Fact]
    public void A_phase_that_carries_twice_the_connections_rating_is_reported()
    {
        using var market = new TestMarket();
        market.A.Measure(IntervalS - 800, 48_300, -48_300, double.NaN);
        market.AdvanceTo(IntervalS - 800);

        Assert.Single(market.Recorder.Measurements);
        Assert.Empty(market.A.Replies);
    }

    private static void AssertAccepted(Action<TestMarket> send)
    {
        using var market = new TestMarket();
        send(market);
        market.AdvanceTo(market.Clock.NowS);

        ReplyMessage reply = Assert.Single(market.A.Replies);
        Assert.Equal((0, "accepted"), (reply.Code, reply.Reason));
        Assert.Equal(0, market.Gateway.Counters.MessagesRejected);
    }
}
