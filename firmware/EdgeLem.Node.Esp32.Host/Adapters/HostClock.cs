using System;
using EdgeLem.Node.Esp32.Board;

namespace EdgeLem.Node.Esp32.Host.Adapters;

/// <summary>
/// The two clocks of a board that was just switched on: the uptime begins at 0 ms, and the time of day at 1970, until a time server answers. Safe for use by several threads.
/// </summary>
public sealed class HostClock : IBoardClock
{
    private readonly TimeProvider _time;
    private readonly System.Threading.Lock _gate = new();
    private readonly long _start;
    private long _addedMs;
    private long _utcOffsetMs;

    /// <summary>Switches the clock on.</summary>
    /// <param name="time">The true time: what a time server answers with, and whose timestamps drive both clocks.</param>
    public HostClock(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        _start = time.GetTimestamp();
    }

    /// <summary>Whether a time server answers as soon as it is asked; otherwise <see cref="AnswerNetworkTime"/> does. Default true.</summary>
    public bool HasTimeServer { get; set; } = true;

    /// <summary>The server that was asked; empty before.</summary>
    public string TimeServer { get; private set; } = "";

    /// <inheritdoc/>
    public long TickMs
    {
        get
        {
            lock (_gate)
            {
                return ElapsedMs + _addedMs;
            }
        }
    }

    /// <inheritdoc/>
    public long UtcMs
    {
        get
        {
            lock (_gate)
            {
                return ElapsedMs + _utcOffsetMs;
            }
        }
    }

    private long ElapsedMs => (long)_time.GetElapsedTime(_start).TotalMilliseconds;

    /// <summary>Sets the uptime alone.</summary>
    /// <param name="tickMs">Uptime in ms from now on.</param>
    public void SetTick(long tickMs)
    {
        lock (_gate)
        {
            _addedMs = tickMs - ElapsedMs;
        }
    }

    /// <summary>Sets the time of day alone.</summary>
    /// <param name="utcMs">UTC epoch ms from now on.</param>
    public void SetUtc(long utcMs)
    {
        lock (_gate)
        {
            _utcOffsetMs = utcMs - ElapsedMs;
        }
    }

    /// <summary>The answer of the time server: the time of day is the true one from now on.</summary>
    public void AnswerNetworkTime() => SetUtc(_time.GetUtcNow().ToUnixTimeMilliseconds());

    /// <inheritdoc/>
    public bool StartNetworkTime(string server)
    {
        TimeServer = server;
        if (HasTimeServer)
        {
            AnswerNetworkTime();
        }

        return true;
    }
}
