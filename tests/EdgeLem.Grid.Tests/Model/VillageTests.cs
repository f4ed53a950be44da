using EdgeLem.Tests;

namespace EdgeLem.Grid.Tests;

/// <summary>The synthetic village that scenarios run on.</summary>
public sealed class VillageTests
{
    private readonly Feeder _village = Load();

    [Fact]
    public void It_has_fifty_five_homes_of_which_a_third_are_three_phase()
    {
        Assert.Equal(Enumerable.Range(1, 55).Select(home => FormattableString.Invariant($"home-{home:00}")), _village.Connections.Select(connection => connection.Id));
        Assert.Equal(18, _village.Connections.Count(connection => connection.Phases == Phases.ABC));
        Assert.Equal([14, 13, 10], new[] { Phases.A, Phases.B, Phases.C }.Select(phase => _village.Connections.Count(connection => connection.Phases == phase)));
    }

    [Fact]
    public void Three_circuits_of_village_length_leave_the_transformer()
    {
        Assert.Equal((110, 108), (_village.Buses.Count, _village.Lines.Count));
        Assert.Equal(3, _village.Lines.Count(line => line.FromBus == "lv"));
        double[] ends = [.. _village.Buses.GroupBy(bus => bus.Id[..2]).Where(group => group.Key is "c1" or "c2" or "c3").Select(group => group.Max(bus => _village.DistanceM(_village.BusIndex(bus.Id))))];
        Assert.All(ends, end => Assert.InRange(end, 350, 600));
        Assert.All(_village.Buses, bus => Assert.NotNull(bus.Position));
        Assert.All(_village.Lines, line => Assert.NotNull(line.RatingA));
        Assert.Equal(("Dyn11", 400_000.0), (_village.Transformers[0].VectorGroup, _village.Transformers[0].RatedPowerVa));
        Assert.Contains("Synthetic", _village.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Sun_at_noon_lifts_the_ends_and_cars_and_heat_pumps_in_the_evening_pull_them_down()
    {
        // Noon: every other home exports 7.1 kW net. Evening: every home takes 2.5 kW.
        (_, double noon) = Extremes(home => home % 2 == 0 ? (-7100, 100) : (400, 100));
        (double evening, _) = Extremes(_ => (2500, 500));

        Assert.InRange(noon, 1.05, 1.09);
        Assert.InRange(evening, 0.93, 0.96);
    }

    private (double Lowest, double Highest) Extremes(Func<int, (double PowerW, double ReactivePowerVar)> home)
    {
        var powers = new BusPowers(_village);
        for (int i = 0; i < _village.Connections.Count; i++)
        {
            (double powerW, double reactivePowerVar) = home(i);
            powers.AddAtConnection(i, powerW, reactivePowerVar);
        }

        PowerFlowResult flow = new PowerFlowSolver(_village).Solve(powers);
        Assert.Empty(new NetworkCheck(_village).Check(flow));
        double[] voltages = [.. _village.Connections.SelectMany(connection => Enumerable.Range(0, 3).Select(phase => flow.VoltagePu(_village.BusIndex(connection.Bus), phase)))];
        return (voltages.Min(), voltages.Max());
    }

    private static Feeder Load()
    {
        FeederImport import = FeederJson.Load(Repository.PathOf("sim/scenarios/village/feeder.json"));
        Assert.True(import.Feeder is not null, import.Report);
        return import.Feeder;
    }
}
