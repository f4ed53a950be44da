using System.Text.Json;
using EdgeLem.Node.Control;

namespace EdgeLem.Node.Tests.Control;

public sealed class VoltVarCurveTests
{
    private static readonly VoltVarCurve CategoryB = new([0.92, 0.98, 1.02, 1.08], [0.44, 0, 0, -0.44]);
    private static readonly VoltVarCurve TestCurve2 = new([0.88, 1.04, 1.07, 1.10], [0.44, 0.22, 0.22, -0.44]);
    private static readonly VoltVarCurve TestCurve3 = new([0.90, 0.93, 0.96, 1.10], [0.44, -0.22, -0.22, -0.44]);

    /// <summary>Corners from IEEE 1547-2018 Table 8; midpoints by hand.</summary>
    [Theory]
    [InlineData(0.88, -0.44)]
    [InlineData(0.92, -0.44)]
    [InlineData(0.95, -0.22)]
    [InlineData(0.98, 0)]
    [InlineData(1.00, 0)]
    [InlineData(1.02, 0)]
    [InlineData(1.05, 0.22)]
    [InlineData(1.08, 0.44)]
    [InlineData(1.10, 0.44)]
    public void Category_B_absorbs_at_high_voltage_and_supplies_at_low(double voltagePu, double absorbedPu) =>
        Assert.Equal(absorbedPu, CategoryB.AbsorbedAt(voltagePu), 12);

    /// <summary>IEEE 1547.1-2020 test curve 2 with Qmax 0.44: corners from the standard; midpoints by hand.</summary>
    [Theory]
    [InlineData(0.80, -0.44)]
    [InlineData(0.88, -0.44)]
    [InlineData(0.96, -0.33)]
    [InlineData(1.04, -0.22)]
    [InlineData(1.055, -0.22)]
    [InlineData(1.07, -0.22)]
    [InlineData(1.085, 0.11)]
    [InlineData(1.10, 0.44)]
    public void Test_curve_2_is_followed(double voltagePu, double absorbedPu) => Assert.Equal(absorbedPu, TestCurve2.AbsorbedAt(voltagePu), 12);

    /// <summary>IEEE 1547.1-2020 test curve 3 with Qmax 0.44: corners from the standard; midpoints by hand.</summary>
    [Theory]
    [InlineData(0.90, -0.44)]
    [InlineData(0.915, -0.11)]
    [InlineData(0.93, 0.22)]
    [InlineData(0.945, 0.22)]
    [InlineData(0.96, 0.22)]
    [InlineData(1.03, 0.33)]
    [InlineData(1.10, 0.44)]
    [InlineData(1.20, 0.44)]
    public void Test_curve_3_is_followed(double voltagePu, double absorbedPu) => Assert.Equal(absorbedPu, TestCurve3.AbsorbedAt(voltagePu), 12);

    [Fact]
    public void The_steepest_slope_is_that_of_the_steepest_segment()
    {
        Assert.Equal(0.44 / 0.06, CategoryB.SteepestSlope, 10);
        Assert.Equal(0.66 / 0.03, TestCurve2.SteepestSlope, 10);
    }

    [Fact]
    public void Category_A_whose_middle_points_coincide_is_a_curve()
    {
        // IEEE 1547-2018 Table 8, Category A: V2 = V3 = 1.0, slope 0.25 over 0.1.
        var curve = new VoltVarCurve([0.9, 1.0, 1.0, 1.1], [0.25, 0, 0, -0.25]);

        Assert.Equal(2.5, curve.SteepestSlope, 10);
        Assert.Equal(0, curve.AbsorbedAt(1.0), 12);
        Assert.Equal(0.125, curve.AbsorbedAt(1.05), 12);
    }

    [Theory]
    [InlineData(new[] { 0.92, 0.98, 1.02 }, new[] { 0.44, 0, 0 })]
    [InlineData(new[] { 0.92, 0.98, 0.97, 1.08 }, new[] { 0.44, 0, 0, -0.44 })]
    [InlineData(new[] { 0.92, 0.98, 1.02, 1.08 }, new[] { 0.44, 0, 0.1, -0.44 })]
    [InlineData(new[] { 0.92, 0.98, 1.02, 1.08 }, new[] { 1.2, 0, 0, -0.44 })]
    [InlineData(new[] { 0.92, double.NaN, 1.02, 1.08 }, new[] { 0.44, 0, 0, -0.44 })]
    [InlineData(new[] { 0.92, 0.98, 1.02, 1.08 }, new[] { 0.44, 0, 0, double.NaN })]
    [InlineData(new[] { 0.97, 0.98, 1.02, 1.08 }, new[] { 0.44, 0, 0, -0.44 })]
    [InlineData(new[] { 0.4, 0.98, 1.02, 1.08 }, new[] { 0.44, 0, 0, -0.44 })]
    [InlineData(new[] { 0.92, 0.98, 1.02, 1.6 }, new[] { 0.44, 0, 0, -0.44 })]
    public void Points_that_are_no_curve_are_refused(double[] voltagePu, double[] injectedPu)
    {
        Assert.False(VoltVarCurve.IsValid(voltagePu, injectedPu));
        Assert.Throws<ArgumentException>(() => new VoltVarCurve(voltagePu, injectedPu));
    }

    [Fact]
    public void Every_grid_code_curve_is_accepted()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(EdgeLem.Tests.Repository.SharedOrSkip("registers/grid_code_curves.json")));

        Assert.All(file.RootElement.GetProperty("volt_var").EnumerateArray(), curve =>
        {
            string reactive = curve.TryGetProperty("Q", out _) ? "Q" : "Q_of_Qmax";
            Assert.True(VoltVarCurve.IsValid(Numbers(curve, "V"), Numbers(curve, reactive)), curve.GetProperty("id").GetString());
        });
    }

    private static double[] Numbers(JsonElement curve, string name) => [.. curve.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];
}
