using System.Text;
using EdgeLem.Contracts;
using EdgeLem.Node.Esp32.Tests.Fakes;

namespace EdgeLem.Node.Esp32.Tests.Bus;

/// <summary>The payloads are those of docs/messages.md, with intervals of 900 s from 1 800 000 000 s on.</summary>
public sealed class MessageDeliveryTests
{
    private const string Own = "edgelem/v1/village/home-01/";
    private const string Market = "edgelem/v1/village/market/";
    private const string Gate =
        "{\"intervalStart\":1800000900,\"intervalSeconds\":900,\"closesAt\":1800000840,\"feedInMicroEurPerKwh\":80000,\"retailMicroEurPerKwh\":300000}";

    private readonly NodeRig _rig = new();

    public MessageDeliveryTests()
    {
        _rig.Board.UtcMs = BoardClock.KnownUtcMs;
        _rig.Run(2000);
    }

    [Fact]
    public void A_gate_lays_the_intervals()
    {
        Assert.Equal(RejectCode.None, Give(Market + "gate", Gate));

        Assert.Equal(900, _rig.Cycle.Meter.Grid.IntervalSeconds);
    }

    [Fact]
    public void A_dispatch_sets_the_envelope()
    {
        Give(Market + "gate", Gate);

        RejectCode outcome = Give(
            Own + "dispatch",
            "{\"intervalStart\":1800000000,\"intervalSeconds\":900,\"clearedW\":-500,\"importLimitW\":8000,\"exportLimitW\":1234,\"validUntil\":1800000900}");

        Assert.Equal(RejectCode.None, outcome);
        Assert.Equal(1234, _rig.Cycle.Dispatch.ExportLimitW);
    }

    [Fact]
    public void A_price_is_kept_for_the_display()
    {
        Assert.Equal(RejectCode.None, Give(Market + "price", "{\"intervalStart\":1800000000,\"intervalSeconds\":900,\"priceMicroEurPerKwh\":123456}"));

        Assert.Equal(123_456, _rig.Cycle.Clearing.PriceMicroEurPerKwh);
    }

    [Fact]
    public void A_config_comes_into_force()
    {
        RejectCode outcome = Give(
            Own + "config",
            "{\"version\":7,\"nominalVoltageV\":230,\"voltVarVoltagePu\":[0.92,0.98,1.02,1.08],\"voltVarReactivePu\":[0.44,0,0,-0.44],\"openLoopResponseS\":5,"
            + "\"measurementPeriodS\":30,\"controlPeriodMs\":2000,\"orderLeadS\":120,\"limitPriceSharePermille\":500}");

        Assert.Equal(RejectCode.None, outcome);
        Assert.Equal((7, 30), (_rig.Cycle.Settings.Version, _rig.Cycle.Settings.MeasurementPeriodS));
    }

    [Fact]
    public void A_reply_is_taken_also_to_a_question_that_nobody_asked() =>
        Assert.Equal(RejectCode.None, Give(Own + "reply", "{\"about\":\"energy\",\"seq\":1,\"intervalStart\":1800000000,\"code\":0,\"reason\":\"\"}"));

    [Theory]
    [InlineData(Own + "state")]
    [InlineData(Own + "firmware")]
    [InlineData("edgelem/v1/village/home-01")]
    [InlineData("edgelem/v2/village/home-01/reply")]
    [InlineData("edgelem/v1/village/home-01/reply/more")]
    [InlineData("")]
    public void A_topic_that_is_none_of_the_nodes_is_refused(string topic) => Assert.Equal(RejectCode.UnknownTopic, Give(topic, "{}"));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{\"version\":")]
    [InlineData("\u0000\u0001")]
    public void What_is_no_such_object_is_malformed_and_changes_nothing(string payload)
    {
        long version = _rig.Cycle.Settings.Version;

        Assert.Equal(RejectCode.Malformed, Give(Own + "config", payload));
        Assert.Equal(RejectCode.Malformed, Give(Market + "gate", payload));

        Assert.Equal((version, false), (_rig.Cycle.Settings.Version, _rig.Cycle.Meter.Grid.IsKnown));
    }

    [Fact]
    public void What_the_node_refuses_is_counted_with_its_code()
    {
        // The shortest interval has 5 s (IntervalGrid).
        Assert.Equal(RejectCode.FieldOutOfRange, Give(Market + "gate", Gate.Replace(":900,", ":4,", StringComparison.Ordinal)));

        Assert.Equal((1, 1), (_rig.Delivery.Delivered, _rig.Delivery.Refused));
        Give(Market + "gate", Gate);
        Assert.Equal((2, 1), (_rig.Delivery.Delivered, _rig.Delivery.Refused));
    }

    private RejectCode Give(string topic, string payload) => _rig.Delivery.Give(topic, Encoding.UTF8.GetBytes(payload), BoardClock.KnownUtcMs + 2000);
}
