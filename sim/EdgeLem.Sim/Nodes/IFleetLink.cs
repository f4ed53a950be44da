using EdgeLem.Node;

namespace EdgeLem.Sim.Nodes;

/// <summary>A simulated node's link: what the node publishes, what it gets, and the barrier that makes virtual time possible.</summary>
internal interface IFleetLink : INodeLink, IDisposable
{
    /// <summary>Whether the connection was lost and opened anew, so that the node must announce itself again; the node resets it.</summary>
    public bool WasInterrupted { get; set; }

    /// <summary>Connects, with the node's last will, and subscribes to what concerns the node.</summary>
    /// <param name="receive">Called with topic and payload of every message, from any thread, in the order of the gateway's publishes.</param>
    public void Connect(Action<string, ReadOnlyMemory<byte>> receive);

    /// <summary>Sends off the barrier that <see cref="Synchronise"/> waits for, without waiting: so the barriers of a fleet travel together.</summary>
    public void BeginSynchronise();

    /// <summary>
    /// Returns when the gateway owns everything that this node has published, and this node has everything that the gateway published to it,
    /// before <see cref="BeginSynchronise"/> was called.
    /// </summary>
    public void Synchronise();
}
