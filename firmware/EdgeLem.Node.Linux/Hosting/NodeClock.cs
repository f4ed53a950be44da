using System.Runtime.InteropServices;
using EdgeLem.Node.Linux.Configuration;
using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Node.Linux.Hosting;

/// <summary>
/// The node's time: UTC that never runs backward. It follows the machine's clock at once when that is ahead; when that went back a little, it runs at half speed until both agree. A step back
/// of more than <see cref="LargestSlewMs"/> is told instead (<see cref="WentBack"/>): the node then begins anew, as after a reboot.
/// </summary>
/// <param name="time">The machine's clock.</param>
/// <param name="source">When it is believed.</param>
/// <param name="isSynchronised">Whether the kernel says that the clock follows the network's time.</param>
internal sealed class NodeClock(TimeProvider time, ClockSource source, Func<bool> isSynchronised)
{
    /// <summary>The largest step back that is evened out, in ms.</summary>
    public const long LargestSlewMs = 5000;

    private const int ErrorState = 5;
    private const int TimexBytes = 256;
    private static readonly TimeSpan Holdover = TimeSpan.FromDays(1);

    private long _lastMs = long.MinValue;
    private long _lastMachineMs;
    private long _lastTimestamp;
    private long? _synchronisedAt;

    /// <summary>The machine's clock as the kernel judges it.</summary>
    /// <param name="time">The machine's clock.</param>
    /// <param name="source">When it is believed.</param>
    public static NodeClock OfMachine(TimeProvider time, ClockSource source) => new(time, source, KernelIsSynchronised);

    /// <summary>Whether the machine's clock was set back by more than what is evened out.</summary>
    public bool WentBack { get; private set; }

    /// <summary>The time in UTC epoch milliseconds; never before an earlier answer.</summary>
    public long NowMs()
    {
        long machineMs = time.GetUtcNow().ToUnixTimeMilliseconds();
        long timestamp = time.GetTimestamp();
        if (_lastMs == long.MinValue)
        {
            _lastMs = machineMs;
        }
        else
        {
            long elapsedMs = (long)time.GetElapsedTime(_lastTimestamp, timestamp).TotalMilliseconds;
            WentBack |= machineMs < _lastMachineMs + elapsedMs - LargestSlewMs;
            _lastMs = Math.Max(machineMs, _lastMs + (elapsedMs / 2));
        }

        (_lastMachineMs, _lastTimestamp) = (machineMs, timestamp);
        return _lastMs;
    }

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
