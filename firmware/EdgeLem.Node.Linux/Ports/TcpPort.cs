using System.Globalization;
using System.Net.Sockets;

namespace EdgeLem.Node.Linux.Ports;

/// <summary>
/// One TCP connection to a Modbus device or gateway. It carries Modbus TCP frames or, to gateways that only pass serial bytes on, RTU frames: the
/// master's framing decides, the port moves bytes.
/// </summary>
/// <param name="host">Name or address of the device.</param>
/// <param name="port">TCP port, 1 to 65535; Modbus TCP has 502.</param>
public sealed class TcpPort(string host, int port) : IBusPort
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);
    private const int SendTimeoutMs = 1000;
    private const int MicrosecondsPerMs = 1000;

    private readonly string _host = string.IsNullOrWhiteSpace(host) ? throw new ArgumentException("tcp: the host is empty.", nameof(host)) : host;
    private readonly int _port = port is >= 1 and <= 65535 ? port : throw new ArgumentOutOfRangeException(nameof(port), port, "tcp: the port must be 1 to 65535.");
    private Socket? _socket;
    private Task? _connecting;

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"tcp {_host}:{_port}");

    /// <inheritdoc/>
    public bool IsOpen => _connecting?.IsCompletedSuccessfully == true;

    /// <inheritdoc/>
    public bool TryOpen(int waitMs)
    {
        _connecting ??= ConnectAsync();
        try
        {
            return _connecting.Wait(waitMs);
        }
        catch (AggregateException failure)
        {
            Close();
            throw new IOException($"{Name} cannot be reached: {ReasonOf(failure.InnerException!)}. Check address, port and network.", failure.InnerException);
        }
    }

    /// <inheritdoc/>
    public void Write(byte[] bytes, int count)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        try
        {
            for (int sent = 0; sent < count;)
            {
                sent += Connected().Send(bytes, sent, count - sent, SocketFlags.None);
            }
        }
        catch (SocketException failure)
        {
            throw new IOException($"{Name} cannot be written: {ReasonOf(failure)}.", failure);
        }
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int waitMs)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        try
        {
            Socket socket = Connected();
            if (!socket.Poll(waitMs * MicrosecondsPerMs, SelectMode.SelectRead))
            {
                return 0;
            }

            int count = socket.Receive(buffer);
            return count > 0 ? count : throw new IOException($"{Name} closed the connection. Many devices serve one client only: is another one connected?");
        }
        catch (SocketException failure)
        {
            throw new IOException($"{Name} cannot be read: {ReasonOf(failure)}.", failure);
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        _socket?.Dispose();
        _socket = null;
        _connecting = null;
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    private static string ReasonOf(Exception failure) => failure is OperationCanceledException ? "no answer within 3 s" : failure.Message;

    private Socket Connected() => IsOpen ? _socket! : throw new IOException($"{Name} is not open.");

    private async Task ConnectAsync()
    {
        _socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, SendTimeout = SendTimeoutMs };
        using var limit = new CancellationTokenSource(ConnectTimeout);
        await _socket.ConnectAsync(_host, _port, limit.Token).ConfigureAwait(false);
    }
}
