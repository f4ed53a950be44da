using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using EdgeLem.Contracts;
using EdgeLem.Gateway.Dispatching;
using EdgeLem.Tests;

namespace EdgeLem.Gateway.Tests.Golden;

/// <summary>Each golden payload is what a running gateway really sends in the situation that it shows.</summary>
public sealed class GatewayPayloadTests
{
    /// <summary>The interval of the examples in docs/messages.md.</summary>
    private const long IntervalS = Lane.EpochS + 900;

    [Fact]
    public void The_gate_message_is_as_documented()
    {
        using TestMarket market = Open();
        GoldenPayload.AssertSameContent(GoldenPayload.OfGateway("gate"), Last(market.A, Topics.MarketBranch, Topics.Gate));
    }

    [Fact]
    public void The_config_message_is_as_documented()
    {
        using TestMarket market = Open();
        GoldenPayload.AssertSameContent(GoldenPayload.OfGateway("config"), Last(market.A, Lane.A, Topics.Config));
    }

    [Fact]
    public void The_config_message_with_control_settings_is_as_documented()
    {
        RegisteredNode[] nodes = [.. Lane.Nodes(Lane.Feeder())];
        var control = new ControlConfig { Profile = "vde-ar-n-4105-2018", ReactiveThreeTauS = 12, VoltWattVoltagePu = [1.09, 1.12], VoltWattPowerPu = [1, 0], VoltWatt = "on", GatewayLostS = 3600, LostExportLimitW = 1500 };
        nodes[0] = nodes[0] with { Control = control, FleetReactancePu = 0.021 };
        using var market = new TestMarket(new MarketSetup { Nodes = nodes });
        market.AdvanceTo(IntervalS - 900);

        GoldenPayload.AssertSameContent(GoldenPayload.OfGateway("config-control"), Last(market.A, Lane.A, Topics.Config));
    }

    [Fact]
    public void The_reply_message_is_as_documented()
    {
        using TestMarket market = Open();
        market.A.Seq = 42;
        market.A.Bid(IntervalS, 1_000, 900_000);
        market.AdvanceTo(market.Clock.NowS);

        GoldenPayload.AssertSameContent(GoldenPayload.OfGateway("reply"), Last(market.A, Lane.A, Topics.Reply));
    }

    [Fact]
    public void The_dispatch_message_is_as_documented()
    {
        using TestMarket market = Open();
        market.A.Offer(IntervalS, 1_250, 100_000);
        market.B.Bid(IntervalS, 1_250, 300_000);
        market.AdvanceTo(IntervalS - 60);

        GoldenPayload.AssertSameContent(GoldenPayload.OfGateway("dispatch"), Last(market.A, Lane.A, Topics.Dispatch));
    }

    [Fact]
    public void The_price_message_is_as_documented()
    {
        // 21,800 W wanted at 200,000 uEUR/kWh, 15,300 W offered for less: the longer side's limit makes the price.
        using TestMarket market = Open();
        market.B.Bid(IntervalS, 21_800, 200_000);
        market.A.Offer(IntervalS, 11_000, 100_000);
        market.C.Offer(IntervalS, 4_300, 120_000);
        market.AdvanceTo(IntervalS - 60);

        GoldenPayload.AssertSameContent(GoldenPayload.OfGateway("price"), Last(market.A, Topics.MarketBranch, Topics.Price));
    }

    [Theory]
    [InlineData("gate")]
    [InlineData("config")]
    [InlineData("config-control")]
    [InlineData("reply")]
    [InlineData("dispatch")]
    [InlineData("price")]
    public void The_documentation_shows_the_golden_payload(string name)
    {
        string[] documented = [.. File.ReadAllText(Repository.PathOf("docs/messages.md")).Split("```json")[1..].Select(block => block.Split("```")[0])];
        Assert.Contains(documented, block => JsonNode.DeepEquals(JsonNode.Parse(block), JsonNode.Parse(GoldenPayload.OfGateway(name))));
    }

    [Fact]
    public void What_is_written_can_be_read_back()
    {
        AssertReadsBack("gate", OutboundJson.Default.GateMessage);
        AssertReadsBack("config", OutboundJson.Default.ConfigMessage);
        AssertReadsBack("config-control", OutboundJson.Default.ConfigMessage);
        AssertReadsBack("reply", OutboundJson.Default.ReplyMessage);
        AssertReadsBack("dispatch", OutboundJson.Default.DispatchMessage);
        AssertReadsBack("price", OutboundJson.Default.PriceMessage);
    }

    private static void AssertReadsBack<T>(string name, JsonTypeInfo<T> type)
    {
        string golden = GoldenPayload.OfGateway(name);
        GoldenPayload.AssertSameContent(golden, JsonSerializer.Serialize(JsonSerializer.Deserialize(golden, type)!, type));
    }

    private static TestMarket Open()
    {
        var market = new TestMarket();
        market.AdvanceTo(IntervalS - 900);
        return market;
    }

    private static string Last(TestNode node, string branch, string leaf) =>
        node.Delivered.Last(message => message.Topic == Topics.Of(Lane.FeederId, branch, leaf)).Payload;
}
