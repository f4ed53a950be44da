using EdgeLem.Gateway;
using EdgeLem.Sim.Running;

namespace EdgeLem.Sim.Tests.Running;

public sealed class RunScheduleTests
{
    /// <summary>Interval, step, warm-up and control period: the lead is a fifth of the interval up to 60 s, the step divides both.</summary>
    public static TheoryData<int, int, int, int> Worked => new()
    {
        { 5, 1, 5, 1000 },
        { 10, 2, 10, 2000 },
        { 15, 3, 15, 2000 },
        { 60, 12, 60, 2000 },
        { 300, 60, 300, 2000 },
        { 900, 60, 300, 2000 },
        { 3600, 60, 300, 2000 },
        { 86_400, 60, 300, 2000 },
    };

    [Theory]
    [MemberData(nameof(Worked))]
    public void Worked_schedules(int intervalS, int stepS, int warmUpS, int controlPeriodMs)
    {
        RunSchedule schedule = For(intervalS, out _);

        Assert.Equal(stepS, schedule.StepS);
        Assert.Equal(warmUpS, schedule.FirstIntervalS - schedule.StartS);
        Assert.Equal(controlPeriodMs, schedule.ControlPeriodMs);
    }

    [Theory]
    [MemberData(nameof(Worked))]
    public void Every_instant_of_the_market_falls_on_a_step(int intervalS, int stepS, int warmUpS, int controlPeriodMs)
    {
        RunSchedule schedule = For(intervalS, out GatewayOptions market);

        Assert.Equal(0, schedule.FirstIntervalS % intervalS);
        Assert.Equal(0, intervalS % schedule.StepS);
        Assert.Equal(0, market.GateClosureLeadS % schedule.StepS);
        Assert.Equal(0, warmUpS % stepS);
        Assert.InRange(controlPeriodMs, 1, stepS * 1000);
        Assert.Equal(schedule.FirstIntervalS + (4L * intervalS), schedule.EndS);
    }

    [Theory]
    [MemberData(nameof(Worked))]
    public void Nodes_have_time_to_bid_for_the_first_interval(int intervalS, int stepS, int warmUpS, int controlPeriodMs)
    {
        Assert.True(controlPeriodMs > 0);
        For(intervalS, out GatewayOptions market);

        // Orders are sent OrderLeadS before the gate closes; the node must have measured for a step before that.
        Assert.True(warmUpS - market.GateClosureLeadS - market.OrderLeadS >= 0, $"warm-up {warmUpS} s, closure {market.GateClosureLeadS} s, orders {market.OrderLeadS} s before that");
        Assert.True(warmUpS >= stepS);
        Assert.Empty(market.Validate());
    }

    [Fact]
    public void A_start_within_an_interval_moves_back_to_the_grid()
    {
        RunOptions options = RecordedRun.Options(4) with { Start = RecordedRun.Morning.AddMinutes(7) };

        Assert.Equal(RecordedRun.Morning.ToUnixTimeSeconds(), new RunSchedule(options, 60).FirstIntervalS);
    }

    private static RunSchedule For(int intervalS, out GatewayOptions market)
    {
        market = new GatewayOptions { FeederId = "village", IntervalS = intervalS }.WithDefaults();
        return new RunSchedule(RecordedRun.Options(4) with { IntervalS = intervalS }, market.GateClosureLeadS);
    }
}
