using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

public sealed class InverterCurveTests
{
    [Fact]
    public void Points_are_kept_and_not_shared_with_the_caller()
    {
        double[] voltages = [0.92, 0.98, 1.02, 1.08];
        var curve = new InverterCurve(CurveKind.VoltVar, voltages, [-0.44, 0, 0, 0.44], 5);
        voltages[0] = 0.5;
        Assert.Equal((4, 0.92, 0.44, 5), (curve.PointCount, curve.VoltagePuAt(0), curve.ValuePuAt(3), curve.OpenLoopResponseS));
    }

    [Theory]
    [InlineData(CurveKind.VoltVar, new[] { 1.0 }, new[] { 0.0 }, 0)] // one point
    [InlineData(CurveKind.VoltVar, new[] { 1.0, 0.9 }, new[] { 0.0, 0 }, 0)] // falls back
    [InlineData(CurveKind.VoltVar, new[] { 0.4, 0.9 }, new[] { 0.0, 0 }, 0)]
    [InlineData(CurveKind.VoltVar, new[] { 0.9, 1.6 }, new[] { 0.0, 0 }, 0)]
    [InlineData(CurveKind.VoltVar, new[] { 0.9, 1.0 }, new[] { 0.0, 1.1 }, 0)]
    [InlineData(CurveKind.VoltVar, new[] { 0.9, double.NaN }, new[] { 0.0, 0 }, 0)]
    [InlineData(CurveKind.VoltVar, new[] { 0.9, 1.0 }, new[] { 0.0 }, 0)]
    [InlineData(CurveKind.VoltWatt, new[] { 1.06, 1.1 }, new[] { 1.0, -0.2 }, 0)] // a limit is no absorption
    [InlineData(CurveKind.VoltVar, new[] { 0.9, 1.0 }, new[] { 0.0, 0 }, 601)]
    public void What_is_no_curve_is_refused(CurveKind kind, double[] voltages, double[] values, double responseS)
    {
        Assert.Throws<ArgumentException>(() => new InverterCurve(kind, voltages, values, responseS));
    }
}
