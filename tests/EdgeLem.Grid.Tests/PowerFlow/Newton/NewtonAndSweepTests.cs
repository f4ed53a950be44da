using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace EdgeLem.Grid.Tests;

/// <summary>Newton's method and the sweep share the legs and the circuit but no step of the solution.</summary>
public sealed class NewtonAndSweepTests
{
    private static readonly PowerFlowOptions Fine = new() { TolerancePu = 1e-12, MaxIterations = 1000, Method = PowerFlowMethod.Sweep };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Both_methods_give_the_same_voltages_currents_and_powers(int seed)
    {
        Feeder feeder = new RandomInstallations(new Random(seed)).Make(15, loops: 0);
        var powers = new BusPowers(feeder);
        powers.UseLoads();

        PowerFlowResult sweep = new PowerFlowSolver(feeder, Fine).Solve(powers);
        PowerFlowResult newton = new PowerFlowSolver(feeder, Fine with { Method = PowerFlowMethod.Newton }).Solve(powers);

        Assert.True(sweep.Converged, sweep.FailureReason);
        Assert.True(newton.Converged, newton.FailureReason);
        Assert.Equal((PowerFlowMethod.Sweep, PowerFlowMethod.Newton), (sweep.Method, newton.Method));
        for (int bus = 0; bus < feeder.Buses.Count; bus++)
        {
            foreach (Terminal terminal in TerminalList.FourWire)
            {
                double difference = (sweep.VoltageToEarthV(bus, terminal) - newton.VoltageToEarthV(bus, terminal)).Magnitude / feeder.BaseVoltageV(bus);
                Assert.True(difference < 1e-9, $"seed {seed}, bus {feeder.Buses[bus].Id} {terminal}: {difference} pu apart");
            }
        }

        Assert.All(Enumerable.Range(0, feeder.Lines.Count * 4), i =>
            Assert.Equal(0, (sweep.LineCurrentA(i / 4, i % 4) - newton.LineCurrentA(i / 4, i % 4)).Magnitude, 1e-5));
        Assert.Equal(1, newton.SourcePowerW / sweep.SourcePowerW, 1e-7);
        Assert.Equal(0, (newton.LoadsPowerVa - sweep.LoadsPowerVa).Magnitude, 1e-4);
        Assert.Equal(sweep.LoadsOutsideConstantPowerBand, newton.LoadsOutsideConstantPowerBand);
    }

    [Fact]
    public void Newton_solves_whatever_the_sweep_solves_and_every_mesh_of_it() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed =>
        {
            var random = new Random(seed);
            int loops = random.Next(2) * random.Next(1, 8);
            Feeder feeder = new RandomInstallations(random).Make(random.Next(3, 25), loops);
            var powers = new BusPowers(feeder);
            powers.UseLoads();
            PowerFlowResult newton = new PowerFlowSolver(feeder, Fine with { Method = PowerFlowMethod.Newton }).Solve(powers);
            Assert.True(newton.Converged, $"seed {seed}: {newton.FailureReason}");
            if (feeder.IsRadial)
            {
                PowerFlowResult sweep = new PowerFlowSolver(feeder, Fine).Solve(powers);
                double largest = Enumerable.Range(0, 4 * feeder.Buses.Count).Max(slot =>
                    (sweep.VoltageAt(slot) - newton.VoltageAt(slot)).Magnitude / feeder.BaseVoltageV(slot / 4));
                Assert.True(!sweep.Converged || largest < 1e-9, $"seed {seed}: {largest} pu apart");
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(21, 0)]
    [InlineData(22, 3)]
    [InlineData(23, 6)]
    [InlineData(24, 10)]
    public void What_the_source_delivers_is_taken_by_loads_losses_earth_and_shunts(int seed, int loops)
    {
        Feeder feeder = new RandomInstallations(new Random(seed)).Make(20, loops);
        var powers = new BusPowers(feeder);
        powers.UseLoads();
        powers.Add(feeder.BusIndex("b5"), 2, 1_500, 200);

        PowerFlowResult flow = new PowerFlowSolver(feeder, Fine with { Method = PowerFlowMethod.Newton }).Solve(powers);

        Assert.True(flow.Converged, flow.FailureReason);
        Complex source = new(flow.SourcePowerW, flow.SourceReactivePowerVar);
        Complex losses = new(flow.LossesW + flow.EarthingLossesW, flow.ReactiveLossesVar);
        Complex rest = source - flow.LoadsPowerVa - losses - flow.ShuntPowerVa;
        Assert.True(rest.Magnitude < 1e-9 * source.Magnitude, $"seed {seed}: {rest} VA of {source} are nowhere");
    }
}
