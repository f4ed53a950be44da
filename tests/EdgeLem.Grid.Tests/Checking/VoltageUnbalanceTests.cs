using System.Numerics;

namespace EdgeLem.Grid.Tests;

public sealed class VoltageUnbalanceTests
{
    /// <summary>Magnitudes and angles, then PVUR, LVUR, VUF and V0/V1: the computed test vectors of the voltage-quality fact sheet, three decimals.</summary>
    public static TheoryData<double[], double[]> Vectors => new()
    {
        { [240, 0, 230, -120, 220, 120], [4.348, 2.181, 2.510, 2.510] },
        { [253, 0, 230, -120, 230, 120], [6.452, 3.251, 3.226, 3.226] },
        { [230, 0, 230, -117, 230, 120], [0, 1.523, 1.746, 1.746] },
        { [245, 1, 228, -121.5, 222, 119], [5.755, 3.350, 3.760, 2.684] },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Each_definition_gives_the_test_vector(double[] phasors, double[] expected)
    {
        (Complex a, Complex b, Complex c) = (At(phasors, 0), At(phasors, 1), At(phasors, 2));

        VoltageUnbalance unbalance = VoltageUnbalance.Of(a, b, c);

        Assert.Equal(expected[0], unbalance.PvurPercent, 5e-4);
        Assert.Equal(expected[1], unbalance.LvurPercent, 5e-4);
        Assert.Equal(expected[2], unbalance.VufPercent, 5e-4);
        Assert.Equal(expected[3], unbalance.ZeroSequencePercent, 5e-4);
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void The_line_voltages_alone_give_the_same_true_unbalance(double[] phasors, double[] expected)
    {
        (Complex a, Complex b, Complex c) = (At(phasors, 0), At(phasors, 1), At(phasors, 2));

        double vuf = VoltageUnbalance.VufPercentOfLineVoltages((a - b).Magnitude, (b - c).Magnitude, (c - a).Magnitude);

        Assert.Equal(expected[2], vuf, 5e-4);
    }

    [Fact]
    public void Balanced_voltages_have_no_unbalance()
    {
        Assert.Equal(0, VoltageUnbalance.VufPercentOfLineVoltages(400, 400, 400), 1e-6);
        Assert.Equal(0, VoltageUnbalance.Of(At([230, 0], 0), At([230, -120], 0), At([230, 120], 0)).VufPercent, 1e-10);
    }

    private static Complex At(double[] phasors, int phase) => Complex.FromPolarCoordinates(phasors[2 * phase], phasors[2 * phase + 1] * Math.PI / 180);
}
