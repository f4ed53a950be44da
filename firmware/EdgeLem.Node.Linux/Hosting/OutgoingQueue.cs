using EdgeLem.Mqtt;

namespace EdgeLem.Node.Linux.Hosting;

/// <summary>
/// Messages that wait to be sent, in order. It is bounded: the oldest measurement goes first, then the oldest other message. Counters are not lost with it: the energy store repeats them until the
/// gateway has answered. Of a retained topic only the newest waits. Safe for use by several threads.
/// </summary>
internal sealed class OutgoingQueue : IDisposable
{
    /// <summary>Most messages that wait.</summary>
    public const int Capacity = 256;

    private readonly LinkedList<OutgoingMessage> _waiting = new();
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _available = new(0);

    /// <summary>Messages that were given up for newer ones.</summary>
    public long Dropped { get; private set; }

    /// <summary>Messages that wait.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Adds a message at the end.</summary>
    /// <param name="message">The message.</param>
    public void Add(OutgoingMessage message)
    {
        lock (_lock)
        {
            if (message.Retain)
            {
                Remove(waiting => waiting.Retain && waiting.Topic == message.Topic);
            }

            _waiting.AddLast(message);
            if (_waiting.Count > Capacity)
            {
                Dropped++;
                _ = Remove(waiting => waiting.Qos == MqttQos.AtMostOnce) || Remove(_ => true);
            }
        }

        _available.Release();
    }

    /// <summary>Waits for the oldest message and takes it.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<OutgoingMessage> TakeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await _available.WaitAsync(cancellation).ConfigureAwait(false);
            lock (_lock)
            {
                if (_waiting.First is { } first)
                {
                    _waiting.RemoveFirst();
                    return first.Value;
                }
            }
        }
    }

    /// <summary>Puts a message that could not be sent back to the front, unless a newer one has taken its place.</summary>
    /// <param name="message">The message.</param>
    public void PutBack(OutgoingMessage message)
    {
        lock (_lock)
        {
            if (message.Retain && _waiting.Any(waiting => waiting.Retain && waiting.Topic == message.Topic))
            {
                return;
            }

            _waiting.AddFirst(message);
        }

        _available.Release();
    }

    /// <summary>Forgets measurements: they are of no use when the connection is back.</summary>
    public void DropMeasurements()
    {
        lock (_lock)
        {
            while (Remove(waiting => waiting.Qos == MqttQos.AtMostOnce))
            {
                Dropped++;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _available.Dispose();

    private bool Remove(Func<OutgoingMessage, bool> isIt)
    {
        for (LinkedListNode<OutgoingMessage>? node = _waiting.First; node is not null; node = node.Next)
        {
            if (isIt(node.Value))
            {
                _waiting.Remove(node);
                return true;
            }
        }

        return false;
    }
}
