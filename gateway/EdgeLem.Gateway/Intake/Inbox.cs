using EdgeLem.Contracts;
using EdgeLem.Gateway.Links;

namespace EdgeLem.Gateway.Intake;

/// <summary>
/// Where transports put messages and the round loop takes them, in an order that depends only on market time and senders.
/// Thread-safe. What one sender can put in per second of market time is limited; the excess is kept only as a count.
/// </summary>
/// <param name="time">The market clock.</param>
public sealed class Inbox(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _usedInSecond = new(StringComparer.Ordinal);
    private List<ArrivedMessage> _messages = [];
    private long _second;

    /// <summary>Messages received since the start.</summary>
    public long Received { get; private set; }

    /// <summary>Takes over one message.</summary>
    /// <param name="message">The message; its payload must not change any more.</param>
    public void Put(InboundMessage message)
    {
        long arrivalS = time.GetUtcNow().ToUnixTimeSeconds();
        lock (_gate)
        {
            Received++;
            int used = Use(message.Sender, arrivalS);
            if (used <= MessageLimits.MostMessagesPerSecond + 1)
            {
                // The first message over the limit is kept, so that the sender gets one answer and not thousands.
                bool isOverLimit = used > MessageLimits.MostMessagesPerSecond;
                _messages.Add(new ArrivedMessage(arrivalS, Received, message, isOverLimit));
            }
        }
    }

    /// <summary>Takes out everything that has arrived, in the order of handling.</summary>
    internal List<ArrivedMessage> Drain()
    {
        List<ArrivedMessage> drained;
        lock (_gate)
        {
            drained = _messages;
            _messages = [];
        }

        drained.Sort();
        return drained;
    }

    private int Use(string sender, long second)
    {
        if (second != _second)
        {
            // Forgotten every second, so that clients with ever new ids cannot fill the memory.
            _second = second;
            _usedInSecond.Clear();
        }

        return _usedInSecond[sender] = _usedInSecond.GetValueOrDefault(sender) + 1;
    }
}
