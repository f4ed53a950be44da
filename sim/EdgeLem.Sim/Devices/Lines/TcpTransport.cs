using System.Globalization;
using System.Net;
using EdgeLem.Sim.Devices.Faults;

namespace EdgeLem.Sim.Devices.Lines;

/// <summary>Devices behind Modbus TCP. Of the faults on the way it has those that delay replies.</summary>
internal sealed class TcpTransport : IDeviceTransport
{
    private const double MsPerSecond = 1000;

    private readonly IPEndPoint _endPoint;
    private readonly TimeProvider _time;
    private readonly VirtualModbusServer _server;
    private readonly List<(byte UnitId, BusFault Fault, Random Chance)> _faults = [];
    private readonly Lock _gate = new();
    private long _start;

    /// <summary>A transport that does not listen yet.</summary>
    /// <param name="endPoint">Address and port; port 0 takes a free one.</param>
    /// <param name="time">Source of the time.</param>
    public TcpTransport(IPEndPoint endPoint, TimeProvider time)
    {
        _endPoint = endPoint;
        _time = time;
        _server = new VirtualModbusServer(endPoint);
    }

    /// <inheritdoc/>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"Modbus TCP {_endPoint.Address}:{Port}");

    /// <inheritdoc/>
    public (string Before, string Behind) Mbpoll => (string.Create(CultureInfo.InvariantCulture, $"-m tcp -p {Port}"), _endPoint.Address.ToString());

    /// <inheritdoc/>
    public int Port => _server.Port;

    /// <inheritdoc/>
    public long Requests => _server.Requests;

    /// <inheritdoc/>
    public long Exceptions => _server.Exceptions;

    /// <inheritdoc/>
    public void Attach(byte unitId, IVirtualDevice device) => _server.Attach(unitId, device);

    /// <inheritdoc/>
    public void AddFault(byte unitId, BusFault fault)
    {
        if (fault.NeedsLine)
        {
            throw new ArgumentException($"The fault {fault.Kind} needs a serial line.", nameof(fault));
        }

        _faults.Add((unitId, fault, new Random(fault.Seed)));
        _server.DelayBefore = DelayOf;
    }

    /// <inheritdoc/>
    public void Start()
    {
        _start = _time.GetTimestamp();
        _server.Start();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Task? DelayOf(byte unitId)
    {
        int delayMs = 0;
        lock (_gate)
        {
            double seconds = _time.GetElapsedTime(_start).TotalMilliseconds / MsPerSecond;
            foreach ((byte unit, BusFault fault, Random chance) in _faults)
            {
                bool mayHit = (unit == 0 || unit == unitId) && fault.IsActiveAt(seconds);
                delayMs += mayHit && (fault.Rate >= 1 || chance.NextDouble() < fault.Rate) ? fault.DelayMs : 0;
            }
        }

        return delayMs > 0 ? Task.Delay(TimeSpan.FromMilliseconds(delayMs), _time) : null;
    }
}
