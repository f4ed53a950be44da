namespace EdgeLem.Grid.Tests;

public sealed class NetworkHeadroomTests
{
    private readonly Feeder _feeder = FourWire.Builder().Build();

    [Fact]
    public void Voltages_come_by_bus_and_phase_that_is_there_without_the_source()
    {
        NetworkHeadroom headroom = NetworkHeadroom.Of(FourWire.Solve(_feeder));

        Assert.Equal(
            ["lv A", "lv B", "lv C", "street A", "street B", "street C", "house A", "house B", "house C", "hut A"],
            headroom.Voltages.Select(item => $"{_feeder.Buses[item.Bus].Id} {PhaseNames.Of(item.Phase)}"));
    }

    [Fact]
    public void Distances_add_up_to_the_band()
    {
        PowerFlowResult flow = FourWire.Solve(_feeder, ("house", 0, 8000));

        foreach (VoltageHeadroom item in NetworkHeadroom.Of(flow, new NetworkLimits { MinVoltagePu = 0.94, MaxVoltagePu = 1.06 }).Voltages)
        {
            Assert.Equal(flow.VoltagePu(item.Bus, item.Phase), item.VoltagePu, 1e-15);
            Assert.Equal(item.VoltagePu - 0.94, item.FallPu, 1e-12);
            Assert.Equal(1.06 - item.VoltagePu, item.RisePu, 1e-12);
            Assert.Equal(0.12 * _feeder.BaseVoltageV(item.Bus), item.FallV + item.RiseV, 1e-9);
        }
    }

    [Fact]
    public void Between_phases_the_distances_are_those_of_the_pairs_that_are_there()
    {
        PowerFlowResult flow = FourWire.Solve(_feeder, ("house", 0, 8000));
        NetworkLimits limits = new() { MinVoltagePu = 0.94, MaxVoltagePu = 1.06, IsVoltageBetweenPhases = true };

        VoltageHeadroom[] pairs = [.. NetworkHeadroom.Of(flow, limits).Voltages];
        Assert.Equal(["lv A", "lv B", "lv C", "street A", "street B", "street C", "house A", "house B", "house C"], pairs.Select(item => $"{_feeder.Buses[item.Bus].Id} {PhaseNames.Of(item.Phase)}"));
        Assert.All(pairs, pair =>
        {
            double betweenV = (flow.VoltageV(pair.Bus, pair.Phase) - flow.VoltageV(pair.Bus, (pair.Phase + 1) % 3)).Magnitude;
            Assert.Equal(betweenV, pair.VoltageV, 1e-9);
            Assert.Equal(betweenV - 0.94 * Math.Sqrt(3) * _feeder.BaseVoltageV(pair.Bus), pair.FallV, 1e-9);
        });
    }

    [Fact]
    public void Currents_come_for_every_conductor_with_a_limit_and_turn_negative_beyond_it()
    {
        PowerFlowResult flow = FourWire.Solve(_feeder, ("house", 1, 16_000));

        NetworkHeadroom headroom = NetworkHeadroom.Of(flow);

        // Cable A, B, C, N; spur A, N; switch A, B, C, N; transformer A, B, C on two sides.
        Assert.Equal(4 + 2 + 4 + 6, headroom.Currents.Count);
        CurrentHeadroom neutral = Assert.Single(headroom.Currents, item => item.RiseA < 0);
        Assert.Equal(("cable", Terminal.N, 60.0), (neutral.ElementId, neutral.Conductor, neutral.LimitA));
        Assert.Equal(flow.LineCurrentA(_feeder.LineIndex("cable"), 3).Magnitude, neutral.CurrentA);
    }

    [Fact]
    public void A_flow_without_solution_has_no_headroom() =>
        Assert.Throws<PowerFlowDivergedException>(() => NetworkHeadroom.Of(FourWire.Solve(_feeder, ("house", 0, 1e7))));
}
