using EdgeLem.Modbus;
using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Esp32.Host.Adapters;
using EdgeLem.Sim.Devices;
using EdgeLem.Sim.Devices.Faults;
using EdgeLem.Sim.Devices.Lines;

namespace EdgeLem.Node.Esp32.Tests.Days;

/// <summary>
/// A virtual RS-485 line at 9600 bit/s behind a real pseudo-terminal, served by the run's own thread: bytes go through the kernel, and the run waits for them in real time, so that virtual time moves
/// only when none are on their way.
/// </summary>
internal sealed class DayBus : IDisposable
{
    private const int LongestWaitMs = 20_000;

    private readonly PseudoTerminal _terminal = new();
    private readonly VirtualRtuLine _line = new(new LineTiming(9600));
    private readonly byte[] _buffer = new byte[512];
    private readonly long _startMs;
    private int _toDevices;
    private int _toNode;
    private bool _isOpen;

    public DayBus(long startMs, params (byte Unit, IVirtualDevice Device)[] devices)
    {
        _startMs = startMs;
        foreach ((byte unit, IVirtualDevice device) in devices)
        {
            _line.Attach(unit, device);
        }
    }

    /// <summary>Path of the node's end.</summary>
    public string Path => _terminal.Name;

    /// <summary>When the next bytes for the node are due, UTC epoch ms.</summary>
    public long DueMs => _line.DueMs == long.MaxValue ? long.MaxValue : _line.DueMs + _startMs;

    /// <summary>Requests that the devices heard.</summary>
    public long Requests => _line.Requests;

    /// <summary>The node's end: a line of the host that waits for what was sent.</summary>
    public ISerialLine Wrap(HostLine line) => new End(this, line);

    /// <summary>Puts random bytes into some of the replies for a while.</summary>
    public void Disturb(long nowMs, long forS, int seed) => _line.AddFault(
        0, new BusFault(BusFaultKind.Noise) { Rate = 0.5, Bytes = 8, Seed = seed, FromS = (nowMs - _startMs) / 1000.0, UntilS = ((nowMs - _startMs) / 1000.0) + forS });

    /// <summary>Gives the node's end the bytes that are due.</summary>
    public void Deliver(long nowMs)
    {
        for (ReadOnlyMemory<byte> piece = _line.Take(nowMs - _startMs); !piece.IsEmpty; piece = _line.Take(nowMs - _startMs))
        {
            if (_isOpen)
            {
                _terminal.Write(piece.Span);
                _toNode += piece.Length;
            }
        }
    }

    /// <summary>The node is without power: what the devices still say is not heard.</summary>
    public void Unplug()
    {
        _isOpen = false;
        _toNode = 0;
    }

    /// <summary>Gives the devices what the node has written.</summary>
    public void Serve(long nowMs)
    {
        while (_toDevices > 0)
        {
            int count = _terminal.Read(_buffer, LongestWaitMs);
            Assert.True(count > 0, $"{_toDevices} bytes did not come through {Path}.");
            _toDevices -= count;
            _line.Receive(_buffer.AsSpan(0, count), nowMs - _startMs);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _terminal.Dispose();

    private sealed class End(DayBus bus, HostLine line) : ISerialLine
    {
        public bool IsOpen => line.IsOpen;

        public string Problem => line.Problem;

        public bool TryOpen()
        {
            bus._toNode = 0;
            bus._isOpen = line.TryOpen();
            return bus._isOpen;
        }

        public int Read(byte[] buffer)
        {
            line.WaitMs = bus._toNode > 0 ? LongestWaitMs : 0;
            int count = line.Read(buffer);
            bus._toNode = Math.Max(0, bus._toNode - Math.Max(count, 0));
            return count;
        }

        public bool Write(byte[] bytes, int count)
        {
            bool isWritten = line.Write(bytes, count);
            bus._toDevices += isWritten ? count : 0;
            return isWritten;
        }

        public void Close()
        {
            bus.Unplug();
            line.Close();
        }
    }
}
