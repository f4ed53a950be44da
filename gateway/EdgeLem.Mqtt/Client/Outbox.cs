namespace EdgeLem.Mqtt.Client;

/// <summary>
/// What a client has sent and still waits for. Keeps the order of the callers' calls on the wire also when the in-flight window is full: then
/// publishes of both QoS and pings queue up behind each other, so a ping stays a barrier behind every earlier publish.
/// </summary>
internal sealed class Outbox(SocketWriter writer, int window)
{
    private readonly record struct Waiting(PublishHeader Header, ReadOnlyMemory<byte> Payload, PendingReply? Reply);

    private readonly Lock _gate = new();
    private readonly Dictionary<ushort, PendingReply> _replies = [];
    private readonly Queue<Waiting> _waiting = new();
    private readonly Queue<PendingReply> _pings = new();
    private int _inFlight;
    private ushort _lastPacketId;
    private MqttException? _ended;

    public Task Publish(in PublishHeader header, ReadOnlyMemory<byte> payload)
    {
        PendingReply? reply = header.Qos == MqttQos.AtMostOnce ? null : new PendingReply(MqttPacketType.PubAck);
        lock (_gate)
        {
            ThrowIfEnded();
            if (_waiting.Count > 0 || (reply is not null && _inFlight >= window))
            {
                // QoS 0 completes now, so the caller may reuse its buffer: the queue needs a copy.
                _waiting.Enqueue(new Waiting(header, reply is null ? payload.ToArray() : payload, reply));
            }
            else
            {
                AppendLocked(new Waiting(header, payload, reply));
            }
        }

        writer.Flush();
        return reply?.Task ?? writer.RoomAsync();
    }

    public Task<MqttPacket> Ping()
    {
        var reply = new PendingReply(MqttPacketType.PingResp);
        lock (_gate)
        {
            ThrowIfEnded();
            if (_waiting.Count > 0)
            {
                _waiting.Enqueue(new Waiting(default, default, reply));
            }
            else
            {
                AppendPingLocked(reply);
            }
        }

        writer.Flush();
        return reply.Task;
    }

    /// <summary>A ping that overtakes waiting publishes: it asks whether the broker lives, nothing else.</summary>
    public void KeepAlivePing()
    {
        lock (_gate)
        {
            if (_ended is not null || _pings.Count > 0)
            {
                return;
            }

            AppendPingLocked(new PendingReply(MqttPacketType.PingResp));
        }

        writer.Flush();
    }

    public Task<MqttPacket> Request(MqttPacketType awaited, Func<ushort, MqttPacket> request)
    {
        var reply = new PendingReply(awaited);
        lock (_gate)
        {
            ThrowIfEnded();
            writer.Append(request(RegisterLocked(reply)));
        }

        writer.Flush();
        return reply.Task;
    }

    /// <summary>Completes the wait that a packet of the broker answers.</summary>
    /// <returns>False for a packet that answers nothing we asked; PUBACKs of an earlier connection are harmless and true.</returns>
    public bool Complete(MqttPacketType type, ushort packetId, MqttPacket packet)
    {
        PendingReply? reply;
        lock (_gate)
        {
            if (!_replies.TryGetValue(packetId, out reply))
            {
                return type == MqttPacketType.PubAck;
            }

            if (reply.Awaited != type)
            {
                return false;
            }

            _replies.Remove(packetId);
            if (type == MqttPacketType.PubAck)
            {
                _inFlight--;
                SendWaitingLocked();
            }
        }

        writer.Flush();
        reply.TrySetResult(packet);
        return true;
    }

    public bool CompletePing()
    {
        PendingReply? reply;
        lock (_gate)
        {
            if (!_pings.TryDequeue(out reply))
            {
                return false;
            }
        }

        reply.TrySetResult(SignalPacket.PingResp);
        return true;
    }

    /// <summary>Ends every wait and every later call with the reason why the connection ended.</summary>
    public void End(MqttException reason)
    {
        List<PendingReply> open;
        lock (_gate)
        {
            if (_ended is not null)
            {
                return;
            }

            _ended = reason;
            open = [.. _replies.Values, .. _pings, .. _waiting.Where(waiting => waiting.Reply is not null).Select(waiting => waiting.Reply!)];
            _replies.Clear();
            _pings.Clear();
            _waiting.Clear();
        }

        foreach (PendingReply reply in open)
        {
            reply.TrySetException(new MqttConnectionLostException(reason.Message, reason.InnerException));

            // A caller that cancelled does not look at the task any more; its fault is not an unobserved one.
            _ = reply.Task.Exception;
        }
    }

    private void SendWaitingLocked()
    {
        while (_waiting.TryPeek(out Waiting next) && (_inFlight < window || next.Reply?.Awaited != MqttPacketType.PubAck))
        {
            _waiting.Dequeue();
            AppendLocked(next);
        }
    }

    private void AppendLocked(in Waiting next)
    {
        if (next.Reply is null)
        {
            writer.Append(next.Header, next.Payload.Span);
        }
        else if (next.Reply.Awaited == MqttPacketType.PingResp)
        {
            AppendPingLocked(next.Reply);
        }
        else
        {
            _inFlight++;
            writer.Append(next.Header with { PacketId = RegisterLocked(next.Reply) }, next.Payload.Span);
        }
    }

    private void AppendPingLocked(PendingReply reply)
    {
        _pings.Enqueue(reply);
        writer.Append(SignalPacket.PingReq);
    }

    // Section 2.3.1: an identifier is free again only when its exchange has ended.
    private ushort RegisterLocked(PendingReply reply)
    {
        if (_replies.Count >= ushort.MaxValue)
        {
            throw new MqttException($"All 65,535 packet identifiers wait for an answer of the broker. Wait for earlier calls first.");
        }

        do
        {
            _lastPacketId = _lastPacketId == ushort.MaxValue ? (ushort)1 : (ushort)(_lastPacketId + 1);
        }
        while (!_replies.TryAdd(_lastPacketId, reply));
        return _lastPacketId;
    }

    private void ThrowIfEnded()
    {
        if (_ended is not null)
        {
            throw new MqttConnectionLostException(_ended.Message, _ended.InnerException);
        }
    }
}
