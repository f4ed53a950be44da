using System.Globalization;
using EdgeLem.Modbus;
using EdgeLem.Sim.Devices.Faults;

namespace EdgeLem.Sim.Devices.Lines;

/// <summary>Devices on a virtual serial line behind a pseudo-terminal.</summary>
internal sealed class RtuTransport : IDeviceTransport
{
    private readonly VirtualRtuLine _line;
    private readonly TimeProvider _time;
    private readonly string? _linkPath;
    private readonly CancellationTokenSource _stop = new();
    private PseudoTerminal? _terminal;
    private Task _running = Task.CompletedTask;

    /// <summary>A transport without a terminal yet.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="time">Source of the time.</param>
    public RtuTransport(DeviceTransport options, TimeProvider time)
    {
        _line = new VirtualRtuLine(options.BaudRate > 0 ? new LineTiming(options.BaudRate) : null);
        _linkPath = options.LinkPath;
        _time = time;
    }

    /// <inheritdoc/>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"Modbus RTU on {Path}{(_linkPath is null ? "" : $" ({_terminal?.Name})")}");

    /// <inheritdoc/>
    public (string Before, string Behind) Mbpoll => ("-m rtu -b 9600 -P none", Path);

    /// <inheritdoc/>
    public int Port => 0;

    /// <inheritdoc/>
    public long Requests => _line.Requests;

    /// <inheritdoc/>
    public long Exceptions => _line.Exceptions;

    private string Path => _linkPath ?? _terminal?.Name ?? "";

    /// <inheritdoc/>
    public void Attach(byte unitId, IVirtualDevice device) => _line.Attach(unitId, device);

    /// <inheritdoc/>
    public void AddFault(byte unitId, BusFault fault) => _line.AddFault(unitId, fault);

    /// <inheritdoc/>
    public void Start()
    {
        _terminal = new PseudoTerminal();
        if (_linkPath is not null)
        {
            _terminal.LinkAs(_linkPath);
        }

        var loop = new RtuLineLoop(_line, _terminal, _time);
        _running = Task.Factory.StartNew(() => loop.Run(_stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _terminal?.Dispose();
        _stop.Dispose();
    }
}
