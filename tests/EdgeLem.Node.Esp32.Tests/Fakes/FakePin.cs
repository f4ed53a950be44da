using EdgeLem.Node.Esp32.Board;

namespace EdgeLem.Node.Esp32.Tests.Fakes;

/// <summary>Keeps every level that it had; its changes stand in the board's diary too.</summary>
internal sealed class FakePin(List<string> diary, int number, bool isHigh) : IOutputPin
{
    public List<bool> Levels { get; } = [isHigh];

    public bool IsHigh => Levels[^1];

    public void Write(bool isHigh)
    {
        Levels.Add(isHigh);
        diary.Add($"write {number} {(isHigh ? "high" : "low")}");
    }
}
