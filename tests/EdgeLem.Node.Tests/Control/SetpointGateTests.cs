using EdgeLem.Node.Control;

namespace EdgeLem.Node.Tests.Control;

public sealed class SetpointGateTests
{
    private static SetpointGate Written()
    {
        var gate = new SetpointGate();
        gate.Rate(5000, 5000);
        gate.Written(3000, 100, 1000);
        return gate;
    }

    /// <summary>Thresholds of 5 kVA and 5 kW: 50 var, 50 W up, 5 W down.</summary>
    [Theory]
    [InlineData(3000, 150, false)]
    [InlineData(3000, 151, true)]
    [InlineData(3000, 49, true)]
    [InlineData(3050, 100, false)]
    [InlineData(3051, 100, true)]
    [InlineData(2995, 100, false)]
    [InlineData(2994, 100, true)]
    public void Only_a_change_beyond_its_threshold_is_news(double limitW, double reactiveVar, bool isNews) =>
        Assert.Equal(isNews, Written().IsNews(limitW, reactiveVar));

    [Fact]
    public void What_was_never_written_or_forgotten_is_news()
    {
        SetpointGate gate = Written();
        gate.Forget();

        Assert.True(gate.IsNews(3000, 100));
        Assert.True(new SetpointGate().IsNews(0, 0));
    }

    [Theory]
    [InlineData(60_999, false)]
    [InlineData(61_000, true)]
    public void A_setpoint_is_repeated_after_a_minute(long nowMs, bool isOld) => Assert.Equal(isOld, Written().IsOld(nowMs));
}
