using System.Buffers;
using System.Net.Sockets;

namespace EdgeLem.Mqtt.Client;

/// <summary>One TCP connection of a client: receive loop, keep-alive watchdog, and the end of both.</summary>
internal sealed class ClientLink : IAsyncDisposable
{
    private const int FirstBufferBytes = 2048;
    private const int BusyBufferBytes = 64 * 1024;
    private readonly Socket _socket;
    private readonly MqttClientOptions _options;
    private readonly TimeProvider _time;
    private readonly Action<MqttMessage> _onMessage;
    private readonly SocketWriter _writer;
    private readonly MqttDecoder _decoder;
    private readonly TaskCompletionSource<ConnAckPacket> _connAck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private ITimer? _watchdog;
    private Task _receiving = Task.CompletedTask;
    private MqttException? _ended;
    private bool _isClosing;
    private long _lastReceived;

    // The broker counts our packets only; this is the last ping that the watchdog caused, so pings come often enough whatever else is sent.
    private long _lastPing;
    private int _handlerThread;

    public ClientLink(Socket socket, MqttClientOptions options, TimeProvider time, Action<MqttMessage> onMessage)
    {
        _socket = socket;
        _options = options;
        _time = time;
        _onMessage = onMessage;
        _writer = new SocketWriter(socket, fault => End($"sending failed ({fault.Message})", fault));
        _decoder = new MqttDecoder { MaxPacketBytes = options.MaxPacketBytes };
        Outbox = new Outbox(_writer, options.MaxInFlight);
        _lastReceived = time.GetTimestamp();
        _lastPing = _lastReceived;
    }

    public Outbox Outbox { get; }

    public bool IsOpen => Volatile.Read(ref _ended) is null;

    /// <summary>Called once after the receive loop has ended by itself; not after a wanted close.</summary>
    public Action<MqttConnectionLostException>? Lost { get; set; }

    public Task<ConnAckPacket> ConnectAsync()
    {
        _receiving = ReceiveAllAsync();
        _writer.Append(_options.ToConnectPacket());
        _writer.Flush();
        return _connAck.Task;
    }

    public void StartWatchdog()
    {
        TimeSpan period = _options.KeepAlive / 4;
        if (period <= TimeSpan.Zero)
        {
            return;
        }

        lock (_gate)
        {
            if (_ended is null)
            {
                _watchdog = _time.CreateTimer(_ => CheckKeepAlive(), null, period, period);
            }
        }
    }

    /// <summary>Says goodbye and waits for the broker to close, at most the reply time limit.</summary>
    public async Task DisconnectAsync()
    {
        _isClosing = true;
        if (IsOpen)
        {
            _writer.Append(SignalPacket.Disconnect);
            try
            {
                await _writer.DrainAsync().WaitAsync(_options.ReplyTimeout, _time).ConfigureAwait(false);
                _socket.Shutdown(SocketShutdown.Send);
                await ReceiveLoopEndAsync().WaitAsync(_options.ReplyTimeout, _time).ConfigureAwait(false);
            }
            catch (Exception fault) when (fault is TimeoutException or SocketException or ObjectDisposedException)
            {
                // The broker does not close or is gone already: closing below is all that is left.
            }
        }

        await DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Closes without a DISCONNECT, so that the broker sends the will.</summary>
    public async ValueTask DisposeAsync()
    {
        _isClosing = true;
        End("it was closed by this client", null);
        await ReceiveLoopEndAsync().ConfigureAwait(false);
    }

    // A handler may close its own client; it must not wait for the loop that it runs on.
    private Task ReceiveLoopEndAsync() =>
        Volatile.Read(ref _handlerThread) == Environment.CurrentManagedThreadId ? Task.CompletedTask : _receiving;

    // Looks at what came in: a half-open connection swallows everything that we send (fact sheet: MQTTnet issue 2248).
    private void CheckKeepAlive()
    {
        TimeSpan silence = _time.GetElapsedTime(Volatile.Read(ref _lastReceived));
        if (silence > _options.KeepAlive * 1.5)
        {
            End($"the broker was silent for {silence.TotalSeconds:F1} s, keep alive is {_options.KeepAlive.TotalSeconds:F0} s", null);
        }
        else if (silence >= _options.KeepAlive / 2 || _time.GetElapsedTime(Volatile.Read(ref _lastPing)) >= _options.KeepAlive / 2)
        {
            Volatile.Write(ref _lastPing, _time.GetTimestamp());
            Outbox.KeepAlivePing();
        }
    }

    private async Task ReceiveAllAsync()
    {
        byte[] buffer = new byte[FirstBufferBytes];
        int filled = 0;
        try
        {
            while (true)
            {
                int received = await _socket.ReceiveAsync(buffer.AsMemory(filled), SocketFlags.None).ConfigureAwait(false);
                if (received == 0)
                {
                    End("the broker closed it", null);
                    break;
                }

                Volatile.Write(ref _lastReceived, _time.GetTimestamp());
                filled = Handle(buffer, filled + received);
                buffer = Grow(buffer, filled, received);
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            End($"receiving failed ({fault.Message})", fault);
        }
        catch (Exception fault)
        {
            // The message handler failed: the message is not acknowledged, so a broker with a session sends it again.
            End($"the message handler failed ({fault.GetType().Name}: {fault.Message})", fault);
        }

        Report();
    }

    private void Report()
    {
        if (!_isClosing && _connAck.Task is { IsCompletedSuccessfully: true, Result.Code: MqttConnectCode.Accepted })
        {
            Lost?.Invoke(new MqttConnectionLostException(_ended!.Message, _ended.InnerException));
        }
    }

    /// <returns>Bytes that are left at the front of the buffer.</returns>
    private int Handle(byte[] buffer, int filled)
    {
        var unread = new ReadOnlySequence<byte>(buffer, 0, filled);
        DecodeResult result = _decoder.Decode(ref unread);
        while (result.Status == DecodeStatus.Packet && IsOpen)
        {
            Handle(result.Packet!);
            result = _decoder.Decode(ref unread);
        }

        if (result.Status == DecodeStatus.Malformed)
        {
            End($"the broker sent malformed bytes ({result.Reason})", null);
        }

        _writer.Flush();
        int left = (int)unread.Length;
        buffer.AsSpan(filled - left, left).CopyTo(buffer);
        return left;
    }

    private static byte[] Grow(byte[] buffer, int filled, int received)
    {
        bool isFull = filled == buffer.Length;
        bool isBusy = received == buffer.Length && buffer.Length < BusyBufferBytes;
        if (isFull || isBusy)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        return buffer;
    }

    private void Handle(MqttPacket packet)
    {
        bool expected = packet switch
        {
            ConnAckPacket connAck => _connAck.TrySetResult(connAck),
            _ when !_connAck.Task.IsCompleted => false,
            PublishPacket publish => Deliver(publish),
            ReceiptPacket receipt => Outbox.Complete(receipt.Type, receipt.PacketId, receipt),
            SubAckPacket subAck => Outbox.Complete(subAck.Type, subAck.PacketId, subAck),
            SignalPacket { Type: MqttPacketType.PingResp } => Outbox.CompletePing(),
            _ => false,
        };
        if (!expected)
        {
            End($"the broker sent an unexpected {packet.Type}", null);
        }
    }

    private bool Deliver(PublishPacket publish)
    {
        PublishHeader header = publish.Header;
        if (header.Qos == MqttQos.ExactlyOnce)
        {
            return false;
        }

        Volatile.Write(ref _handlerThread, Environment.CurrentManagedThreadId);
        _onMessage(new MqttMessage(header.Topic, publish.Payload, header.Qos, header.Retain, header.Duplicate));
        Volatile.Write(ref _handlerThread, 0);
        if (header.Qos == MqttQos.AtLeastOnce)
        {
            _writer.Append(new ReceiptPacket(MqttPacketType.PubAck, header.PacketId));
        }

        return true;
    }

    private void End(string why, Exception? cause)
    {
        var reason = new MqttConnectionLostException($"Connection of MQTT client '{_options.ClientId}' to {_options.Host}:{_options.Port} ended: {why}.", cause);
        lock (_gate)
        {
            if (_ended is not null)
            {
                return;
            }

            Volatile.Write(ref _ended, reason);
            _watchdog?.Dispose();
        }

        _socket.Dispose();
        Outbox.End(reason);
        if (_connAck.TrySetException(reason))
        {
            _ = _connAck.Task.Exception;
        }
    }
}
