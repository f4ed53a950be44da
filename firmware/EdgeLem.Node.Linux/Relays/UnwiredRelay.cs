using EdgeLem.Node.Control;

namespace EdgeLem.Node.Linux.Relays;

/// <summary>Stands for the second input of a heat pump where only the first is wired: what it is told has no effect.</summary>
internal sealed class UnwiredRelay : IRelay
{
    /// <inheritdoc/>
    public void Switch(bool isClosed)
    {
    }
}
