using EdgeLem.Gateway.Network;
using EdgeLem.Grid;
using EdgeLem.Market.Network;

namespace EdgeLem.Gateway.Tests.Network.Ieee;

/// <summary>Points between phases, on a feeder without earth.</summary>
public sealed class DeltaPointTests(ITestOutputHelper output)
{
    private readonly Feeder _feeder = Ieee37.Build(forMarket: true, holdsTaps: true);

    /// <summary>Oracle: differences of AC power flows 200 W to both sides.</summary>
    [Fact]
    public void Slopes_by_a_point_between_phases_are_those_of_AC_differences()
    {
        FeederNetwork network = Network(Options([.. Ieee37.PointsOf(_feeder).Select(point => point with { VarPerW = 0.3 })]));
        double[] powerW = [.. Enumerable.Range(0, network.Points.Length).Select(point => -20_000.0 * (point % 5))];
        network.Evaluate(powerW);
        NetworkLinearization around = network.Linearize()!;
        double largest = around.LossPerW.Max(Math.Abs);

        for (int point = 0; point < powerW.Length; point++)
        {
            double measured = Difference(network, powerW, point);
            output.WriteLine($"{network.Points[point]}: {around.LossPerW[point]:F6} and {measured:F6} W/W");
            Assert.Equal(measured, around.LossPerW[point], 0.002 * largest);
        }
    }

    [Fact]
    public void A_point_between_phase_and_earth_is_refused_where_voltages_hold_between_phases()
    {
        FeederNetworkOptions options = Options([.. Ieee37.PointsOf(_feeder).Select(point => point with { Load = null })]);
        ArgumentException refused = Assert.Throws<ArgumentException>(() => Network(options));
        Assert.Equal("Point h1: the voltage limits hold between phases, its power flows between phase and neutral. Give it a load in delta of feeder 'ieee37'.", refused.Message);
    }

    [Fact]
    public void A_load_that_consumes_by_itself_carries_no_point()
    {
        FeederPoint first = Ieee37.PointsOf(_feeder).First() with { Load = 0 };
        Assert.Contains("load 0 of feeder 'ieee37' cannot carry its power", Assert.Throws<ArgumentException>(() => Network(Options([first]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_points_do_not_share_a_load()
    {
        FeederPoint first = Ieee37.PointsOf(_feeder).First();
        Assert.Contains("is another point's too", Assert.Throws<ArgumentException>(() => Network(Options([first, first with { NodeId = "other" }]))).Message, StringComparison.Ordinal);
    }

    private static FeederNetworkOptions Options(FeederPoint[] points) => new() { Points = [.. points], Limits = new NetworkLimits { IsVoltageBetweenPhases = true } };

    private FeederNetwork Network(FeederNetworkOptions options)
    {
        var network = new FeederNetwork(_feeder, options);
        network.UseLoads();
        return network;
    }

    private static double Difference(FeederNetwork network, double[] powerW, int point)
    {
        const double StepW = 200;
        double[] changedW = [.. powerW];
        changedW[point] = powerW[point] + StepW;
        double above = network.Evaluate(changedW).LossesW;
        changedW[point] = powerW[point] - StepW;
        return (above - network.Evaluate(changedW).LossesW) / (2 * StepW);
    }
}
