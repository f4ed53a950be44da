using System.Text;
using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Esp32.Bus;
using EdgeLem.Node.Esp32.Link;
using EdgeLem.Node.Esp32.Tests.Fakes;

namespace EdgeLem.Node.Esp32.Tests.Link;

/// <summary>A keeper with its queue, its inbox and sessions that do what a test wants.</summary>
internal sealed class BrokerBench
{
    public BrokerBench(int seed = 1)
    {
        Queue = new OutgoingMessages(Wake);
        Inbox = new Inbox(new AutoResetEvent(false));
        var settings = new BrokerSettings { Host = "gateway", ClientId = "home-01", Password = "hunter22" };
        Keeper = new BrokerKeeper(Board, settings, ["edgelem/v1/village/home-01/reply", "edgelem/v1/village/market/#"], new LinkMail(Queue, Inbox, Wake, new Random(seed)));
    }

    public FakeBoard Board { get; } = new();

    public AutoResetEvent Wake { get; } = new(false);

    public OutgoingMessages Queue { get; }

    public Inbox Inbox { get; }

    public BrokerKeeper Keeper { get; }

    public List<FakeSession> Sessions => Board.Sessions;

    public FakeSession Session => Sessions[^1];

    /// <summary>Takes steps without letting time pass until one of them wants to rest.</summary>
    public int Settle()
    {
        int restMs = 0;
        for (int step = 0; step < 100 && restMs == 0; step++)
        {
            restMs = Keeper.Keep(Board.Clock.TickMs);
        }

        Assert.True(restMs > 0, "A keeper with nothing to do must rest.");
        return restMs;
    }

    public BrokerBench Online()
    {
        Settle();
        Assert.True(Inbox.IsConnected);
        return this;
    }

    /// <summary>Lets time pass until the keeper makes another session.</summary>
    /// <returns>How long it took, ms.</returns>
    public long AwaitNextSession()
    {
        int sessions = Sessions.Count;
        long beganMs = Board.Clock.TickMs;
        while (Sessions.Count == sessions && Board.Clock.TickMs - beganMs < 120_000)
        {
            Board.Clock.Pass(10);
            Keeper.Keep(Board.Clock.TickMs);
        }

        return Board.Clock.TickMs - beganMs;
    }

    public void Publish(string leaf, string payload, int qos = 1)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(payload);
        Queue.Publish("edgelem/v1/village/home-01/" + leaf, bytes, bytes.Length, qos, false);
    }
}
