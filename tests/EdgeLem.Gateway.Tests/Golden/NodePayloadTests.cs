using EdgeLem.Contracts;
using EdgeLem.Gateway.Intake;
using EdgeLem.Gateway.Ledger.Records;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway.Tests.Golden;

/// <summary>The gateway reads the payloads that nodes write, field by field.</summary>
public sealed class NodePayloadTests
{
    private const long IntervalS = Lane.EpochS + 900;

    [Fact]
    public void Orders_are_accepted_as_written()
    {
        using var market = new TestMarket();
        market.AdvanceTo(IntervalS - 900);
        market.A.Publish(Topics.Orders, GoldenPayload.OfNode("orders"));
        market.AdvanceTo(IntervalS - 60);

        Assert.Equal((0, 43L, IntervalS, "accepted"), (market.A.LastReply.Code, market.A.LastReply.Seq, market.A.LastReply.IntervalStart, market.A.LastReply.Reason));
        OrderRecord order = Assert.Single(market.Ledger.ReadOrders(market.Ledger.RoundCount));
        Assert.Equal((Lane.A, 1L, "bid", 1_250L, 285_000L), (order.NodeId, order.OrderId, order.Side, order.QuantityW, order.PriceMicroEurPerKwh));
    }

    [Fact]
    public void Counters_are_accepted_as_written()
    {
        using var market = new TestMarket();
        market.AdvanceTo(IntervalS);
        market.A.Publish(Topics.Energy, GoldenPayload.OfNode("energy"));
        market.AdvanceTo(IntervalS + 60);

        Assert.Equal((0, 42L), (market.A.LastReply.Code, market.A.LastReply.Seq));
        Assert.Equal(new MeterReading(IntervalS, 4_711_123, 815), market.Recorder.Settlements[^1].Readings[Lane.A]);
    }

    [Fact]
    public void A_measurement_is_reported_as_written()
    {
        using var market = new TestMarket();
        market.A.Publish(Topics.Measurement, GoldenPayload.OfNode("measurement"));
        market.AdvanceTo(market.Clock.NowS);

        (string nodeId, MeasurementMessage measured) = Assert.Single(market.Recorder.Measurements);
        Assert.Equal((Lane.A, "b1", 41L, 1_782_000_060L, "ok"), (nodeId, measured.Boot, measured.Seq, measured.At, measured.Quality));
        Assert.Equal([231.25, double.NaN, 229.5], measured.VoltageV);
        Assert.Equal([1.235, double.NaN, 0], measured.CurrentA);
        Assert.Equal([-281.4, double.NaN, 12], measured.PowerW);
        Assert.Equal([40.1, double.NaN, -3], measured.ReactivePowerVar);
        Assert.Equal(50.012, measured.FrequencyHz);
        Assert.Same(measured, market.Gateway.Nodes.LastMeasurement(Lane.A));
    }

    [Fact]
    public void A_state_is_reported_as_written()
    {
        using var market = new TestMarket();
        market.A.Publish(Topics.State, GoldenPayload.OfNode("state"));
        market.AdvanceTo(market.Clock.NowS);

        StateMessage state = Assert.Single(market.Recorder.States).Message;
        Assert.Equal(("online", "b1", "0.1.0", 1_782_000_000L), (state.State, state.Boot, state.Firmware, state.At));
    }

    [Fact]
    public void An_about_message_is_taken_without_an_answer()
    {
        using var market = new TestMarket();
        market.A.Publish(Topics.About, GoldenPayload.OfNode("about"));
        market.AdvanceTo(market.Clock.NowS);

        Assert.Empty(market.A.Replies);
        Assert.Equal(0, market.Gateway.Counters.MessagesRejected);
    }

    [Theory]
    [InlineData("online", true)]
    [InlineData("meter-lost", true)]
    [InlineData("lost", false)]
    public void A_node_is_online_until_it_is_lost(string state, bool isOnline)
    {
        using var market = new TestMarket();
        NodeRegister register = market.Gateway.Nodes;
        Assert.False(register.IsOnline(Lane.A));
        market.A.Publish(Topics.State, market.A.StateJson(state));
        market.AdvanceTo(market.Clock.NowS);

        Assert.Equal(isOnline, register.IsOnline(Lane.A));
        Assert.False(register.IsOnline(Lane.B));
    }

    [Fact]
    public void Unknown_fields_are_ignored()
    {
        using var market = new TestMarket();
        market.AdvanceTo(IntervalS - 900);
        market.A.Publish(Topics.Orders, GoldenPayload.OfNode("orders").Replace("\"seq\"", "\"added\":[{\"later\":true}],\"seq\"", StringComparison.Ordinal));
        market.AdvanceTo(IntervalS - 900);

        Assert.Equal(0, market.A.LastReply.Code);
    }
}
