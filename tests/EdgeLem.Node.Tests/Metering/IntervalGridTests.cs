using EdgeLem.Node.Metering;
using EdgeLem.Node.Tests.Fakes;

namespace EdgeLem.Node.Tests.Metering;

public sealed class IntervalGridTests
{
    [Fact]
    public void An_instant_belongs_to_the_interval_that_starts_at_or_before_it()
    {
        var grid = new IntervalGrid();
        Assert.True(grid.Lay(Bench.Gate(300)));

        Assert.Equal(Bench.T0 + 300, grid.StartOf(Bench.T0 + 300));
        Assert.Equal(Bench.T0 + 300, grid.StartOf(Bench.T0 + 1199));
        Assert.Equal(Bench.T0 + 1200, grid.StartOf(Bench.T0 + 1200));
        Assert.Equal(Bench.T0 - 600, grid.StartOf(Bench.T0 + 299));
        Assert.Equal(-600, grid.StartOf(0));
    }

    [Fact]
    public void The_next_gate_of_the_same_grid_is_no_new_grid()
    {
        var grid = new IntervalGrid();
        grid.Lay(Bench.Gate(900));

        Assert.False(grid.Lay(Bench.Gate(1800)));
        Assert.True(grid.Lay(Bench.Gate(1800, lengthS: 300)));
    }

    [Fact]
    public void Only_starts_on_the_grid_with_its_length_are_intervals()
    {
        var grid = new IntervalGrid();
        Assert.True(grid.Has(17, 4));
        grid.Lay(Bench.Gate(900));

        Assert.True(grid.Has(Bench.T0, 900));
        Assert.False(grid.Has(Bench.T0 + 1, 900));
        Assert.False(grid.Has(Bench.T0, 300));
    }
}
