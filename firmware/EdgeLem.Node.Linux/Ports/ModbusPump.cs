using EdgeLem.Modbus;
using EdgeLem.Node.Hosting;

namespace EdgeLem.Node.Linux.Ports;

/// <summary>
/// The host's loop between a <see cref="ModbusMaster"/> and a port: opens the port, moves bytes both ways, closes it when it failed or fell silent, and
/// opens it again after a growing pause. It serves serial lines, Modbus TCP and RTU over TCP alike. One thread uses it and the master; only
/// <see cref="Wake"/> may be called from any.
/// </summary>
/// <remarks>Call <see cref="Serve"/> again and again, with <c>NodeCycle.Advance</c> in between; each call returns as soon as something happened.</remarks>
public sealed class ModbusPump : IDisposable
{
    private readonly ModbusMaster _master;
    private readonly IBusPort _port;
    private readonly PumpOptions _options;
    private readonly ReconnectBackoff _backoff = new();
    private readonly AutoResetEvent _wake = new(false);
    private readonly byte[] _received = new byte[512];
    private long _nextTryMs = long.MinValue;
    private int _timeoutsHeard;

    /// <summary>Joins a master and a port; the pump owns the port.</summary>
    /// <param name="master">The master.</param>
    /// <param name="port">The port; it may be closed.</param>
    /// <param name="options">When a silent link is given up.</param>
    public ModbusPump(ModbusMaster master, IBusPort port, PumpOptions options)
    {
        ArgumentNullException.ThrowIfNull(master);
        ArgumentNullException.ThrowIfNull(port);
        ArgumentNullException.ThrowIfNull(options);
        _master = master;
        _port = port;
        _options = options;
    }

    /// <summary>Whether the link is open.</summary>
    public bool IsOpen => _port.IsOpen;

    /// <summary>Why the link is closed; null while it is open or was not tried yet.</summary>
    public string? Problem { get; private set; }

    /// <summary>How often the link was opened.</summary>
    public int Openings { get; private set; }

    /// <summary>How often the link failed or was given up.</summary>
    public int Failures { get; private set; }

    /// <summary>Ends the wait of a closed link, so that a message can be handled; an open link looks up by itself at the end of its wait.</summary>
    public void Wake() => _wake.Set();

    /// <summary>Moves bytes once: writes what the master wants written, waits for bytes or for time, and gives both to the master.</summary>
    /// <param name="clock">The node's clock, ms: one that never runs backward.</param>
    /// <param name="longestWaitMs">The longest time to wait, ms, 0 or more. It bounds how late a message from the gateway is handled.</param>
    public void Serve(Func<long> clock, int longestWaitMs)
    {
        ArgumentNullException.ThrowIfNull(clock);
        try
        {
            if (_master.LinkMustReset)
            {
                throw new IOException($"{_port.Name}: the bytes are no Modbus frames. Does the device speak RTU over TCP?");
            }

            if (IsReady(clock(), longestWaitMs))
            {
                Move(clock, longestWaitMs);
            }
        }
        catch (IOException failure)
        {
            GiveUp(failure.Message, clock());
        }
    }

    /// <summary>Closes the port.</summary>
    public void Dispose()
    {
        _port.Dispose();
        _wake.Dispose();
    }

    /// <summary>Opens the port when its time has come; while it is closed, requests fail at once, so that the node's cycle goes on.</summary>
    private bool IsReady(long nowMs, int longestWaitMs)
    {
        if (_port.IsOpen)
        {
            return true;
        }

        if (nowMs >= _nextTryMs && _port.TryOpen(longestWaitMs))
        {
            Openings++;
            Problem = null;
            _timeoutsHeard = _master.Timeouts;
            return true;
        }

        if (_master.TransmitLength > 0)
        {
            _master.ReportLinkDown(nowMs);
        }
        else if (nowMs < _nextTryMs)
        {
            _wake.WaitOne((int)Math.Min(longestWaitMs, WaitOf(nowMs)));
        }

        _master.Poll(nowMs);
        return false;
    }

    private long WaitOf(long nowMs) => Math.Max(0, Math.Min(_master.DeadlineMs, _nextTryMs) - nowMs);

    private void Move(Func<long> clock, int longestWaitMs)
    {
        if (_master.TransmitLength > 0)
        {
            Transmit(clock);
        }

        long nowMs = clock();
        Receive(clock, (int)Math.Clamp(_master.DeadlineMs - nowMs, 0, longestWaitMs));
        _master.Poll(clock());
        if (_options.TimeoutsUntilReset > 0 && _master.Timeouts - _timeoutsHeard >= _options.TimeoutsUntilReset)
        {
            throw new IOException($"{_port.Name} left {_master.Timeouts - _timeoutsHeard} requests in a row without an answer, so it is opened anew.");
        }
    }

    /// <summary>What came before the request is no answer to it: the master gets it first, and decides whether the line is quiet enough to send.</summary>
    private void Transmit(Func<long> clock)
    {
        while (Receive(clock, 0))
        {
            // Until the input is empty.
        }

        if (_master.TransmitLength > 0)
        {
            _port.Write(_master.TransmitBuffer, _master.TransmitLength);
            _master.Transmitted(clock());
        }
    }

    private bool Receive(Func<long> clock, int waitMs)
    {
        int count = _port.Read(_received, waitMs);
        if (count == 0)
        {
            return false;
        }

        _backoff.Reset();
        _master.Receive(_received, 0, count, clock());
        _timeoutsHeard = _master.Timeouts;
        return true;
    }

    private void GiveUp(string problem, long nowMs)
    {
        _port.Close();
        Problem = problem;
        Failures++;
        _nextTryMs = nowMs + _backoff.Next();
        _master.ReportLinkDown(nowMs);
    }
}
