namespace EdgeLem.Sim.Devices.Lines;

/// <summary>Moves bytes between a virtual line and a link, on a thread of its own, until it is stopped or the other side leaves.</summary>
internal sealed class RtuLineLoop
{
    /// <summary>The longest time to wait without looking whether to stop, ms.</summary>
    private const int LookMs = 100;

    private readonly VirtualRtuLine _line;
    private readonly IByteLink _link;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly byte[] _buffer = new byte[512];

    /// <summary>Joins a line and a link.</summary>
    /// <param name="line">The line; only this loop uses it.</param>
    /// <param name="link">The link; only this loop uses it.</param>
    /// <param name="time">Source of the time; the line's time 0 is now.</param>
    public RtuLineLoop(VirtualRtuLine line, IByteLink link, TimeProvider time)
        : this(line, link, time, time.GetTimestamp())
    {
    }

    /// <summary>Joins a line whose clock runs already and a link.</summary>
    /// <param name="line">The line; only this loop uses it.</param>
    /// <param name="link">The link; only this loop uses it.</param>
    /// <param name="time">Source of the time.</param>
    /// <param name="start">Timestamp of the line's time 0.</param>
    public RtuLineLoop(VirtualRtuLine line, IByteLink link, TimeProvider time, long start)
    {
        _line = line;
        _link = link;
        _time = time;
        _start = start;
    }

    /// <summary>Runs until it is stopped.</summary>
    /// <param name="stop">Ends the loop within a tenth of a second.</param>
    public void Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            int count = _link.Read(_buffer, (int)Math.Clamp(_line.DueMs - NowMs, 0, LookMs));
            if (count < 0)
            {
                return;
            }

            _line.Receive(_buffer.AsSpan(0, count), NowMs);
            for (ReadOnlyMemory<byte> piece = _line.Take(NowMs); !piece.IsEmpty; piece = _line.Take(NowMs))
            {
                _link.Write(piece.Span);
            }
        }
    }

    private long NowMs => (long)_time.GetElapsedTime(_start).TotalMilliseconds;
}
