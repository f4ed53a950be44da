using System.Buffers;
using System.Net;
using System.Net.Sockets;
using EdgeLem.Mqtt;

namespace EdgeLem.Broker.Tests;

/// <summary>A bare TCP socket that speaks packets or any bytes, and obeys no rule by itself.</summary>
internal sealed class RawPeer : IDisposable
{
    private readonly Socket _socket;
    private readonly MqttDecoder _decoder = new() { MaxPacketBytes = 16 * 1024 * 1024 };
    private byte[] _buffer = new byte[64 * 1024];
    private int _filled;

    private RawPeer(Socket socket) => _socket = socket;

    public static async Task<RawPeer> OpenAsync(IPEndPoint endPoint, int? receiveBufferBytes = null)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (receiveBufferBytes is int size)
        {
            socket.ReceiveBufferSize = size;
        }

        await socket.ConnectAsync(endPoint, TestBroker.Ct);
        return new RawPeer(socket);
    }

    public static byte[] Encode(params MqttPacket[] packets)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (MqttPacket packet in packets)
        {
            MqttEncoder.Write(output, packet);
        }

        return output.WrittenSpan.ToArray();
    }

    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await _socket.SendAsync(bytes, TestBroker.Ct).AsTask().WaitAsync(TestBroker.Guard, TestBroker.Ct);

    public Task SendAsync(params MqttPacket[] packets) => SendAsync(Encode(packets));

    public Task SendHexAsync(string hex) => SendAsync(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)));

    /// <summary>The next packet; null when the broker closed.</summary>
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

            if (!await FillAsync())
            {
                return null;
            }
        }
    }

    public async Task<T> ExpectAsync<T>()
        where T : MqttPacket => Assert.IsType<T>(await ReceiveAsync());

    /// <summary>Waits for the broker to close, throwing away what comes before.</summary>
    public async Task ExpectCloseAsync()
    {
        while (await ReceiveAsync() is not null)
        {
        }
    }

    /// <summary>A PINGREQ and everything that comes before its answer.</summary>
    public async Task<List<MqttPacket>> ReceiveUntilPongAsync()
    {
        await SendAsync(SignalPacket.PingReq);
        var packets = new List<MqttPacket>();
        while (true)
        {
            MqttPacket packet = await ReceiveAsync() ?? throw new InvalidOperationException("The broker closed before its PINGRESP.");
            if (packet == SignalPacket.PingResp)
            {
                return packets;
            }

            packets.Add(packet);
        }
    }

    /// <summary>Closes with a reset, as a crash does.</summary>
    public void Crash() => _socket.Close(0);

    public void Dispose() => _socket.Dispose();

    private async Task<bool> FillAsync()
    {
        if (_filled == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        try
        {
            int received = await _socket.ReceiveAsync(_buffer.AsMemory(_filled), TestBroker.Ct).AsTask().WaitAsync(TestBroker.Guard, TestBroker.Ct);
            _filled += received;
            return received > 0;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
