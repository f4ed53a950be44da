using EdgeLem.Contracts;
using EdgeLem.Node.Control;
using EdgeLem.Node.Metering;
using EdgeLem.Node.Tests.Fakes;

namespace EdgeLem.Node.Tests.Control;

public sealed class DispatchKeeperTests
{
    private readonly IntervalGrid _grid = new();
    private readonly DispatchKeeper _keeper = new(new ConnectionPoint(new PhaseMap([0]), 7000, 5000));

    public DispatchKeeperTests() => _grid.Lay(Bench.Gate(0));

    [Fact]
    public void Without_any_dispatch_the_ratings_are_the_envelope()
    {
        Assert.Equal(FallbackState.RatedLimits, _keeper.State);
        Assert.Equal((7000, 5000, 0), (_keeper.ImportLimitW, _keeper.ExportLimitW, _keeper.ClearedW));
    }

    [Fact]
    public void A_dispatch_acts_from_the_start_of_its_interval()
    {
        Assert.Equal(RejectCode.None, _keeper.Take(Bench.Dispatch(900, 2000, 1800), _grid, Bench.T0 + 870));
        Assert.Equal(5000, _keeper.ExportLimitW);

        _keeper.Advance(Bench.T0 + 900);

        Assert.Equal(FallbackState.Dispatched, _keeper.State);
        Assert.Equal((7000, 2000, -500), (_keeper.ImportLimitW, _keeper.ExportLimitW, _keeper.ClearedW));
    }

    [Fact]
    public void A_tight_envelope_does_not_bound_what_may_be_announced_until_the_gateway_refused_a_quantity()
    {
        _keeper.Take(Bench.Dispatch(0, 2000, 900), _grid, Bench.T0 + 1);
        Assert.Equal((7000, 5000), (_keeper.WidestImportLimitW, _keeper.WidestExportLimitW));

        _keeper.ForgetWidest();
        Assert.Equal((7000, 2000), (_keeper.WidestImportLimitW, _keeper.WidestExportLimitW));

        _keeper.Take(Bench.Dispatch(900, 3000, 1800), _grid, Bench.T0 + 870);
        _keeper.Advance(Bench.T0 + 900);
        Assert.Equal(3000, _keeper.WidestExportLimitW);
        _keeper.Take(Bench.Dispatch(1800, 1000, 2700), _grid, Bench.T0 + 1770);
        _keeper.Advance(Bench.T0 + 1800);
        Assert.Equal(3000, _keeper.WidestExportLimitW);
    }

    [Fact]
    public void When_it_runs_out_the_envelope_goes_on_but_the_cleared_power_does_not()
    {
        _keeper.Take(Bench.Dispatch(0, 2000, 900), _grid, Bench.T0 + 1);

        _keeper.Advance(Bench.T0 + 900);

        Assert.Equal(FallbackState.LastEnvelope, _keeper.State);
        Assert.Equal((7000, 2000, 0), (_keeper.ImportLimitW, _keeper.ExportLimitW, _keeper.ClearedW));
    }

    [Fact]
    public void A_later_dispatch_of_the_same_interval_replaces_the_earlier_one()
    {
        _keeper.Take(Bench.Dispatch(0, 2000, 900), _grid, Bench.T0 + 1);
        _keeper.Take(Bench.Dispatch(0, 1000, 900), _grid, Bench.T0 + 5);

        Assert.Equal(1000, _keeper.ExportLimitW);
    }

    [Fact]
    public void The_next_dispatch_waits_while_the_present_one_is_in_force()
    {
        _keeper.Take(Bench.Dispatch(0, 2000, 900), _grid, Bench.T0 + 1);
        _keeper.Take(Bench.Dispatch(900, 1000, 1800), _grid, Bench.T0 + 800);
        Assert.Equal(2000, _keeper.ExportLimitW);

        _keeper.Advance(Bench.T0 + 900);

        Assert.Equal(1000, _keeper.ExportLimitW);
        Assert.Equal(FallbackState.Dispatched, _keeper.State);
    }

    /// <summary>Start, validity and time in s since T0; the grid has 900 s.</summary>
    [Theory]
    [InlineData(0, 900, 900, RejectCode.WrongInterval)]
    [InlineData(0, 800, 850, RejectCode.WrongInterval)]
    [InlineData(450, 1350, 500, RejectCode.WrongInterval)]
    [InlineData(2700, 3600, 0, RejectCode.WrongInterval)]
    [InlineData(1800, 2700, 0, RejectCode.None)]
    [InlineData(0, 0, 10, RejectCode.FieldOutOfRange)]
    [InlineData(0, 901, 899, RejectCode.None)]
    public void Only_a_dispatch_of_a_present_or_near_interval_is_taken(long startS, long validUntilS, long nowS, RejectCode expected) =>
        Assert.Equal(expected, _keeper.Take(Bench.Dispatch(startS, 2000, validUntilS), _grid, Bench.T0 + nowS));

    [Fact]
    public void Another_length_or_an_impossible_limit_is_refused_and_changes_nothing()
    {
        DispatchMessage wrongLength = Bench.Dispatch(0, 2000, 900);
        wrongLength.IntervalSeconds = 300;
        DispatchMessage negative = Bench.Dispatch(0, -1, 900);
        DispatchMessage tooShort = Bench.Dispatch(0, 2000, 900);
        tooShort.IntervalSeconds = 0;

        Assert.Equal(RejectCode.WrongInterval, _keeper.Take(wrongLength, _grid, Bench.T0 + 1));
        Assert.Equal(RejectCode.FieldOutOfRange, _keeper.Take(negative, _grid, Bench.T0 + 1));
        Assert.Equal(RejectCode.FieldOutOfRange, _keeper.Take(tooShort, _grid, Bench.T0 + 1));
        Assert.Equal(FallbackState.RatedLimits, _keeper.State);
    }
}
