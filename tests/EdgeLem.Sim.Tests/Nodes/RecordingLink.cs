using System.Text.Json;
using EdgeLem.Contracts;
using EdgeLem.Gateway.Dispatching;
using EdgeLem.Gateway.Links;
using EdgeLem.Sim.Nodes;

namespace EdgeLem.Sim.Tests.Nodes;

/// <summary>The in-memory link of one node that keeps what the node publishes, and can flatten the droop's curve on its way to the node.</summary>
/// <param name="nodeId">Node id.</param>
/// <param name="link">The gateway's side.</param>
/// <param name="hasDroop">Whether the node gets the curve that the gateway sends; otherwise one of 0 var at every voltage.</param>
internal sealed class RecordingLink(string nodeId, MemoryLink link, bool hasDroop) : IFleetLink
{
    private readonly MemoryFleetLink _inner = new(nodeId, link);
    private readonly List<PublishedMessage> _published = [];

    public IReadOnlyList<PublishedMessage> Published => _published;

    public bool WasInterrupted { get; set; }

    public void Connect(Action<string, ReadOnlyMemory<byte>> receive) =>
        _inner.Connect((topic, payload) => receive(topic, hasDroop || !topic.EndsWith("/" + Topics.Config, StringComparison.Ordinal) ? payload : WithoutDroop(payload)));

    public void Publish(string topic, byte[] payload, int length, int qos, bool retain)
    {
        using JsonDocument body = JsonDocument.Parse(payload.AsMemory(0, length));
        _published.Add(new PublishedMessage(nodeId, topic[(topic.LastIndexOf('/') + 1)..], body.RootElement.Clone()));
        _inner.Publish(topic, payload, length, qos, retain);
    }

    public void BeginSynchronise() => _inner.BeginSynchronise();

    public void Synchronise() => _inner.Synchronise();

    public void Dispose() => _inner.Dispose();

    private static byte[] WithoutDroop(ReadOnlyMemory<byte> payload)
    {
        ConfigMessage config = JsonSerializer.Deserialize(payload.Span, OutboundJson.Default.ConfigMessage)!;
        config.VoltVarReactivePu = new double[config.VoltVarReactivePu.Length];
        return JsonSerializer.SerializeToUtf8Bytes(config, OutboundJson.Default.ConfigMessage);
    }
}
