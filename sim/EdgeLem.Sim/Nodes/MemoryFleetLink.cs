using EdgeLem.Gateway.Links;

namespace EdgeLem.Sim.Nodes;

/// <summary>The link of <c>--link memory</c>: direct calls, so everything has arrived when the call returns.</summary>
/// <param name="nodeId">Node id.</param>
/// <param name="link">The gateway's side.</param>
internal sealed class MemoryFleetLink(string nodeId, MemoryLink link) : IFleetLink
{
    /// <inheritdoc/>
    public bool WasInterrupted { get; set; }

    /// <inheritdoc/>
    public void Connect(Action<string, ReadOnlyMemory<byte>> receive) => link.Connect(nodeId, receive);

    /// <inheritdoc/>
    public void Publish(string topic, byte[] payload, int length, int qos, bool retain) => link.PublishFrom(nodeId, topic, payload.AsSpan(0, length));

    /// <inheritdoc/>
    public void BeginSynchronise()
    {
        // See Synchronise.
    }

    /// <inheritdoc/>
    public void Synchronise()
    {
        // A direct call has arrived when it returns.
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held.
    }
}
