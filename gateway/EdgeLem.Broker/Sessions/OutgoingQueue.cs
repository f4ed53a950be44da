using System.Buffers;
using EdgeLem.Mqtt;

namespace EdgeLem.Broker.Sessions;

/// <summary>
/// Everything on its way to one client, in order: waiting messages, PINGRESPs between them, and QoS 1 messages in flight. Bounded in messages and bytes,
/// whatever the client acknowledges. Retained messages for a new subscription are references to the retained store and bounded by its size instead.
/// One connection at a time owns the queue; an older one that still runs gets nothing from it.
/// </summary>
internal sealed class OutgoingQueue(BrokerOptions options, BrokerCounters counters)
{
    private const int EntryOverheadBytes = 64;
    private const int MaxHeldPings = 1_000;

    private sealed class Entry
    {
        public BrokerMessage? Message;
        public MqttQos Qos;
        public bool Retain;
        public bool IsRetainedBacklog;
        public bool IsPing;
        public long PingSince;
        public ushort PacketId;
    }

    private readonly Lock _gate = new();
    private readonly Queue<Entry> _droppable = new();
    private readonly Queue<Entry> _pings = new();
    private readonly List<Entry> _inFlight = [];
    private Queue<Entry> _waiting = new();
    private object? _owner;
    private int _resendIndex;
    private int _toResend;
    private int _overduePings;
    private int _messages;
    private int _backlog;
    private long _bytes;
    private ushort _lastPacketId;

    /// <summary>Messages that count against the limits: waiting and in flight.</summary>
    public int Messages
    {
        get
        {
            lock (_gate)
            {
                return _messages;
            }
        }
    }

    /// <summary>Hands the queue to a connection: what is in flight goes out again first.</summary>
    public void Begin(object owner)
    {
        lock (_gate)
        {
            _owner = owner;
            _resendIndex = 0;
            _toResend = _inFlight.Count;
        }
    }

    /// <summary>Takes the queue from a connection. QoS 0 messages and pings die with it.</summary>
    public void End(object owner)
    {
        lock (_gate)
        {
            if (_owner != owner)
            {
                return;
            }

            _owner = null;
            var kept = new Queue<Entry>();
            foreach (Entry entry in _waiting)
            {
                if (entry is { Message: not null, Qos: MqttQos.AtLeastOnce })
                {
                    kept.Enqueue(entry);
                }
                else
                {
                    ForgetLocked(entry);
                }
            }

            _waiting = kept;
            _droppable.Clear();
            _pings.Clear();
            _overduePings = 0;
        }
    }

    /// <summary>Appends a live message.</summary>
    public EnqueueOutcome Add(BrokerMessage message, MqttQos qos)
    {
        var entry = new Entry { Message = message, Qos = qos };
        lock (_gate)
        {
            if (qos == MqttQos.AtMostOnce)
            {
                return AddQos0Locked(entry);
            }

            if (!MakeRoomLocked(SizeOf(message)))
            {
                return EnqueueOutcome.Overflow;
            }

            CountLocked(entry);
            return EnqueueOutcome.Taken;
        }
    }

    /// <summary>Appends a retained message for a new subscription.</summary>
    public EnqueueOutcome AddRetained(BrokerMessage message, MqttQos qos)
    {
        lock (_gate)
        {
            // Somebody who subscribes again and again without reading: two copies of everything retained is more than overlapping filters need.
            if (_backlog >= 2L * Math.Max(options.MaxRetainedMessages, options.MaxQueuedMessages))
            {
                return EnqueueOutcome.Overflow;
            }

            _backlog++;
            _waiting.Enqueue(new Entry { Message = message, Qos = qos, Retain = true, IsRetainedBacklog = true });
            return EnqueueOutcome.Taken;
        }
    }

    /// <summary>Appends a PINGRESP behind everything that waits now.</summary>
    /// <returns>False when a client pings without ever taking its messages.</returns>
    public bool AddPing(long timestamp)
    {
        lock (_gate)
        {
            if (_pings.Count >= MaxHeldPings)
            {
                return false;
            }

            var entry = new Entry { IsPing = true, PingSince = timestamp };
            _pings.Enqueue(entry);
            _waiting.Enqueue(entry);
            return true;
        }
    }

    /// <summary>Lets PINGRESPs go that wait longer than allowed for a client that does not acknowledge its messages.</summary>
    /// <returns>Whether there is something to write now.</returns>
    public bool ReleasePings(Func<long, bool> isOverdue)
    {
        lock (_gate)
        {
            while (_pings.TryPeek(out Entry? ping) && isOverdue(ping.PingSince))
            {
                _pings.Dequeue();
                ping.IsPing = false;
                _overduePings++;
            }

            return _overduePings > 0;
        }
    }

    /// <summary>Ends the flight of a message; unknown identifiers are ignored, they belong to an earlier session.</summary>
    public void Acknowledge(ushort packetId)
    {
        lock (_gate)
        {
            int index = _inFlight.FindIndex(entry => entry.PacketId == packetId);
            if (index < 0)
            {
                return;
            }

            ForgetLocked(_inFlight[index]);
            _inFlight.RemoveAt(index);
            if (index < _resendIndex)
            {
                _resendIndex--;
            }
            else if (index < _resendIndex + _toResend)
            {
                _toResend--;
            }
        }
    }

    /// <summary>Writes what may go out now.</summary>
    /// <param name="owner">Connection that asks; only the owner gets anything.</param>
    /// <param name="output">Receives whole packets.</param>
    /// <param name="budgetBytes">Stops after the packet that reaches this.</param>
    /// <returns>Bytes written; 0 = nothing to send before the next message or acknowledgement.</returns>
    public int WriteTo(object owner, IBufferWriter<byte> output, int budgetBytes)
    {
        int written = 0;
        lock (_gate)
        {
            if (_owner != owner)
            {
                return 0;
            }

            for (; _overduePings > 0; _overduePings--)
            {
                written += WritePing(output);
            }

            while (written < budgetBytes && WriteNextLocked(output) is int size and >= 0)
            {
                written += size;
            }
        }

        return written;
    }

    // -1 = nothing more may go out now.
    private int WriteNextLocked(IBufferWriter<byte> output)
    {
        if (_toResend > 0)
        {
            _toResend--;
            return WriteMessage(output, _inFlight[_resendIndex++], isDuplicate: true);
        }

        if (!_waiting.TryPeek(out Entry? next))
        {
            return -1;
        }

        bool needsFlight = next is { Message: not null, Qos: MqttQos.AtLeastOnce };
        if (needsFlight && _inFlight.Count >= options.InFlightWindow)
        {
            return -1;
        }

        _waiting.Dequeue();
        return needsFlight ? StartFlightLocked(output, next) : WriteUnacknowledgedLocked(output, next);
    }

    private int StartFlightLocked(IBufferWriter<byte> output, Entry entry)
    {
        entry.PacketId = NextPacketIdLocked();
        _inFlight.Add(entry);
        return WriteMessage(output, entry, isDuplicate: false);
    }

    private int WriteUnacknowledgedLocked(IBufferWriter<byte> output, Entry entry)
    {
        if (entry.IsPing)
        {
            _pings.Dequeue();
            return WritePing(output);
        }

        if (entry.Message is null)
        {
            return 0;
        }

        if (!entry.IsRetainedBacklog)
        {
            _droppable.Dequeue();
        }

        int written = WriteMessage(output, entry, isDuplicate: false);
        ForgetLocked(entry);
        return written;
    }

    private int WriteMessage(IBufferWriter<byte> output, Entry entry, bool isDuplicate)
    {
        counters.Add(BrokerCounter.MessagesOut);
        var header = new PublishHeader(entry.Message!.Topic, entry.Qos, entry.Retain, isDuplicate, entry.PacketId);
        return MqttEncoder.WritePublish(output, header, entry.Message.Payload.Span);
    }

    private static int WritePing(IBufferWriter<byte> output)
    {
        MqttEncoder.Write(output, SignalPacket.PingResp);
        return 2;
    }

    private EnqueueOutcome AddQos0Locked(Entry entry)
    {
        if (_owner is null)
        {
            return EnqueueOutcome.Taken;
        }

        if (!FitsLocked(SizeOf(entry.Message!)))
        {
            counters.Add(BrokerCounter.MessagesDropped);
            return EnqueueOutcome.Dropped;
        }

        CountLocked(entry);
        _droppable.Enqueue(entry);
        return EnqueueOutcome.Taken;
    }

    private void CountLocked(Entry entry)
    {
        _messages++;
        _bytes += SizeOf(entry.Message!);
        _waiting.Enqueue(entry);
    }

    private void ForgetLocked(Entry entry)
    {
        if (entry.Message is null)
        {
            return;
        }

        if (entry.IsRetainedBacklog)
        {
            _backlog--;
        }
        else
        {
            _messages--;
            _bytes -= SizeOf(entry.Message);
        }

        entry.Message = null;
    }

    private bool FitsLocked(int size) => _messages < options.MaxQueuedMessages && _bytes + size <= options.MaxQueuedBytes;

    // The place of a dropped message stays in the queue, empty, until the writer passes it.
    private bool MakeRoomLocked(int size)
    {
        while (!FitsLocked(size))
        {
            if (!_droppable.TryDequeue(out Entry? victim))
            {
                return false;
            }

            ForgetLocked(victim);
            counters.Add(BrokerCounter.MessagesDropped);
        }

        return true;
    }

    // Section 2.3.1: never an identifier that is still in flight; the window is far smaller than the number of identifiers.
    private ushort NextPacketIdLocked()
    {
        do
        {
            _lastPacketId = _lastPacketId == ushort.MaxValue ? (ushort)1 : (ushort)(_lastPacketId + 1);
        }
        while (_inFlight.Exists(entry => entry.PacketId == _lastPacketId));
        return _lastPacketId;
    }

    private static int SizeOf(BrokerMessage message) => EntryOverheadBytes + message.Topic.Length + message.Payload.Length;
}
