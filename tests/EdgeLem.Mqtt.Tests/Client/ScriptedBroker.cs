using System.Buffers;
using System.Net;
using System.Net.Sockets;
using EdgeLem.Mqtt.Tests.Codec;

namespace EdgeLem.Mqtt.Tests.Client;

/// <summary>A listener that does exactly what a test tells it, packet by packet.</summary>
internal sealed class ScriptedBroker : IDisposable
{
    /// <summary>Only there to end a test that hangs.</summary>
    public static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly MqttDecoder _decoder = new();
    private readonly byte[] _buffer = new byte[256 * 1024];
    private Socket? _socket;
    private int _filled;

    public ScriptedBroker() => _listener.Start();

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Takes the next connection and its CONNECT, and answers.</summary>
    public async Task<ConnectPacket> AcceptAsync(MqttConnectCode code = MqttConnectCode.Accepted)
    {
        ConnectPacket connect = await AcceptSilentlyAsync();
        await SendAsync(new ConnAckPacket(false, code));
        return connect;
    }

    public async Task<ConnectPacket> AcceptSilentlyAsync()
    {
        _socket?.Dispose();
        _filled = 0;
        _socket = await _listener.AcceptSocketAsync(Ct).AsTask().WaitAsync(Guard, Ct);
        _socket.NoDelay = true;
        return await ExpectAsync<ConnectPacket>();
    }

    public async Task SendAsync(params MqttPacket[] packets) => await SendBytesAsync([.. packets.SelectMany(Wire.Encode)]);

    public async Task SendBytesAsync(byte[] bytes) => await _socket!.SendAsync(bytes, Ct);

    public async Task<T> ExpectAsync<T>()
        where T : MqttPacket => Assert.IsType<T>(await ReceiveAsync());

    /// <summary>The next packet; null when the client closed.</summary>
    public async Task<MqttPacket?> ReceiveAsync()
    {
        while (true)
        {
            var unread = new ReadOnlySequence<byte>(_buffer, 0, _filled);
            DecodeResult result = _decoder.Decode(ref unread);
            Assert.NotEqual(DecodeStatus.Malformed, result.Status);
            if (result.Status == DecodeStatus.Packet)
            {
                int left = (int)unread.Length;
                _buffer.AsSpan(_filled - left, left).CopyTo(_buffer);
                _filled = left;
                return result.Packet;
            }

            int received = await FillAsync();
            if (received == 0)
            {
                return null;
            }

            _filled += received;
        }
    }

    // A reset is a way to close: .NET resets when a socket with a pending read is disposed.
    private async Task<int> FillAsync()
    {
        try
        {
            return await _socket!.ReceiveAsync(_buffer.AsMemory(_filled), Ct).AsTask().WaitAsync(Guard, Ct);
        }
        catch (SocketException)
        {
            return 0;
        }
    }

    public void Crash() => _socket!.Close(0);

    public void Dispose()
    {
        _socket?.Dispose();
        _listener.Dispose();
    }
}
