using System.Runtime.InteropServices;
using EdgeLem.Node.Hosting;
using EdgeLem.Node.Linux.Configuration;
using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Node.Linux.Hosting;

/// <summary>The node's time: the machine's, made steady by a <see cref="SteadyClock"/>, and how far it can be trusted.</summary>
/// <param name="time">The machine's clock.</param>
/// <param name="source">When it is believed.</param>
/// <param name="isSynchronised">Whether the kernel says that the clock follows the network's time.</param>
internal sealed class NodeClock(TimeProvider time, ClockSource source, Func<bool> isSynchronised)
{
    private const int ErrorState = 5;
    private const int TimexBytes = 256;
    private static readonly TimeSpan Holdover = TimeSpan.FromDays(1);

    private readonly SteadyClock _steady = new();
    private readonly long _startedAt = time.GetTimestamp();
    private long? _synchronisedAt;

    /// <summary>The machine's clock as the kernel judges it.</summary>
    /// <param name="time">The machine's clock.</param>
    /// <param name="source">When it is believed.</param>
    public static NodeClock OfMachine(TimeProvider time, ClockSource source) => new(time, source, KernelIsSynchronised);

    /// <summary>Whether the machine's clock was set back by more than what is evened out.</summary>
    public bool WentBack => _steady.WentBack;

    /// <summary>The time in UTC epoch milliseconds; never before an earlier answer.</summary>
    public long NowMs() => _steady.Follow(time.GetUtcNow().ToUnixTimeMilliseconds(), (long)time.GetElapsedTime(_startedAt).TotalMilliseconds);

    /// <summary>How far the time can be trusted.</summary>
    public TimeQuality Quality()
    {
        if (isSynchronised())
        {
            _synchronisedAt = time.GetTimestamp();
            return TimeQuality.Synchronised;
        }

        bool isKept = _synchronisedAt is { } since && time.GetElapsedTime(since) < Holdover;
        return isKept || source == ClockSource.Trusted ? TimeQuality.Holdover : TimeQuality.Unknown;
    }

    /// <summary>adjtimex(2) without a change: it returns 5 (TIME_ERROR) while nothing disciplines the clock, and a negative number where it is not allowed.</summary>
    private static bool KernelIsSynchronised()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        // struct timex has 208 bytes on 64-bit and 128 on 32-bit systems; all zero asks and changes nothing.
        Span<byte> timex = stackalloc byte[TimexBytes];
        timex.Clear();
        int state = AdjustTime(ref MemoryMarshal.GetReference(timex));
        return state is >= 0 and not ErrorState;
    }

    [DllImport("libc", EntryPoint = "adjtimex")]
    private static extern int AdjustTime(ref byte timex);
}
