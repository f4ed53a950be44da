using System;
using EdgeLem.Node.Esp32.Board;

namespace EdgeLem.Node.Esp32.Host.Adapters;

/// <summary>Memory, versions and restart as the host wants them to be.</summary>
/// <param name="chance">Draws what differs from boot to boot.</param>
public sealed class HostRuntime(Random chance) : IBoardRuntime
{
    /// <summary>Version of the firmware image; default one that the program accepts.</summary>
    public string FirmwareVersion { get; set; } = "1.17.0.257";

    /// <summary>The packages; default none.</summary>
    public PackageVersion[] Packages { get; set; } = [];

    /// <summary>What <see cref="FreeManagedBytes"/> tells; default 100,000, as on an ESP32 without PSRAM.</summary>
    public long ManagedBytes { get; set; } = 100_000;

    /// <summary>All memory outside the managed heap, and its largest block; null when the board does not tell.</summary>
    public (long FreeBytes, long LargestBytes)? NativeMemory { get; set; } = (120_000, 60_000);

    /// <summary>How often the board was told to start anew.</summary>
    public int Reboots { get; private set; }

    /// <summary>Called when the board is told to start anew, on the thread that tells it.</summary>
    public Action? OnReboot { get; set; }

    /// <inheritdoc/>
    public long FreeManagedBytes() => ManagedBytes;

    /// <inheritdoc/>
    public bool TryNativeMemory(out long freeBytes, out long largestBytes)
    {
        (freeBytes, largestBytes) = NativeMemory ?? (0, 0);
        return NativeMemory is not null;
    }

    /// <inheritdoc/>
    public void Draw(byte[] bytes) => chance.NextBytes(bytes);

    /// <inheritdoc/>
    public void Reboot()
    {
        Reboots++;
        OnReboot?.Invoke();
    }
}
