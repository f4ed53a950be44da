namespace EdgeLem.Sim.Devices.Lines;

/// <summary>Where a virtual line's bytes come from and go to. One thread uses it.</summary>
internal interface IByteLink : IDisposable
{
    /// <summary>Waits for bytes.</summary>
    /// <param name="buffer">Receives them from index 0.</param>
    /// <param name="waitMs">The longest time to wait, ms, 0 or more.</param>
    /// <returns>How many; 0 when none came; -1 when the other side is gone for good.</returns>
    public int Read(byte[] buffer, int waitMs);

    /// <summary>Sends bytes in one piece.</summary>
    /// <param name="bytes">What to send.</param>
    public void Write(ReadOnlySpan<byte> bytes);
}
