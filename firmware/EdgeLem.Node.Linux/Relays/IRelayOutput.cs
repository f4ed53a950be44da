using EdgeLem.Node.Control;

namespace EdgeLem.Node.Linux.Relays;

/// <summary>
/// A relay that the program owns. It is open from the moment its line is taken until the node decides otherwise, and again when it is disposed.
/// </summary>
public interface IRelayOutput : IRelay, IDisposable
{
    /// <summary>How people know it.</summary>
    public string Name { get; }

    /// <summary>Whether it was last switched closed, as far as its driver tells; a contact is not read back.</summary>
    public bool IsClosed { get; }

    /// <summary>Why it was last not switched; null when all went well. <see cref="IRelay.Switch"/> does not throw, so that the node's cycle goes on.</summary>
    public string? Problem { get; }
}
