using EdgeLem.Node.Tests.Fakes;

namespace EdgeLem.Node.Tests;

/// <summary>The whole node against a grid that is one number: voltage = open-circuit voltage - sensitivity x absorbed reactive power.</summary>
public sealed class ClosedLoopTests
{
    /// <summary>Steepest slope of Category B, 0.44 / 0.06 pu per pu, on 5 kVA and 230 V: 159.4 var per V.</summary>
    private const double SlopeVarPerV = 0.44 / 0.06 * 5000 / 230;

    private const double OpenCircuitV = 1.05 * 230;

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Below_a_loop_gain_of_1_the_node_settles_near_the_fixed_point_and_stays(double gain)
    {
        var bench = new Bench(withInverter: true);
        bench.Start();

        Run(bench, gain, 0, 60);
        double settledVar = bench.Inverter!.ReactivePowerVar;
        bool isSettled = bench.Node.ControlIsSettled;
        Run(bench, gain, 60, 90);

        // Fixed point of q = m (v - 1.02 pu) and v = v0 - X q; writes stop within the 1 % deadband of 50 var.
        double expectedVar = SlopeVarPerV * 0.03 * 230 / (1 + gain);
        Assert.Equal(expectedVar, settledVar, 50.0);
        Assert.Equal(settledVar, bench.Inverter.ReactivePowerVar, 50.0);
        Assert.True(isSettled);
    }

    [Fact]
    public void Far_above_the_bound_the_node_swings()
    {
        // Period 2 s and response 5 s: alpha = 1 - 10^-0.4 = 0.602, bound 1.66.
        var bench = new Bench(withInverter: true);
        bench.Start();
        Run(bench, 4, 0, 100);
        double lowest = double.MaxValue;
        double highest = double.MinValue;
        for (int step = 100; step < 140; step += 2)
        {
            Run(bench, 4, step, step + 2);
            lowest = Math.Min(lowest, bench.Inverter!.ReactivePowerVar);
            highest = Math.Max(highest, bench.Inverter.ReactivePowerVar);
        }

        Assert.True(highest - lowest > 300, $"Swing {highest - lowest:F0} var.");
    }

    private static void Run(Bench bench, double gain, int fromS, int toS)
    {
        for (int second = fromS + 2; second <= toS; second += 2)
        {
            double reactiveVar = double.IsNaN(bench.Inverter!.ReactivePowerVar) ? 0 : bench.Inverter.ReactivePowerVar;

            // The fake meter's lines differ by 1 V each, so its mean is 1 V above what is set.
            bench.Meter.VoltageV = OpenCircuitV - (gain / SlopeVarPerV * reactiveVar) - 1;
            bench.RunTo(second);
        }
    }
}
