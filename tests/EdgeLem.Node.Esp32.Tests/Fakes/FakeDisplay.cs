using EdgeLem.Node.Esp32.Board;

namespace EdgeLem.Node.Esp32.Tests.Fakes;

/// <summary>Keeps what it showed last.</summary>
internal sealed class FakeDisplay : ITextDisplay
{
    public string[]? Shown { get; private set; }

    public int Shows { get; private set; }

    public bool Show(string[] lines)
    {
        Shown = lines;
        Shows++;
        return true;
    }
}
