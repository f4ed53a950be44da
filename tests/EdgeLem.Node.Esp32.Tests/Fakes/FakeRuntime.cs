using EdgeLem.Node.Esp32.Board;

namespace EdgeLem.Node.Esp32.Tests.Fakes;

/// <summary>Memory and versions as the test says; a restart is only noted.</summary>
internal sealed class FakeRuntime(List<string> diary) : IBoardRuntime
{
    public string FirmwareVersion { get; set; } = "1.17.0.257";

    public PackageVersion[] Packages { get; set; } = [];

    public long ManagedBytes { get; set; } = 60_000;

    public long NativeBlockBytes { get; set; } = 40_000;

    public bool TellsNative { get; set; } = true;

    public byte Drawn { get; set; } = 0xA5;

    public int Collections { get; private set; }

    public int NativeLooks { get; private set; }

    public int Reboots { get; private set; }

    public long FreeManagedBytes()
    {
        Collections++;
        return ManagedBytes;
    }

    public bool TryNativeMemory(out long freeBytes, out long largestBytes)
    {
        NativeLooks++;
        freeBytes = TellsNative ? 2 * NativeBlockBytes : 0;
        largestBytes = TellsNative ? NativeBlockBytes : 0;
        return TellsNative;
    }

    public void Draw(byte[] bytes) => Array.Fill(bytes, Drawn);

    public void Reboot()
    {
        Reboots++;
        diary.Add("reboot");
    }
}
