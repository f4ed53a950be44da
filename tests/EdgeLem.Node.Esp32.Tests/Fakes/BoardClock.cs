using EdgeLem.Node.Esp32.Board;

namespace EdgeLem.Node.Esp32.Tests.Fakes;

/// <summary>Two clocks that stand until a test moves them.</summary>
internal sealed class BoardClock : IBoardClock
{
    /// <summary>2027-01-15 08:00:00 UTC: 900 x 2 000 000 s, as in the tests of the node.</summary>
    public const long KnownUtcMs = 1_800_000_000_000;

    private long _utcMs;

    public long TickMs { get; set; }

    public long UtcMs
    {
        get
        {
            long utcMs = _utcMs;
            if (Interruptions.Count > 0)
            {
                Pass(Interruptions.Dequeue());
                utcMs = _utcMs;
            }

            return utcMs;
        }
        set => _utcMs = value;
    }

    /// <summary>How long, in ms, another thread runs before the time of day is read, for each of the next readings.</summary>
    public Queue<long> Interruptions { get; } = new();

    public List<string> TimeServers { get; } = [];

    public bool CanAsk { get; set; } = true;

    public bool StartNetworkTime(string server)
    {
        TimeServers.Add(server);
        return CanAsk;
    }

    /// <summary>Both clocks run on.</summary>
    public BoardClock Pass(long ms)
    {
        TickMs += ms;
        _utcMs += ms;
        return this;
    }
}
