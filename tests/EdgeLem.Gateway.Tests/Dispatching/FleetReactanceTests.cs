using EdgeLem.Gateway.Dispatching;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Tests.Dispatching;

public sealed class FleetReactanceTests
{
    private static readonly Feeder Feeder = Lane.Feeder();

    /// <summary>Oracle: difference quotient of the power flow without load, each inverter alone, in magnitudes.</summary>
    [Fact]
    public void It_is_the_sum_of_what_each_inverter_does_to_the_nodes_voltage()
    {
        RegisteredNode[] nodes = [.. Lane.Nodes(Feeder).Select(node => node with { InverterRatedVa = node.Phases.Count == 3 ? 10_000 : 5_000 })];

        IReadOnlyList<RegisteredNode> published = FleetReactance.Publish(nodes, Feeder, 230);

        for (int i = 0; i < nodes.Length; i++)
        {
            double expected = nodes[i].Phases.Max(phase => nodes.Sum(inverter => Math.Abs(VoltPerVar((nodes[i].BusIndex, phase), inverter)) * inverter.InverterRatedVa)) / 230;
            Assert.Equal(expected, published[i].FleetReactancePu, expected * 1e-3);
        }
    }

    [Fact]
    public void The_end_of_the_lane_answers_more_than_its_middle_and_twice_the_fleet_twice_as_much()
    {
        IReadOnlyList<RegisteredNode> once = FleetReactance.Publish([.. Lane.Nodes(Feeder).Select(node => node with { InverterRatedVa = 5_000 })], Feeder, 230);
        IReadOnlyList<RegisteredNode> twice = FleetReactance.Publish([.. Lane.Nodes(Feeder).Select(node => node with { InverterRatedVa = 10_000 })], Feeder, 230);

        Assert.True(once[1].FleetReactancePu > once[0].FleetReactancePu && once[0].FleetReactancePu > 0);
        Assert.All(once.Zip(twice), pair => Assert.Equal(2 * pair.First.FleetReactancePu, pair.Second.FleetReactancePu, 1e-12));
    }

    [Fact]
    public void Without_inverters_there_is_none() =>
        Assert.All(FleetReactance.Publish(Lane.Nodes(Feeder), Feeder, 230), node => Assert.Equal(0, node.FleetReactancePu));

    private static double VoltPerVar((int Bus, int Phase) watched, RegisteredNode inverter)
    {
        const double StepVar = 100;
        return (Voltage(watched, inverter, StepVar) - Voltage(watched, inverter, -StepVar)) / (2 * StepVar);
    }

    private static double Voltage((int Bus, int Phase) watched, RegisteredNode inverter, double reactiveVar)
    {
        var powers = new BusPowers(Feeder);
        foreach (int phase in inverter.Phases)
        {
            powers.Add(inverter.BusIndex, phase, 0, reactiveVar / inverter.Phases.Count);
        }

        PowerFlowResult flow = new PowerFlowSolver(Feeder, new PowerFlowOptions { TolerancePu = 1e-12 }).Solve(powers);
        return flow.VoltageV(watched.Bus, watched.Phase).Magnitude;
    }
}
