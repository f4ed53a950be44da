using System.Globalization;
using System.Text;
using System.Text.Json;
using EdgeLem.Contracts;
using EdgeLem.Gateway.Dispatching;
using EdgeLem.Gateway.Links;

namespace EdgeLem.Gateway.Tests;

/// <summary>A node as the wire sees it: it writes payloads as text, right or wrong, and keeps what is delivered to it.</summary>
internal sealed class TestNode(MemoryLink link, string nodeId)
{
    public string Id => nodeId;

    public string Boot { get; set; } = "b1";

    public long Seq { get; set; }

    /// <summary>Everything delivered, in order.</summary>
    public List<(string Topic, string Payload)> Delivered { get; } = [];

    public IReadOnlyList<ReplyMessage> Replies =>
        [.. Payloads(nodeId, Topics.Reply).Select(payload => JsonSerializer.Deserialize(payload, OutboundJson.Default.ReplyMessage)!)];

    public ReplyMessage LastReply => Replies[^1];

    public IReadOnlyList<DispatchMessage> Dispatches =>
        [.. Payloads(nodeId, Topics.Dispatch).Select(payload => JsonSerializer.Deserialize(payload, OutboundJson.Default.DispatchMessage)!)];

    public IReadOnlyList<GateMessage> Gates =>
        [.. Payloads(Topics.MarketBranch, Topics.Gate).Select(payload => JsonSerializer.Deserialize(payload, OutboundJson.Default.GateMessage)!)];

    public IReadOnlyList<PriceMessage> Prices =>
        [.. Payloads(Topics.MarketBranch, Topics.Price).Select(payload => JsonSerializer.Deserialize(payload, OutboundJson.Default.PriceMessage)!)];

    public IReadOnlyList<ConfigMessage> Configs =>
        [.. Payloads(nodeId, Topics.Config).Select(payload => JsonSerializer.Deserialize(payload, OutboundJson.Default.ConfigMessage)!)];

    public void Deliver(string topic, ReadOnlyMemory<byte> payload) => Delivered.Add((topic, Encoding.UTF8.GetString(payload.Span)));

    public void Publish(string leaf, string payload) => Publish(leaf, Encoding.UTF8.GetBytes(payload));

    public void Publish(string leaf, byte[] payload) => link.PublishFrom(nodeId, Topics.Of(Lane.FeederId, nodeId, leaf), payload);

    public void PublishOn(string topic, string payload) => link.PublishFrom(nodeId, topic, Encoding.UTF8.GetBytes(payload));

    public void Bid(long intervalStartS, long quantityW, long price) => Order(intervalStartS, (OrderSides.Bid, quantityW, price));

    public void Offer(long intervalStartS, long quantityW, long price) => Order(intervalStartS, (OrderSides.Offer, quantityW, price));

    /// <summary>Orders with ids from 1; none withdraws.</summary>
    public void Order(long intervalStartS, params (string Side, long QuantityW, long Price)[] orders) => Publish(Topics.Orders, OrdersJson(intervalStartS, orders));

    public string OrdersJson(long intervalStartS, params (string Side, long QuantityW, long Price)[] orders)
    {
        IEnumerable<string> entries = orders.Select((order, index) =>
            $$"""{"id":{{index + 1}},"side":"{{order.Side}}","quantityW":{{order.QuantityW}},"priceMicroEurPerKwh":{{order.Price}}}""");
        return $$"""{"boot":"{{Boot}}","seq":{{++Seq}},"intervalStart":{{intervalStartS}},"orders":[{{string.Join(',', entries)}}]}""";
    }

    /// <summary>Counters at an interval's end, read on the second.</summary>
    public void Energy(long intervalStartS, long importWh, long exportWh, int lengthS = 900) =>
        Publish(Topics.Energy, EnergyJson(intervalStartS, lengthS, intervalStartS + lengthS, (importWh, exportWh)));

    public string EnergyJson(long intervalStartS, int lengthS, long atS, (long ImportWh, long ExportWh) counters) =>
        $$"""{"boot":"{{Boot}}","seq":{{++Seq}},"intervalStart":{{intervalStartS}},"intervalSeconds":{{lengthS}},"at":{{atS}},"importWh":{{counters.ImportWh}},"exportWh":{{counters.ExportWh}}}""";

    public void Measure(long atS, params double[] powerW) => Publish(Topics.Measurement, MeasurementJson(atS, powerW));

    public string MeasurementJson(long atS, params double[] powerW)
    {
        string power = string.Join(',', powerW.Select(value => double.IsNaN(value) ? "null" : value.ToString("R", CultureInfo.InvariantCulture)));
        return $$"""{"boot":"{{Boot}}","seq":{{++Seq}},"at":{{atS}},"quality":"ok","voltageV":[230,231,229],"currentA":[1,1,1],"powerW":[{{power}}],"reactivePowerVar":[0,0,0],"frequencyHz":50.01}""";
    }

    public string StateJson(string state = "online") => $$"""{"state":"{{state}}","boot":"{{Boot}}","firmware":"0.1.0","at":{{Lane.EpochS}}}""";

    public static string AboutJson { get; } = """{"meter":"SDM630","inverter":"","phases":"ABC","ratedImportW":24150,"ratedExportW":11000,"inverterRatedVa":0}""";

    private IEnumerable<string> Payloads(string branch, string leaf) =>
        Delivered.Where(message => message.Topic == Topics.Of(Lane.FeederId, branch, leaf)).Select(message => message.Payload);
}
