using EdgeLem.Node.Control;

namespace EdgeLem.Node.Tests.Control;

public sealed class ReactiveCapabilityTests
{
    /// <summary>10 kVA, 10 kW. IEEE 1547-2018 Table 7, Category B: none below 5 %, 11 % at 5 %, 44 % from 20 %; 9 kW leaves sqrt(10^8 - 8.1 x 10^7).</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(499, 0)]
    [InlineData(500, 1100)]
    [InlineData(1000, 2200)]
    [InlineData(2000, 4400)]
    [InlineData(8000, 4400)]
    [InlineData(9000, 4358.898943540674)]
    [InlineData(10_000, 0)]
    [InlineData(10_100, 0)]
    public void Capability_scales_with_active_power(double powerW, double limitVar)
    {
        Assert.Equal(limitVar, ReactiveCapability.LimitVar(10_000, 10_000, powerW), 6);
        Assert.Equal(limitVar, ReactiveCapability.LimitVar(10_000, 10_000, -powerW), 6);
    }

    [Theory]
    [InlineData(0, 10_000, 5000)]
    [InlineData(10_000, 0, 5000)]
    [InlineData(10_000, 10_000, double.NaN)]
    [InlineData(double.NaN, 10_000, 5000)]
    public void What_is_not_known_gives_no_capability(double ratedVa, double ratedW, double powerW) =>
        Assert.Equal(0, ReactiveCapability.LimitVar(ratedVa, ratedW, powerW));
}
