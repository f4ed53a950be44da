using EdgeLem.Contracts;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Tests.Dispatching;

public sealed class ConnectionSensitivityTests
{
    /// <summary>Oracle: two power flows, 1 kW apart around no load; every phase of the connection takes its share.</summary>
    [Fact]
    public void The_published_fall_is_that_of_the_power_flow()
    {
        Feeder feeder = Lane.Feeder();
        IReadOnlyList<RegisteredNode> nodes = [.. Lane.Nodes(feeder).Select(node => node with { Bidding = new BiddingConfig { Strategy = BiddingNames.Adaptive } })];
        using var market = new TestMarket(new MarketSetup { Feeder = feeder, Nodes = nodes });

        foreach (RegisteredNode node in nodes)
        {
            BiddingConfig published = market.Node(node.NodeId).Configs[0].Bidding!;
            double fallV = MeanV(feeder, node, -500) - MeanV(feeder, node, 500);

            Assert.Equal(BiddingNames.Adaptive, published.Strategy);
            Assert.True(fallV > 0.01);
            Assert.Equal(fallV, published.VoltageFallVPerKw, 1e-3 * fallV);
        }
    }

    [Fact]
    public void Nodes_that_bid_by_default_get_no_bidding_part()
    {
        using var market = new TestMarket();

        Assert.Null(market.A.Configs[0].Bidding);
    }

    private static double MeanV(Feeder feeder, RegisteredNode node, double powerW)
    {
        var powers = new BusPowers(feeder);
        foreach (int phase in node.Phases)
        {
            powers.Add(node.BusIndex, phase, powerW / node.Phases.Count, 0);
        }

        PowerFlowResult flow = new PowerFlowSolver(feeder).Solve(powers);
        return node.Phases.Average(phase => flow.VoltageV(node.BusIndex, phase).Magnitude);
    }
}
