using EdgeLem.Contracts;

namespace EdgeLem.Sim.Tests.Endurance;

/// <summary>
/// One bad week: a tenth of the meters dead or lying, the gateway away for 30 hours, its broker restarted, nodes cut off power in the middle of a write, clocks
/// that jump, messages lost, doubled and overtaken.
/// </summary>
public sealed class BadWeekTests(BadWeek week) : IClassFixture<BadWeek>
{
    public static TheoryData<int> Homes => [.. Enumerable.Range(0, BadWeek.Options("").Homes)];

    [Theory]
    [MemberData(nameof(Homes))]
    public void Settled_energy_equals_the_meter_s_counters_exactly(int home) => week.Outcome.AssertIsExact(home);

    [Fact]
    public void No_interval_is_cleared_or_settled_twice_and_no_node_twice_in_one() => week.Outcome.AssertEachOnce();

    [Fact]
    public void No_reading_of_a_node_is_judged_twice() => week.Outcome.AssertJudgedOnce();

    [Fact]
    public void No_settlement_is_larger_than_the_connection_could_carry_since_the_reading_before() => week.Outcome.AssertPossible();

    [Fact]
    public void Every_settlement_sums_to_nothing_and_the_chain_is_intact() => week.Outcome.AssertBooksClose();

    [Fact]
    public void Nothing_waits_in_the_nodes_and_none_gave_up_counters_but_of_a_wrong_clock_or_a_meter_that_lied()
    {
        Assert.All(week.Run.Homes, home => Assert.Equal(0, home.Cycle!.Energy.Store.Waiting));
        Assert.All(week.Run.Homes, home => Assert.Equal(0, home.Cycle!.Energy.Store.WriteFailures));
    }

    [Fact]
    public void The_week_was_as_bad_as_announced()
    {
        TestContext.Current.TestOutputHelper?.WriteLine(week.Figures());

        // Most of the power cuts tore a write, and late counters made up for the gateway's absence: 120 intervals of 16 homes, less what their own trouble took.
        Assert.True(week.Run.Homes.Sum(home => home.Flash.TornWrites) > 40, $"{week.Run.Homes.Sum(home => home.Flash.TornWrites)} torn writes");
        Assert.InRange(week.Outcome.Rows.Count(row => row.Quality == "late"), 80 * 16, 200 * 16);
        Assert.Contains(week.Outcome.Rows, row => row.Reason == "meter-exchanged");
        Assert.Contains(week.Outcome.Rows, row => row.Reason == "meter-returned");
        Assert.Superset(
            new HashSet<RejectCode> { RejectCode.CounterWentBack, RejectCode.EnergyTooEarly, RejectCode.ReadingDiffers },
            new HashSet<RejectCode>(week.Run.Refusals.Keys));
    }
}
