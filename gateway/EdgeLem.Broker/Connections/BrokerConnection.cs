using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using EdgeLem.Broker.Sessions;
using EdgeLem.Mqtt;
using Microsoft.AspNetCore.Connections;

namespace EdgeLem.Broker.Connections;

/// <summary>One client's connection: the loop that reads its packets and handles them in order.</summary>
internal sealed class BrokerConnection
{
    private readonly MqttBroker _broker;
    private readonly ConnectionContext _context;
    private readonly MqttDecoder _decoder;
    private readonly ConnectionWriter _writer;
    private WillMessage? _will;
    private TimeSpan _maxSilence;
    private long _lastPacket;
    private volatile Session? _session;
    private volatile bool _isFinishing;
    private int _closeReason;

    public BrokerConnection(MqttBroker broker, ConnectionContext context)
    {
        _broker = broker;
        _context = context;
        _decoder = new MqttDecoder { MaxPacketBytes = broker.Options.MaxConnectPacketBytes, TopicLimits = broker.Options.TopicLimits };
        _writer = new ConnectionWriter(this, context.Transport.Output);
        _maxSilence = broker.Options.ConnectTimeout;
        _lastPacket = broker.Time.GetTimestamp();
    }

    /// <summary>Identifier; empty before the CONNECT is accepted.</summary>
    public string ClientId { get; private set; } = string.Empty;

    public Session? Session => _session;

    public IPAddress? Address => (_context.RemoteEndPoint as IPEndPoint)?.Address;

    public EndPoint? Peer => _context.RemoteEndPoint;

    public bool IsIdentified { get; private set; }

    /// <summary>Serves the connection to its end.</summary>
    public async Task<CloseReason> RunAsync()
    {
        Task writing = _writer.RunAsync();
        CloseReason reason = await ReadAllAsync().ConfigureAwait(false);
        Interlocked.CompareExchange(ref _closeReason, (int)reason, (int)CloseReason.None);
        _broker.Router.Detach(this);
        SendWill();
        _lastPacket = _broker.Time.GetTimestamp();
        _maxSilence = MqttBroker.CloseGrace;
        _isFinishing = true;
        if (reason == CloseReason.SlowConsumer)
        {
            Cut();
        }

        _writer.Finish();
        await writing.ConfigureAwait(false);
        return reason;
    }

    public void Wake() => _writer.Wake();

    /// <summary>Cuts the connection from outside its own loop.</summary>
    /// <returns>False when it was ending already.</returns>
    public bool Close(CloseReason reason)
    {
        bool isFirst = Interlocked.CompareExchange(ref _closeReason, (int)reason, (int)CloseReason.None) == (int)CloseReason.None;
        if (isFirst)
        {
            Cut();
        }

        return isFirst;
    }

    /// <summary>Cuts the transport; harmless when it is closed already.</summary>
    public void Cut() => _context.Abort(new ConnectionAbortedException("The MQTT broker closed the connection."));

    /// <summary>Called by the router, under its lock: CONNACK goes out before anything of the session.</summary>
    public void Accept(Session session, bool isSessionPresent)
    {
        Reply(new ConnAckPacket(isSessionPresent, MqttConnectCode.Accepted));
        _session = session;
    }

    /// <summary>Queues an answer; it overtakes waiting messages.</summary>
    public void Reply(MqttPacket packet) => _writer.Reply(packet);

    /// <summary>Sends the will, once, unless a DISCONNECT has thrown it away.</summary>
    public void SendWill()
    {
        if (Interlocked.Exchange(ref _will, null) is WillMessage will)
        {
            _broker.SendWill(new BrokerMessage(ClientId, will.Topic, will.Payload, will.Qos, will.Retain));
        }
    }

    /// <summary>Looks at the clock: connect time limit, keep alive, held PINGRESPs, and the grace in which a closing connection may take its last bytes.</summary>
    /// <returns>False when the connection is over and need not be looked at again.</returns>
    public bool CheckTime()
    {
        TimeProvider time = _broker.Time;
        bool isOver = time.GetElapsedTime(Volatile.Read(ref _lastPacket)) > _maxSilence;
        if (_isFinishing)
        {
            if (isOver)
            {
                Cut();
            }

            return !isOver;
        }

        if (isOver)
        {
            bool isFirst = Close(IsIdentified ? CloseReason.KeepAlive : CloseReason.ConnectTimeout);
            _broker.Counters.Add(BrokerCounter.TimeOuts, isFirst ? 1 : 0);
        }
        else if (_session?.Queue.ReleasePings(since => time.GetElapsedTime(since) > _broker.Options.MaxPingHold) == true)
        {
            Wake();
        }

        return true;
    }

    private async Task<CloseReason> ReadAllAsync()
    {
        PipeReader input = _context.Transport.Input;
        try
        {
            while (true)
            {
                ReadResult read = await input.ReadAsync().ConfigureAwait(false);
                ReadOnlySequence<byte> unread = read.Buffer;
                CloseReason reason = HandleAll(ref unread);
                input.AdvanceTo(unread.Start, unread.End);
                _writer.Wake();
                if (reason != CloseReason.None || read.IsCompleted || read.IsCanceled)
                {
                    return reason == CloseReason.None ? ForcedOr(CloseReason.Lost) : reason;
                }

                await _writer.RepliesSentAsync().ConfigureAwait(false);
            }
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or ConnectionAbortedException)
        {
            return ForcedOr(CloseReason.Lost);
        }
    }

    private CloseReason ForcedOr(CloseReason otherwise)
    {
        var forced = (CloseReason)Volatile.Read(ref _closeReason);
        return forced == CloseReason.None ? otherwise : forced;
    }

    private CloseReason HandleAll(ref ReadOnlySequence<byte> unread)
    {
        while (true)
        {
            CloseReason forced = ForcedOr(CloseReason.None);
            if (forced != CloseReason.None)
            {
                return forced;
            }

            DecodeResult result = _decoder.Decode(ref unread);
            if (result.Status != DecodeStatus.Packet)
            {
                return result.Status == DecodeStatus.NeedMore ? CloseReason.None : RefuseBytes(result.Reason);
            }

            CloseReason reason = HandleGuarded(result.Packet!);
            if (reason != CloseReason.None)
            {
                return reason;
            }
        }
    }

    // A local subscription or the access policy may throw: that must end this connection, unacknowledged, and nothing else.
    private CloseReason HandleGuarded(MqttPacket packet)
    {
        try
        {
            Volatile.Write(ref _lastPacket, _broker.Time.GetTimestamp());
            return IsIdentified ? Handle(packet) : HandleFirst(packet);
        }
        catch (Exception fault)
        {
            LogMessages.HandlerFailed(_broker.Logger, fault, ClientId, packet.Type);
            return CloseReason.HandlerFailed;
        }
    }

    private CloseReason RefuseBytes(MalformedReason reason)
    {
        if (reason == MalformedReason.UnsupportedVersion && !IsIdentified)
        {
            return Refuse(MqttConnectCode.UnacceptableProtocolVersion);
        }

        _broker.Counters.Add(BrokerCounter.Malformed);
        LogMessages.Malformed(_broker.Logger, ClientId, Peer, reason);
        return CloseReason.Malformed;
    }

    private CloseReason RefusePacket(MqttPacketType type)
    {
        _broker.Counters.Add(BrokerCounter.ProtocolErrors);
        LogMessages.ProtocolError(_broker.Logger, ClientId, Peer, type);
        return CloseReason.ProtocolError;
    }

    private CloseReason Refuse(MqttConnectCode code)
    {
        _broker.Counters.Add(BrokerCounter.ConnectsRefused);
        LogMessages.ConnectRefused(_broker.Logger, Peer, code);
        Reply(new ConnAckPacket(SessionPresent: false, code));
        return CloseReason.Refused;
    }

    private CloseReason HandleFirst(MqttPacket packet)
    {
        if (packet is not ConnectPacket connect)
        {
            return RefusePacket(packet.Type);
        }

        (MqttConnectCode code, string clientId) = _broker.Judge(connect, Peer);
        if (code != MqttConnectCode.Accepted)
        {
            return Refuse(code);
        }

        ClientId = clientId;
        _will = connect.Will;
        _decoder.MaxPacketBytes = _broker.Options.MaxPacketBytes;
        TimeSpan keepAlive = TimeSpan.FromSeconds(connect.KeepAliveSeconds);
        _maxSilence = (keepAlive == TimeSpan.Zero || keepAlive > _broker.Options.MaxKeepAlive ? _broker.Options.MaxKeepAlive : keepAlive) * 1.5;
        if (!_broker.Router.Attach(this, clientId, connect.CleanSession))
        {
            _will = null;
            return Refuse(MqttConnectCode.ServerUnavailable);
        }

        IsIdentified = true;
        _broker.Identified(this);
        return CloseReason.None;
    }

    private CloseReason Handle(MqttPacket packet)
    {
        switch (packet)
        {
            case PublishPacket { Header.Qos: not MqttQos.ExactlyOnce } publish:
                HandlePublish(publish);
                return CloseReason.None;
            case ReceiptPacket { Type: MqttPacketType.PubAck } receipt:
                _session!.Queue.Acknowledge(receipt.PacketId);
                return CloseReason.None;
            case SubscribePacket subscribe:
                _broker.Router.Subscribe(this, subscribe);
                return CloseReason.None;
            case UnsubscribePacket unsubscribe:
                _broker.Router.Unsubscribe(this, unsubscribe);
                Reply(new ReceiptPacket(MqttPacketType.UnsubAck, unsubscribe.PacketId));
                return CloseReason.None;
            case SignalPacket { Type: MqttPacketType.PingReq }:
                return _session!.Queue.AddPing(_broker.Time.GetTimestamp()) ? CloseReason.None : CloseReason.SlowConsumer;
            case SignalPacket { Type: MqttPacketType.Disconnect }:
                Interlocked.Exchange(ref _will, null);
                return CloseReason.Disconnected;
            default:
                return RefusePacket(packet.Type);
        }
    }

    // PUBACK is written only when everyone who gets the message owns it.
    private void HandlePublish(PublishPacket publish)
    {
        PublishHeader header = publish.Header;
        _broker.Counters.Add(BrokerCounter.MessagesIn);
        _broker.Receive(new BrokerMessage(ClientId, header.Topic, publish.Payload, header.Qos, header.Retain));
        if (header.Qos == MqttQos.AtLeastOnce)
        {
            Reply(new ReceiptPacket(MqttPacketType.PubAck, header.PacketId));
        }
    }
}
