using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using EdgeLem.Contracts;
using EdgeLem.Mqtt;

namespace EdgeLem.Gateway.Tests.Hosting;

/// <summary>A node's side of the MQTT link, with EdgeLem's own client.</summary>
internal sealed class NodeClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<MqttMessage> _messages = Channel.CreateUnbounded<MqttMessage>();
    private readonly string _nodeId;
    private readonly MqttClient _client;

    private NodeClient(string nodeId)
    {
        _nodeId = nodeId;
        _client = new MqttClient(message => _messages.Writer.TryWrite(message));
    }

    public static async Task<NodeClient> ConnectAsync(IPEndPoint broker, string nodeId)
    {
        var node = new NodeClient(nodeId);
        MqttConnectResult answer = await node._client.ConnectAsync(
            new MqttClientOptions { ClientId = nodeId, Host = broker.Address.ToString(), Port = broker.Port }, TestContext.Current.CancellationToken);
        Assert.Equal(MqttConnectCode.Accepted, answer.Code);
        await node._client.SubscribeAsync(Topics.Of("village", nodeId, "#"), MqttQos.AtLeastOnce, TestContext.Current.CancellationToken);
        await node._client.SubscribeAsync(Topics.Of("village", Topics.MarketBranch, "#"), MqttQos.AtLeastOnce, TestContext.Current.CancellationToken);
        return node;
    }

    /// <summary>Waits for the next message of a leaf, passing over others.</summary>
    public async Task<(MqttMessage Message, JsonElement Body)> NextAsync(string leaf)
    {
        while (true)
        {
            MqttMessage message = await _messages.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);
            if (message.Topic.EndsWith("/" + leaf, StringComparison.Ordinal))
            {
                return (message, JsonDocument.Parse(message.Payload).RootElement);
            }
        }
    }

    /// <summary>Publishes in the own branch; ends when the broker has acknowledged, which is when the gateway's inbox has it.</summary>
    public Task PublishAsync(string leaf, ReadOnlyMemory<byte> payload) =>
        _client.PublishAsync(Topics.Of("village", _nodeId, leaf), payload, MqttQos.AtLeastOnce, cancellationToken: TestContext.Current.CancellationToken);

    public Task BidAsync(long seq, long intervalStartS, long quantityW)
    {
        var writer = new MessageWriter();
        Assert.True(writer.Write(new OrdersMessage
        {
            Boot = "b1",
            Seq = seq,
            IntervalStart = intervalStartS,
            Orders = [new OrderEntry { Id = 1, Side = OrderSides.Bid, QuantityW = quantityW, PriceMicroEurPerKwh = 200_000 }],
        }));
        return PublishAsync(Topics.Orders, writer.Payload.AsMemory(0, writer.Length).ToArray());
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisconnectAsync();
        await _client.DisposeAsync();
    }
}
