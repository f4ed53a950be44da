using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Esp32.Link;
using EdgeLem.Node.Esp32.Tests.Fakes;

namespace EdgeLem.Node.Esp32.Tests.Link;

/// <summary>An attempt may take 20 s (NetworkKeeper.AttemptMs); after it come pauses of 1, 2, 5, 10, 30 s with up to a quarter more (ReconnectBackoff).</summary>
public sealed class NetworkKeeperTests
{
    private readonly FakeNetwork _network = new();
    private readonly NetworkSettings _settings = new("village", "hunter22");
    private readonly NetworkKeeper _keeper;
    private long _tickMs;

    public NetworkKeeperTests() => _keeper = new NetworkKeeper(_network, _settings, new Random(3));

    [Fact]
    public void The_first_attempt_is_at_once_and_with_the_credentials()
    {
        _network.LetsIn = true;

        Assert.True(_keeper.Keep(0));

        Assert.Equal(["connect"], _network.Calls);
        Assert.Same(_settings, _network.Settings);
    }

    [Fact]
    public void Credentials_are_given_once_then_those_in_flash_serve_and_every_fourth_attempt_begins_from_nothing()
    {
        RunTo(400_000);

        Assert.Equal(["connect", "reconnect", "reconnect", "reconnect", "reset", "connect", "reconnect", "reconnect", "reconnect", "reset", "connect"], _network.Calls.Take(11));
    }

    /// <summary>The board may be in a network that flash remembers, while the settings name another one.</summary>
    [Fact]
    public void An_address_from_before_the_first_attempt_does_not_spare_it()
    {
        _network.HasAddress = true;
        _network.LetsIn = true;

        Assert.True(_keeper.Keep(0));
        Assert.True(_keeper.Keep(500));

        Assert.Equal(["connect"], _network.Calls);
    }

    [Fact]
    public void While_there_is_an_address_nothing_is_asked_of_the_network()
    {
        _network.LetsIn = true;
        RunTo(3_600_000);

        Assert.Equal(["connect"], _network.Calls);
        Assert.Equal((1, 0), (_keeper.Attempts, _keeper.Losses));
    }

    [Fact]
    public void After_a_loss_it_joins_again_at_once_with_what_is_in_flash()
    {
        _network.LetsIn = true;
        RunTo(60_000);
        _network.HasAddress = false;

        Assert.True(_keeper.Keep(_tickMs));

        Assert.Equal(["connect", "reconnect"], _network.Calls);
    }

    [Fact]
    public void A_loss_is_counted_once_however_long_it_lasts()
    {
        _network.LetsIn = true;
        RunTo(1000);
        Lose();
        RunTo(300_000);
        Assert.Equal(1, _keeper.Losses);

        _network.LetsIn = true;
        RunTo(400_000);
        Lose();
        RunTo(500_000);
        Assert.Equal(2, _keeper.Losses);
    }

    [Fact]
    public void A_network_that_was_never_there_is_no_loss()
    {
        RunTo(300_000);

        Assert.Equal(0, _keeper.Losses);
    }

    [Fact]
    public void Between_two_attempts_there_is_the_attempt_itself_and_a_growing_pause()
    {
        List<long> beginsMs = [];
        while (beginsMs.Count < 7)
        {
            int calls = _keeper.Attempts;
            _keeper.Keep(_tickMs);
            if (_keeper.Attempts > calls)
            {
                beginsMs.Add(_tickMs);
            }

            _tickMs += 10;
        }

        int[] pausesMs = [1000, 2000, 5000, 10000, 30000, 30000];
        for (int i = 0; i < pausesMs.Length; i++)
        {
            Assert.InRange(beginsMs[i + 1] - beginsMs[i] - 20_000, pausesMs[i], pausesMs[i] + (pausesMs[i] / 4) + 10);
        }
    }

    [Fact]
    public void Who_says_joined_without_an_address_is_not_believed()
    {
        _network.Lies = true;

        Assert.False(_keeper.Keep(0));
    }

    [Fact]
    public void It_is_hopeless_after_an_hour_without_an_address_since_the_start()
    {
        Assert.False(_keeper.Keep(0));
        Assert.False(_keeper.Keep(3_599_999));
        Assert.False(_keeper.IsHopeless);

        _keeper.Keep(3_600_000);

        Assert.True(_keeper.IsHopeless);
    }

    [Fact]
    public void It_is_hopeless_an_hour_after_the_loss_and_not_after_the_start()
    {
        _network.LetsIn = true;
        RunTo(7_200_000);
        Lose();
        _keeper.Keep(_tickMs);
        long lostMs = _tickMs;

        _keeper.Keep(lostMs + 3_599_999);
        Assert.False(_keeper.IsHopeless);
        _keeper.Keep(lostMs + 3_600_000);
        Assert.True(_keeper.IsHopeless);
    }

    [Fact]
    public void A_network_that_comes_back_gives_hope_again()
    {
        _keeper.Keep(0);
        _keeper.Keep(4_000_000);
        Assert.True(_keeper.IsHopeless);

        _network.HasAddress = true;
        Assert.True(_keeper.Keep(4_000_500));

        Assert.False(_keeper.IsHopeless);
    }

    private void Lose()
    {
        _network.LetsIn = false;
        _network.HasAddress = false;
    }

    private void RunTo(long endMs)
    {
        for (; _tickMs < endMs; _tickMs += 500)
        {
            _keeper.Keep(_tickMs);
        }
    }
}
