namespace EdgeLem.Node.Linux.Ports;

/// <summary>
/// How long to leave a link alone that failed: 1, 2, 5, 10, then always 30 s, from the beginning again once bytes came. Devices that serve one
/// client need time to notice that the old connection is gone.
/// </summary>
public sealed class ReconnectBackoff
{
    private static readonly int[] WaitsMs = [1_000, 2_000, 5_000, 10_000, 30_000];

    private int _failures;

    /// <summary>Counts a failure.</summary>
    /// <returns>How long to wait before the next try, ms.</returns>
    public int Next() => WaitsMs[Math.Min(_failures++, WaitsMs.Length - 1)];

    /// <summary>Notes that the link works.</summary>
    public void Reset() => _failures = 0;
}
