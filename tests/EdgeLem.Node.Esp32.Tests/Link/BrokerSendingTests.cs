namespace EdgeLem.Node.Esp32.Tests.Link;

/// <summary>What waits leaves in order, and a message of QoS 1 leaves the queue only when the broker has it.</summary>
public sealed class BrokerSendingTests
{
    private readonly BrokerBench _bench = new();

    [Fact]
    public void What_waits_is_sent_in_order_when_the_gateway_is_reached()
    {
        _bench.Publish("energy", "1");
        _bench.Publish("orders", "2");
        _bench.Publish("measurement", "3", qos: 0);

        _bench.Online();

        Assert.Equal(["1", "2", "3"], _bench.Session.Messages.Select(m => m.Text));
        Assert.Equal([1, 1, 0], _bench.Session.Messages.Select(m => m.Qos));
        Assert.Equal((3, 0), (_bench.Keeper.Sent, _bench.Queue.Count));
    }

    [Fact]
    public void Topic_and_retain_flag_are_those_of_the_message()
    {
        _bench.Queue.Publish("edgelem/v1/village/home-01/state", [7], 1, 1, true);

        _bench.Online();

        Assert.Equal(("edgelem/v1/village/home-01/state", true), (_bench.Session.Messages[0].Topic, _bench.Session.Messages[0].Retain));
    }

    [Fact]
    public void One_message_of_QoS_1_is_under_way_and_stays_in_the_queue_until_it_is_confirmed()
    {
        _bench.Board.Prepare = session => session.Confirms = null;
        _bench.Publish("energy", "1");
        _bench.Publish("energy", "2");
        _bench.Online();

        Assert.Single(_bench.Session.Messages);
        Assert.Equal((2, 0), (_bench.Queue.Count, _bench.Keeper.Sent));

        _bench.Session.Listener.OnPublished(_bench.Session.Messages[0].Id, true);
        _bench.Settle();

        Assert.Equal(["1", "2"], _bench.Session.Messages.Select(m => m.Text));
        Assert.Equal((1, 1), (_bench.Queue.Count, _bench.Keeper.Sent));
    }

    [Fact]
    public void The_confirmation_of_another_message_confirms_nothing()
    {
        _bench.Board.Prepare = session => session.Confirms = null;
        _bench.Publish("energy", "1");
        _bench.Online();

        _bench.Session.Listener.OnPublished(_bench.Session.Messages[0].Id + 1, true);
        _bench.Settle();

        Assert.Equal((1, 0), (_bench.Queue.Count, _bench.Keeper.Sent));
    }

    /// <summary>The client tells of messages of QoS 0 as well, and late; that must not hide a confirmation that came before.</summary>
    [Fact]
    public void A_confirmation_is_not_hidden_by_word_of_another_message_after_it()
    {
        _bench.Board.Prepare = session => session.Confirms = null;
        _bench.Publish("energy", "1");
        _bench.Online();
        int id = _bench.Session.Messages[0].Id;

        _bench.Session.Listener.OnPublished(id, true);
        _bench.Session.Listener.OnPublished(id + 100, true);
        _bench.Settle();

        Assert.Equal((0, 1), (_bench.Queue.Count, _bench.Keeper.Sent));
    }

    [Fact]
    public void A_message_that_the_broker_did_not_take_is_sent_again_first_over_the_next_session()
    {
        _bench.Board.Prepare = session => session.Confirms = _bench.Sessions.Count == 0 ? false : true;
        _bench.Publish("energy", "1");
        _bench.Publish("energy", "2");
        _bench.Settle();
        Assert.Equal("the broker did not take a message", _bench.Keeper.Problem);
        Assert.Equal(["1"], _bench.Sessions[0].Messages.Select(m => m.Text));

        _bench.AwaitNextSession();
        _bench.Online();

        Assert.Equal(["1", "2"], _bench.Session.Messages.Select(m => m.Text));
        Assert.Equal(0, _bench.Queue.Count);
    }

    [Fact]
    public void Without_a_confirmation_for_fifteen_seconds_the_connection_is_given_up_and_the_message_kept()
    {
        _bench.Board.Prepare = session => session.Confirms = null;
        _bench.Publish("energy", "1");
        _bench.Online();

        _bench.Board.Clock.Pass(14_999);
        _bench.Settle();
        Assert.True(_bench.Inbox.IsConnected);
        _bench.Board.Clock.Pass(1);
        _bench.Settle();

        Assert.Equal((1, "the broker does not confirm"), (_bench.Session.Closes, _bench.Keeper.Problem));
        Assert.Equal((false, 1), (_bench.Inbox.IsConnected, _bench.Queue.Count));
    }

    [Fact]
    public void A_message_that_was_under_way_when_the_connection_was_lost_is_sent_again_in_its_place()
    {
        _bench.Board.Prepare = session => session.Confirms = _bench.Sessions.Count == 0 ? null : true;
        _bench.Publish("energy", "1");
        _bench.Publish("energy", "2");
        _bench.Online();
        _bench.Session.IsConnected = false;
        _bench.Settle();

        _bench.AwaitNextSession();
        _bench.Online();

        Assert.Equal(["1", "2"], _bench.Session.Messages.Select(m => m.Text));
    }

    [Fact]
    public void Late_words_of_a_dead_session_say_nothing_about_the_next_one()
    {
        _bench.Board.Prepare = session => session.Confirms = null;
        _bench.Publish("energy", "1");
        _bench.Online();
        Fakes.FakeSession dead = _bench.Session;
        dead.IsConnected = false;
        _bench.Settle();
        _bench.AwaitNextSession();
        _bench.Online();
        Assert.Equal(dead.Messages[0].Id, _bench.Session.Messages[0].Id); // packet ids begin anew with each client

        dead.Listener.OnPublished(dead.Messages[0].Id, true);
        dead.Listener.OnSubscribed(false);
        dead.Listener.OnClosed();
        _bench.Settle();

        Assert.True(_bench.Inbox.IsConnected);
        Assert.Equal((1, 0, 0), (_bench.Queue.Count, _bench.Keeper.Sent, _bench.Session.Closes));
    }

    [Fact]
    public void Late_words_of_a_dead_session_do_not_answer_the_subscription_of_the_next_one()
    {
        _bench.Board.Prepare = session => session.Grants = null;
        _bench.Settle();
        Fakes.FakeSession dead = _bench.Session;
        dead.Listener.OnClosed();
        _bench.Settle();
        _bench.AwaitNextSession();

        dead.Listener.OnSubscribed(true);
        _bench.Settle();

        Assert.False(_bench.Inbox.IsConnected);
    }

    [Fact]
    public void A_client_that_takes_no_message_is_replaced()
    {
        _bench.Board.Prepare = session => session.TakesMessages = _bench.Sessions.Count > 0;
        _bench.Publish("energy", "1");
        _bench.Settle();
        Assert.Equal((1, "the client takes no message"), (_bench.Session.Closes, _bench.Keeper.Problem));

        _bench.AwaitNextSession();
        _bench.Online();

        Assert.Equal(["1"], _bench.Session.Messages.Select(m => m.Text));
    }

    [Fact]
    public void Measurements_are_forgotten_with_the_connection_and_energy_is_not()
    {
        _bench.Online();
        _bench.Session.IsConnected = false;
        _bench.Publish("measurement", "1", qos: 0);
        _bench.Publish("energy", "2");

        _bench.Settle();

        Assert.Equal((1, 1), (_bench.Queue.Count, _bench.Queue.Dropped));
    }

    [Fact]
    public void A_message_that_was_replaced_while_under_way_follows_in_its_newest_form()
    {
        _bench.Board.Prepare = session => session.Confirms = null;
        _bench.Queue.Publish("a/state", [1], 1, 1, true);
        _bench.Online();
        _bench.Queue.Publish("a/state", [2], 1, 1, true);

        _bench.Session.Listener.OnPublished(_bench.Session.Messages[0].Id, true);
        _bench.Settle();

        Assert.Equal([1, 2], _bench.Session.Messages.Select(m => (int)m.Payload[0]));
        Assert.Equal(1, _bench.Queue.Count);
    }

    /// <summary>Random losses at every stage: each message of QoS 1 arrives at least once, and the first arrivals are in order.</summary>
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Over_any_number_of_lost_connections_nothing_is_lost_and_the_order_holds(int seed)
    {
        var random = new Random(seed);
        _bench.Board.Prepare = session =>
        {
            session.Accepts = random.Next(3) > 0;
            session.Grants = random.Next(4) == 0 ? null : true;
            session.Confirms = random.Next(3) == 0 ? null : random.Next(4) > 0;
        };
        for (int i = 0; i < 20; i++)
        {
            _bench.Publish("energy", $"{i}");
        }

        for (int step = 0; step < 200_000 && _bench.Queue.Count > 0; step++)
        {
            _bench.Keeper.Keep(_bench.Board.Clock.Pass(100).TickMs);
            if (random.Next(10) == 0)
            {
                _bench.Session.IsConnected = false;
            }
        }

        string[] arrived = [.. _bench.Sessions.SelectMany(session => session.Messages).Select(m => m.Text).Distinct()];
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}"), arrived);
        Assert.True(_bench.Sessions.Count > 3, $"seed {seed}: {_bench.Sessions.Count} sessions are too few to prove anything");
        Assert.Equal((0, 20), (_bench.Queue.Count, _bench.Keeper.Sent));
    }
}
