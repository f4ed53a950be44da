using EdgeLem.Node.Esp32.Board;

namespace EdgeLem.Node.Esp32.Tests.Fakes;

/// <summary>A broker connection that does what the test wants, and keeps what it was given.</summary>
internal sealed class FakeSession(BrokerSettings settings, IBrokerListener listener) : IBrokerSession
{
    private int _lastId;

    public BrokerSettings Settings { get; } = settings;

    /// <summary>Who hears of this session; a test speaks through it as the session's threads do.</summary>
    public IBrokerListener Listener { get; } = listener;

    public bool Accepts { get; set; } = true;

    /// <summary>Grants or refuses at once; null leaves the subscription without an answer.</summary>
    public bool? Grants { get; set; } = true;

    /// <summary>Confirms or gives up each message of QoS 1 at once; null leaves its fate open.</summary>
    public bool? Confirms { get; set; } = true;

    public bool TakesMessages { get; set; } = true;

    public bool TakesSubscriptions { get; set; } = true;

    /// <summary>What happens while the session connects, such as time that passes.</summary>
    public Action WhileConnecting { get; set; } = () => { };

    public bool IsConnected { get; set; }

    public string Problem { get; private set; } = "";

    public int Connects { get; private set; }

    public int Closes { get; private set; }

    public string[] Topics { get; private set; } = [];

    public List<SentMessage> Messages { get; } = [];

    public bool Connect()
    {
        Connects++;
        WhileConnecting();
        IsConnected = Accepts;
        Problem = Accepts ? "" : "not accepted";
        return Accepts;
    }

    public bool Subscribe(string[] topics)
    {
        Topics = topics;
        if (TakesSubscriptions && Grants is { } isGranted)
        {
            Listener.OnSubscribed(isGranted);
        }

        return TakesSubscriptions;
    }

    public int Publish(string topic, byte[] payload, int qos, bool retain)
    {
        if (!TakesMessages)
        {
            return -1;
        }

        int id = ++_lastId;
        Messages.Add(new SentMessage(id, topic, payload, qos, retain));
        if (qos > 0 && Confirms is { } isPublished)
        {
            Listener.OnPublished(id, isPublished);
        }

        return id;
    }

    public void Close()
    {
        Closes++;
        IsConnected = false;
    }
}

/// <summary>One message that the session was given.</summary>
internal sealed record SentMessage(int Id, string Topic, byte[] Payload, int Qos, bool Retain)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Payload);
}
