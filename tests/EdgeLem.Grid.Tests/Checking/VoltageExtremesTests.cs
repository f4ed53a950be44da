namespace EdgeLem.Grid.Tests;

/// <summary>Voltages looked at by squares, against plain magnitudes of every bus.</summary>
public sealed class VoltageExtremesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void They_are_those_of_all_magnitudes_to_the_last_bit(int seed)
    {
        PowerFlowResult flow = FlowOf(seed);
        double[] voltages = [.. PointsOf(flow).Select(point => flow.VoltagePu(point.Bus, point.Phase))];
        double[] unbalances = [.. ThreePhaseBuses(flow).Select(bus => VoltageUnbalance.Of(flow, bus).VufPercent)];

        var found = VoltageExtremes.Of(flow);

        Assert.Equal((voltages.Min(), voltages.Max()), (found.LowestPu, found.HighestPu));
        Assert.Equal(unbalances.DefaultIfEmpty(0).Max(), found.UnbalanceFactorPercent, 1e-9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public void A_limit_at_a_voltage_is_kept_and_the_next_number_is_not(int seed)
    {
        PowerFlowResult flow = FlowOf(seed);
        double[] voltages = [.. PointsOf(flow).Select(point => flow.VoltagePu(point.Bus, point.Phase))];
        foreach (double bound in voltages.Where(voltage => voltage is > 0.5 and < 1))
        {
            Assert.Equal(voltages.Count(voltage => voltage < bound), Undervoltages(flow, bound));
            Assert.Equal(voltages.Count(voltage => voltage <= bound), Undervoltages(flow, Math.BitIncrement(bound)));
        }

        double highest = voltages.Max();
        var limits = new NetworkLimits { MinVoltagePu = 0.5, MaxVoltagePu = Math.Max(1, highest) };
        Assert.DoesNotContain(new NetworkCheck(flow.Feeder, limits).Check(flow), item => item.Kind == ViolationKind.Overvoltage);
    }

    [Fact]
    public void Every_violation_says_where_its_element_is_in_the_feeder()
    {
        PowerFlowResult flow = FlowOf(6);
        IReadOnlyList<Violation> found = new NetworkCheck(flow.Feeder, new NetworkLimits { MinVoltagePu = 1, MaxVoltagePu = 1, MaxLineLoading = 0.01, MaxVoltageUnbalancePercent = 0.01 }).Check(flow);

        Assert.NotEmpty(found);
        Assert.All(found, item => Assert.Equal(item.ElementId, item.Kind switch
        {
            ViolationKind.LineOvercurrent => flow.Feeder.Lines[item.ElementIndex].Id,
            ViolationKind.SwitchOvercurrent => flow.Feeder.Switches[item.ElementIndex].Id,
            ViolationKind.TransformerOvercurrent => flow.Feeder.Transformers[item.ElementIndex].Id,
            _ => flow.Feeder.Buses[item.ElementIndex].Id,
        }));
    }

    private static int Undervoltages(PowerFlowResult flow, double bound) =>
        new NetworkCheck(flow.Feeder, new NetworkLimits { MinVoltagePu = bound, MaxVoltagePu = 1.5 }).Check(flow).Count(item => item.Kind == ViolationKind.Undervoltage);

    private static PowerFlowResult FlowOf(int seed)
    {
        Feeder feeder = GeneratedRadials.Of(seed);
        var powers = new BusPowers(feeder);
        GeneratedRadials.Powers(feeder, new Random(seed)).ForEach(power => powers.Add(power.Point.Bus, power.Point.Phase, power.PowerW, power.ReactivePowerVar));
        PowerFlowResult flow = new PowerFlowSolver(feeder).Solve(powers);
        Assert.True(flow.Converged, flow.FailureReason);
        return flow;
    }

    private static IEnumerable<PhasePoint> PointsOf(PowerFlowResult flow) =>
        from bus in Enumerable.Range(0, flow.Feeder.Buses.Count)
        where !flow.Feeder.IsSourceBus(bus)
        from phase in Enumerable.Range(0, PhaseNames.Count)
        where flow.HasPhase(bus, phase)
        select new PhasePoint(bus, phase);

    private static IEnumerable<int> ThreePhaseBuses(PowerFlowResult flow) =>
        PointsOf(flow).GroupBy(point => point.Bus).Where(group => group.Count() == PhaseNames.Count).Select(group => group.Key);
}
