using EdgeLem.Node.Control;

namespace EdgeLem.Node.Tests.Control.Functions;

public sealed class PointCurveTests
{
    [Theory]
    [InlineData(1.00, 1.0)]
    [InlineData(1.06, 1.0)]
    [InlineData(1.08, 0.6)]
    [InlineData(1.10, 0.2)]
    [InlineData(1.20, 0.2)]
    public void It_is_straight_between_its_points_and_held_outside(double x, double y) =>
        Assert.Equal(y, new PointCurve([1.06, 1.10], [1, 0.2]).At(x), 12);

    [Fact]
    public void A_step_takes_the_first_of_its_points_and_divides_by_nothing() =>
        Assert.Equal((0, 1), (new PointCurve([0, 1, 1, 2], [0, 0, 1, 1]).At(1), new PointCurve([0, 1, 1, 2], [0, 0, 1, 1]).At(1.5)));

    [Fact]
    public void Points_that_are_no_curve_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new PointCurve([], []));
        Assert.Throws<ArgumentException>(() => new PointCurve([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => new PointCurve([2, 1], [1, 2]));
        Assert.Throws<ArgumentException>(() => new PointCurve([1, double.NaN], [1, 2]));
        Assert.Throws<ArgumentException>(() => new PointCurve(null!, [1, 2]));
    }
}
