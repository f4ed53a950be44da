using System.Globalization;
using System.Net;
using System.Net.Sockets;
using EdgeLem.Modbus;
using EdgeLem.Sim.Devices.Faults;

namespace EdgeLem.Sim.Devices.Lines;

/// <summary>Devices on a virtual serial line behind a gateway that passes its bytes on over TCP. It serves one client at a time, as many gateways do.</summary>
internal sealed class RtuTcpTransport : IDeviceTransport
{
    private readonly VirtualRtuLine _line;
    private readonly TimeProvider _time;
    private readonly IPEndPoint _endPoint;
    private readonly CancellationTokenSource _stop = new();
    private Socket? _listener;
    private Task _running = Task.CompletedTask;

    /// <summary>A transport that does not listen yet.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="endPoint">Address and port; port 0 takes a free one.</param>
    /// <param name="time">Source of the time.</param>
    public RtuTcpTransport(DeviceTransport options, IPEndPoint endPoint, TimeProvider time)
    {
        _line = new VirtualRtuLine(options.BaudRate > 0 ? new LineTiming(options.BaudRate) : null);
        _endPoint = endPoint;
        _time = time;
    }

    /// <inheritdoc/>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"Modbus RTU over TCP {_endPoint.Address}:{Port}");

    /// <inheritdoc/>
    public (string Before, string Behind) Mbpoll => ("-m rtu", string.Create(CultureInfo.InvariantCulture, $"PTY  (after: socat pty,raw,echo=0,link=PTY tcp:{_endPoint.Address}:{Port})"));

    /// <inheritdoc/>
    public int Port { get; private set; }

    /// <inheritdoc/>
    public long Requests => _line.Requests;

    /// <inheritdoc/>
    public long Exceptions => _line.Exceptions;

    /// <inheritdoc/>
    public void Attach(byte unitId, IVirtualDevice device) => _line.Attach(unitId, device);

    /// <inheritdoc/>
    public void AddFault(byte unitId, BusFault fault) => _line.AddFault(unitId, fault);

    /// <inheritdoc/>
    public void Start()
    {
        var listener = new Socket(_endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(_endPoint);
            listener.Listen(1);
        }
        catch (SocketException failure)
        {
            listener.Dispose();
            throw new IOException($"RTU over TCP: {_endPoint} cannot be opened ({failure.SocketErrorCode}). Choose another address or port.", failure);
        }

        _listener = listener;
        Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        _running = ServeAsync(listener);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener?.Dispose();
        await _running.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task ServeAsync(Socket listener)
    {
        // The line's clock goes on from client to client.
        long start = _time.GetTimestamp();
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                Socket client = await listener.AcceptAsync(_stop.Token).ConfigureAwait(false);
                client.NoDelay = true;
                using var link = new TcpByteLink(client);
                var loop = new RtuLineLoop(_line, link, _time, start);
                await Task.Factory.StartNew(() => loop.Run(_stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
            }
            catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                // Stopped, or a client that left between its SYN and our accept.
            }
        }
    }
}
