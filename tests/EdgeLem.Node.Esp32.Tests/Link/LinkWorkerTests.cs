using EdgeLem.Node.Esp32.Link;
using EdgeLem.Node.Esp32.Settings;
using EdgeLem.Node.Esp32.Tests.Fakes;
using EdgeLem.Node.Esp32.Time;

namespace EdgeLem.Node.Esp32.Tests.Link;

public sealed class LinkWorkerTests
{
    private readonly BrokerBench _bench = new();
    private readonly ScriptedWorker _bus = new();
    private readonly DeviceConfiguration _settings = new() { TimeServer = "ntp.village" };
    private readonly LinkWorker _worker;

    public LinkWorkerTests()
    {
        _bench.Board.Network.LetsIn = true;
        var network = new NetworkKeeper(_bench.Board.Network, _settings.Network, new Random(5));
        _worker = new LinkWorker(_bench.Board, _bus, new LinkKeepers(network, _bench.Keeper), _settings);
    }

    [Fact]
    public void The_network_waits_for_the_first_cycle_of_the_bus()
    {
        _worker.Work();
        Assert.Empty(_bench.Board.Network.Calls);

        _bus.Progress = 1;
        _worker.Work();

        Assert.Equal(["connect"], _bench.Board.Network.Calls);
    }

    [Fact]
    public void A_bus_that_never_ends_a_cycle_keeps_the_network_waiting_for_fifteen_seconds_only()
    {
        _bench.Board.Clock.TickMs = 14_999;
        _worker.Work();
        Assert.Empty(_bench.Board.Network.Calls);

        _bench.Board.Clock.TickMs = 15_000;
        _worker.Work();

        Assert.Single(_bench.Board.Network.Calls);
    }

    [Fact]
    public void The_time_is_asked_for_once_there_is_a_network_until_the_board_takes_the_question()
    {
        _bus.Progress = 1;
        _bench.Board.Clock.CanAsk = false;
        Work(3);
        Assert.Equal(3, _bench.Board.Clock.TimeServers.Count);

        _bench.Board.Clock.CanAsk = true;
        Work(5);

        Assert.Equal(["ntp.village"], _bench.Board.Clock.TimeServers.Distinct());
        Assert.Equal(4, _bench.Board.Clock.TimeServers.Count);
    }

    [Fact]
    public void Without_encryption_the_broker_does_not_wait_for_the_time()
    {
        _bus.Progress = 1;

        Work(2);

        Assert.Single(_bench.Sessions);
    }

    [Fact]
    public void With_encryption_the_broker_waits_for_the_time_because_certificates_have_dates()
    {
        _bus.Progress = 1;
        _settings.Broker.Tls = true;
        _bench.Board.Clock.UtcMs = DeviceClock.EarliestUtcMs - 1;
        Work(5);
        Assert.Empty(_bench.Sessions);

        _bench.Board.Clock.UtcMs = DeviceClock.EarliestUtcMs;
        Work(1);

        Assert.Single(_bench.Sessions);
    }

    [Fact]
    public void Without_a_network_the_broker_is_given_up()
    {
        _bus.Progress = 1;
        Work(5);
        Assert.True(_bench.Inbox.IsConnected);
        _bench.Board.Network.LetsIn = false;
        _bench.Board.Network.HasAddress = false;

        Work(1);

        Assert.Equal((false, 1, "the network is gone"), (_bench.Inbox.IsConnected, _bench.Session.Closes, _bench.Keeper.Problem));
    }

    [Fact]
    public void Every_step_is_progress_also_one_that_waits()
    {
        Work(3);

        Assert.Equal(3, _worker.Progress);
    }

    private void Work(int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            _worker.Work();
        }
    }
}
