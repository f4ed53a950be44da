using System.Net;
using System.Net.Sockets;

namespace EdgeLem.Sim.Devices;

/// <summary>A Modbus TCP server on a real socket with several virtual devices behind their unit ids.</summary>
/// <remarks>
/// <para>Each connection is one asynchronous loop with two small buffers, so that hundreds of listeners in one process cost no thread.
/// Pipelined requests are answered in order; a request may come in any number of pieces. An MBAP header that is none closes its
/// connection only (protocol id not 0, or a length outside 2..254).</para>
/// <para>A unit id without a device answers exception 0x0B, as a gateway does. Thread safe.</para>
/// <para>Source: MODBUS Messaging on TCP/IP Implementation Guide V1.0b.</para>
/// </remarks>
public sealed class VirtualModbusServer : IAsyncDisposable
{
    /// <summary>Connections that one server serves at a time; a further one is closed at once.</summary>
    public const int MaxConnections = 64;

    private readonly IPEndPoint _endPoint;
    private readonly IVirtualDevice?[] _devices = new IVirtualDevice?[256];
    private readonly Dictionary<Socket, Task> _connections = [];
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private Socket? _listener;
    private Task _accepting = Task.CompletedTask;
    private long _requests;
    private long _exceptions;
    private long _swallowed;
    private long _malformed;

    /// <summary>A server that does not listen yet.</summary>
    /// <param name="endPoint">Address and port to listen on; by default an ephemeral port of 127.0.0.1.</param>
    public VirtualModbusServer(IPEndPoint? endPoint = null) => _endPoint = endPoint ?? new IPEndPoint(IPAddress.Loopback, 0);

    /// <summary>The TCP port: the ephemeral one after <see cref="Start"/>, the wanted one before.</summary>
    public int Port { get; private set; }

    /// <summary>Well-formed requests so far, whatever became of them.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>Requests answered with an exception code, unknown unit ids included.</summary>
    public long Exceptions => Interlocked.Read(ref _exceptions);

    /// <summary>Requests that a device consumed without an answer.</summary>
    public long Swallowed => Interlocked.Read(ref _swallowed);

    /// <summary>Connections closed because of a malformed MBAP header.</summary>
    public long Malformed => Interlocked.Read(ref _malformed);

    /// <summary>Open connections.</summary>
    public int Connections
    {
        get
        {
            lock (_gate)
            {
                return _connections.Count;
            }
        }
    }

    /// <summary>Called from the connection's task right after a request was consumed without an answer, so that a host in the same
    /// process can stop waiting without a clock. Must be quick and must not throw.</summary>
    public Action<SwallowedRequest>? RequestSwallowed { get; set; }

    /// <summary>Called before a request of a unit is served: a task to wait for first, so that a reply comes late; null for none. To be set before
    /// <see cref="Start"/>.</summary>
    internal Func<byte, Task?>? DelayBefore { get; set; }

    /// <summary>Puts a device behind a unit id; replaces the one before it.</summary>
    /// <param name="unitId">Modbus unit id.</param>
    /// <param name="device">The device.</param>
    /// <returns>This server, for chaining.</returns>
    public VirtualModbusServer Attach(byte unitId, IVirtualDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        Volatile.Write(ref _devices[unitId], device);
        return this;
    }

    /// <summary>Opens the port and begins to serve.</summary>
    /// <exception cref="IOException">The address or the port cannot be had.</exception>
    public void Start()
    {
        var listener = new Socket(_endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(_endPoint);
            listener.Listen(MaxConnections);
        }
        catch (SocketException failure)
        {
            listener.Dispose();
            throw new IOException($"Modbus server: {_endPoint} cannot be opened ({failure.SocketErrorCode}). Choose another address or port.", failure);
        }

        Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        _listener = listener;
        _accepting = AcceptAsync(listener);
    }

    /// <summary>Closes the port and all connections and waits for their tasks; rethrows what a device or a callback threw.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        _listener?.Dispose();
        await _accepting.ConfigureAwait(false);
        await Task.WhenAll(OpenConnections()).ConfigureAwait(false);
        _stop.Dispose();
    }

    /// <summary>Answers one request PDU for one unit id; called by the connections.</summary>
    /// <param name="request">Where the request came from; the function code is taken from the PDU.</param>
    /// <param name="pdu">The request PDU, at least one byte.</param>
    /// <param name="reply">Receives the reply PDU.</param>
    /// <returns>The reply's length, 0 for none.</returns>
    internal int Answer(SwallowedRequest request, ReadOnlySpan<byte> pdu, Span<byte> reply)
    {
        Interlocked.Increment(ref _requests);
        IVirtualDevice? device = Volatile.Read(ref _devices[request.UnitId]);
        int length = device?.Handle(pdu, reply) ?? RegisterDevice.Refuse(pdu[0], ModbusExceptionCode.GatewayTargetFailed, reply);
        if (length == 0)
        {
            Interlocked.Increment(ref _swallowed);
            RequestSwallowed?.Invoke(request with { ServerPort = Port, Function = pdu[0] });
        }
        else if ((reply[0] & 0x80) != 0)
        {
            Interlocked.Increment(ref _exceptions);
        }

        return length;
    }

    /// <summary>Counts a connection that is closed for a malformed header.</summary>
    internal void CountMalformed() => Interlocked.Increment(ref _malformed);

    private async Task AcceptAsync(Socket listener)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                Serve(await listener.AcceptAsync(_stop.Token).ConfigureAwait(false));
            }
            catch (SocketException failure) when (failure.SocketErrorCode is SocketError.ConnectionAborted or SocketError.ConnectionReset)
            {
                // The client left between its SYN and our accept; the next one is not affected.
            }
            catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Serve(Socket socket)
    {
        lock (_gate)
        {
            if (_connections.Count >= MaxConnections)
            {
                socket.Dispose();
                return;
            }

            // The task waits for the lock before it can remove itself, so it is always found in the table.
            _connections.Add(socket, Task.Run(() => ServeAsync(socket)));
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await new ModbusConnection(this, socket).RunAsync(_stop.Token).ConfigureAwait(false);
        }
        catch (Exception end) when (end is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The peer reset the connection, or the server stops: both are normal ends.
        }
        finally
        {
            socket.Dispose();
        }

        // A task that failed stays in the table, so that disposing the server reports what a device or a callback threw.
        lock (_gate)
        {
            _connections.Remove(socket);
        }
    }

    private Task[] OpenConnections()
    {
        lock (_gate)
        {
            return [.. _connections.Values];
        }
    }
}
