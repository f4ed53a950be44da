using EdgeLem.Grid;

namespace EdgeLem.Gateway.Tests.Network.Ieee;

/// <summary>That the two test feeders were entered as published: the solution of OpenDSS for its own scripts of them.</summary>
public sealed class IeeeFeederTests(ITestOutputHelper output)
{
    /// <summary>Lowest and highest voltage to earth and losses of OpenDSS (electricdss-tst, 37Bus/ieee37.dss and 123Bus/IEEE123Master.dss), to their last printed digit.</summary>
    [Theory]
    [InlineData(37, 0.87103, 1.02463, 152_341)]
    [InlineData(123, 0.97921, 1.04996, 95_977)]
    public void The_feeder_has_the_reference_solution(int buses, double lowestPu, double highestPu, double lossesW)
    {
        Feeder feeder = buses == 37 ? Ieee37.Build() : Ieee123.Build();
        var powers = new BusPowers(feeder);
        powers.UseLoads();
        PowerFlowResult flow = new PowerFlowSolver(feeder).Solve(powers);
        double[] voltages = [.. Enumerable.Range(0, feeder.Buses.Count).SelectMany(bus => Enumerable.Range(0, 3).Where(phase => flow.HasPhase(bus, phase)).Select(phase => flow.VoltagePu(bus, phase)))];
        output.WriteLine($"{voltages.Min():F6} {voltages.Max():F6} {flow.LossesW:F1} W, taps {string.Join(", ", flow.Taps)}");
        Assert.Equal(lowestPu, voltages.Min(), 1e-5);
        Assert.Equal(highestPu, voltages.Max(), 1e-5);
        Assert.Equal(lossesW, flow.LossesW, 0.0001 * lossesW);
    }
}
