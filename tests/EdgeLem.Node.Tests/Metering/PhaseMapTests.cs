using EdgeLem.Node.Metering;

namespace EdgeLem.Node.Tests.Metering;

public sealed class PhaseMapTests
{
    [Fact]
    public void A_home_on_phase_B_has_its_first_line_there_and_nothing_elsewhere()
    {
        var map = new PhaseMap([1]);
        double[] perPhase = [9, 9, 9];

        map.Map([230, 7, 7], perPhase);

        Assert.Equal([double.NaN, 230, double.NaN], perPhase);
        Assert.Equal("B", map.Name);
        Assert.Equal(230, map.Mean([230, 7, 7]));
        Assert.Equal(230, map.Sum([230, 7, 7]));
    }

    [Fact]
    public void Lines_that_are_wired_in_another_order_are_put_right()
    {
        var map = new PhaseMap([2, 0, 1]);
        double[] perPhase = new double[3];

        map.Map([1, 2, 3], perPhase);

        Assert.Equal([2, 3, 1], perPhase);
        Assert.Equal("CAB", map.Name);
        Assert.Equal(2, map.Mean([1, 2, 3]));
    }

    [Theory]
    [InlineData(new int[0])]
    [InlineData(new[] { 0, 1, 2, 0 })]
    [InlineData(new[] { 0, 0 })]
    [InlineData(new[] { 3 })]
    [InlineData(new[] { -1 })]
    public void An_impossible_wiring_is_refused(int[] phaseOfLine) => Assert.Throws<ArgumentException>(() => new PhaseMap(phaseOfLine));
}
