namespace EdgeLem.Node.Esp32.Tests.Link;

/// <summary>Answer time 15 s and pauses of 1, 2, 5, 10, 30 s with up to a quarter more: BrokerKeeper.AnswerMs and ReconnectBackoff.</summary>
public sealed class BrokerKeeperTests
{
    private static readonly int[] PausesMs = [1000, 2000, 5000, 10000, 30000, 30000];

    private readonly BrokerBench _bench = new();

    [Fact]
    public void The_gateway_is_reached_when_the_subscription_is_granted_and_not_before()
    {
        _bench.Board.Prepare = session => session.Grants = null;
        _bench.Settle();
        Assert.False(_bench.Inbox.IsConnected);

        _bench.Session.Listener.OnSubscribed(true);
        _bench.Settle();

        Assert.True(_bench.Inbox.IsConnected);
        Assert.Equal(["edgelem/v1/village/home-01/reply", "edgelem/v1/village/market/#"], _bench.Session.Topics);
        Assert.Equal((1, 0, ""), (_bench.Keeper.Connections, _bench.Keeper.Failures, _bench.Keeper.Problem));
    }

    [Fact]
    public void Nothing_is_sent_before_the_subscription_is_granted()
    {
        _bench.Board.Prepare = session => session.Grants = null;
        _bench.Publish("energy", "1");

        _bench.Settle();

        Assert.Empty(_bench.Session.Messages);
    }

    [Fact]
    public void A_refused_connection_is_closed_and_told()
    {
        _bench.Board.Prepare = session => session.Accepts = false;

        _bench.Settle();

        Assert.Equal(1, _bench.Session.Closes);
        Assert.Equal("not accepted", _bench.Keeper.Problem);
        Assert.Equal(0, _bench.Inbox.Connections);
    }

    [Fact]
    public void A_refused_subscription_names_the_node_and_what_to_do()
    {
        _bench.Board.Prepare = session => session.Grants = false;

        _bench.Settle();

        Assert.Equal("the broker refuses node 'home-01' a subscription; register it at the gateway", _bench.Keeper.Problem);
        Assert.Equal((1, false), (_bench.Session.Closes, _bench.Inbox.IsConnected));
    }

    [Fact]
    public void A_subscription_that_cannot_be_asked_for_ends_the_connection()
    {
        _bench.Board.Prepare = session => session.TakesSubscriptions = false;

        _bench.Settle();

        Assert.Equal("subscribing failed", _bench.Keeper.Problem);
        Assert.Equal(1, _bench.Session.Closes);
    }

    [Fact]
    public void A_subscription_without_an_answer_is_given_up_after_fifteen_seconds()
    {
        _bench.Board.Prepare = session => session.Grants = null;
        _bench.Settle();

        _bench.Board.Clock.Pass(14_999);
        _bench.Settle();
        Assert.Equal(0, _bench.Session.Closes);
        _bench.Board.Clock.Pass(1);
        _bench.Settle();

        Assert.Equal((1, "no answer to the subscription"), (_bench.Session.Closes, _bench.Keeper.Problem));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(42)]
    public void Pauses_grow_from_one_to_thirty_seconds_with_at_most_a_quarter_more(int seed)
    {
        var bench = new BrokerBench(seed);
        bench.Board.Prepare = session => session.Accepts = false;
        bench.Keeper.Keep(0);

        foreach (int pauseMs in PausesMs)
        {
            Assert.InRange(bench.AwaitNextSession(), pauseMs, pauseMs + (pauseMs / 4) + 10);
        }

        Assert.Equal(PausesMs.Length + 1, bench.Keeper.Failures);
    }

    [Fact]
    public void Two_nodes_of_a_street_do_not_come_back_in_one_moment()
    {
        long[] waitsMs = [.. Enumerable.Range(1, 20).Select(FirstPauseMs)];

        Assert.True(waitsMs.Distinct().Count() > 10, string.Join(' ', waitsMs));

        static long FirstPauseMs(int seed)
        {
            var bench = new BrokerBench(seed);
            bench.Board.Prepare = session => session.Accepts = false;
            bench.Keeper.Keep(0);
            return bench.AwaitNextSession();
        }
    }

    /// <summary>Connecting to a host that is gone takes 30 s; the pause of 1 s comes after them and is not used up by them.</summary>
    [Fact]
    public void The_pause_begins_when_the_attempt_has_ended()
    {
        _bench.Board.Prepare = session =>
        {
            session.Accepts = false;
            session.WhileConnecting = () => _bench.Board.Clock.Pass(30_000);
        };
        _bench.Keeper.Keep(0);
        Assert.Equal(30_000, _bench.Board.Clock.TickMs);

        _bench.Keeper.Keep(30_000);
        _bench.Keeper.Keep(30_999);

        Assert.Single(_bench.Sessions);
    }

    [Fact]
    public void The_pauses_begin_anew_once_the_gateway_was_reached()
    {
        _bench.Board.Prepare = session => session.Accepts = _bench.Sessions.Count >= 4;
        _bench.Keeper.Keep(0);
        for (int i = 0; i < 4; i++)
        {
            _bench.AwaitNextSession();
        }

        _bench.Online();
        _bench.Session.IsConnected = false;
        _bench.Settle();

        Assert.InRange(_bench.AwaitNextSession(), 1000, 1260);
    }

    [Fact]
    public void A_callback_never_makes_a_connection()
    {
        _bench.Online();
        _bench.Session.Listener.OnClosed();
        Assert.Single(_bench.Sessions);
        Assert.True(_bench.Wake.WaitOne(0)); // it only wakes the owner

        _bench.Settle();

        Assert.Equal((1, "the connection was closed"), (_bench.Sessions[0].Closes, _bench.Keeper.Problem));
        Assert.False(_bench.Inbox.IsConnected);
    }

    [Fact]
    public void Every_connection_is_a_session_of_its_own_which_is_used_once()
    {
        _bench.Online();
        for (int i = 0; i < 3; i++)
        {
            _bench.Session.IsConnected = false;
            _bench.Settle();
            _bench.AwaitNextSession();
            _bench.Settle();
        }

        Assert.Equal(4, _bench.Sessions.Distinct().Count());
        Assert.All(_bench.Sessions, session => Assert.Equal(1, session.Connects));
        Assert.All(_bench.Sessions.Take(3), session => Assert.Equal(1, session.Closes));
        Assert.Equal((4, 4), (_bench.Keeper.Connections, _bench.Inbox.Connections));
    }

    [Fact]
    public void Messages_of_a_session_go_to_the_inbox()
    {
        _bench.Online();

        _bench.Session.Listener.OnMessage("edgelem/v1/village/market/gate", [1, 2]);

        Assert.True(_bench.Inbox.TryTake(out string topic, out byte[] payload));
        Assert.Equal(("edgelem/v1/village/market/gate", 2), (topic, payload.Length));
    }

    [Fact]
    public void A_network_that_is_gone_ends_the_connection_once()
    {
        _bench.Online();

        _bench.Keeper.Drop();
        _bench.Keeper.Drop();

        Assert.Equal((1, 1, "the network is gone"), (_bench.Session.Closes, _bench.Keeper.Failures, _bench.Keeper.Problem));
        Assert.False(_bench.Inbox.IsConnected);
    }

    [Fact]
    public void The_password_is_told_to_nobody()
    {
        _bench.Board.Prepare = session => session.Accepts = _bench.Sessions.Count > 0;
        _bench.Keeper.Keep(0);
        _bench.AwaitNextSession();
        _bench.Online();
        _bench.Keeper.Drop();

        Assert.NotEmpty(_bench.Board.Lines);
        Assert.DoesNotContain(_bench.Board.Lines, line => line.Contains("hunter22", StringComparison.Ordinal));
    }
}
