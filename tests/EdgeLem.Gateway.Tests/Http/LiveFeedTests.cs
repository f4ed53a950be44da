using EdgeLem.Gateway.Http;
using EdgeLem.Gateway.Http.Live;
using EdgeLem.Gateway.Tests.Feeders;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Tests.Http;

public sealed class LiveFeedTests
{
    [Fact]
    public void A_phase_that_a_bus_has_not_is_missing_and_does_not_drag_the_range_to_zero()
    {
        Feeder feeder = Lanes.Empty();
        RegisteredNode[] nodes = [new("hut", feeder.BusIndex("spur"), [0], 8_050, 4_600, 400), new("house", feeder.BusIndex("end"), [0, 1, 2], 24_150, 11_000, 620)];
        using var market = new TestMarket(new MarketSetup { Feeder = feeder, Nodes = nodes });
        market.Node("hut").Bid(Lane.EpochS, 4_000, 300_000);
        market.AdvanceTo(Lane.EpochS - 60);
        var feed = new LiveFeed(feeder, new NetworkLimits(), nodes);

        feed.Cleared(market.Recorder.Rounds[0]);

        LiveSnapshot snapshot = feed.State.Snapshot();
        IReadOnlyList<double> spur = snapshot.LatestCheck!.PredictedVoltages.Single(bus => bus.BusId == "spur").VoltagePu;
        Assert.InRange(spur[0], 0.9, 1.1);
        Assert.Equal([double.NaN, double.NaN], spur.Skip(1));
        Assert.InRange(Assert.Single(snapshot.Rounds).LowestVoltagePu, 0.9, 1.1);
        Assert.Empty(snapshot.LatestCheck.Violations);
    }

    [Fact]
    public void Buses_know_their_neighbour_towards_the_source()
    {
        Feeder feeder = Lanes.Empty();

        LiveFeeder map = new LiveFeed(feeder, new NetworkLimits(), []).State.Feeder;

        Assert.Equal([("mv", null), ("lv", "mv"), ("mid", "lv"), ("end", "mid"), ("spur", "end")], map.Buses.Select(bus => (bus.BusId, bus.ParentBusId)));
    }
}
