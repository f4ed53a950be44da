using EdgeLem.Node.Control;

namespace EdgeLem.Node.Tests.Fakes;

/// <summary>Remembers how it was switched.</summary>
internal sealed class FakeRelay : IRelay
{
    public bool? IsClosed { get; private set; }

    public int Switched { get; private set; }

    public void Switch(bool isClosed)
    {
        IsClosed = isClosed;
        Switched++;
    }
}
