using EdgeLem.Contracts;
using EdgeLem.Node.Bidding;

namespace EdgeLem.Node.Tests.Bidding.Curves;

public sealed class BidLimitsTests
{
    private static readonly BiddingConfig TwoVoltsPerKilowatt = new() { VoltageFallVPerKw = 2, LowestVoltageV = 207, HighestVoltageV = 253 };

    [Fact]
    public void Without_a_sensitivity_the_connection_alone_limits()
    {
        BidLimits limits = Market.Limits(voltageV: 252, netPowerW: -5000);

        Assert.Equal((17_000L, 10_000L), (limits.ImportW, limits.ExportW));
    }

    /// <summary>At 249 V and 3 kW export the voltage may rise by 4 V: 2 kW more, 5 kW in all. It may fall by 42 V: 21 kW from -3 kW, which the rating cuts to 17 kW.</summary>
    [Fact]
    public void Near_the_upper_voltage_export_is_limited_by_what_is_left()
    {
        BidLimits limits = Market.Limits(249, -3000, TwoVoltsPerKilowatt);

        Assert.Equal((17_000L, 5000L), (limits.ImportW, limits.ExportW));
    }

    /// <summary>At 211 V and 6 kW import the voltage may fall by 4 V: 2 kW more, 8 kW in all.</summary>
    [Fact]
    public void Near_the_lower_voltage_import_is_limited_by_what_is_left()
    {
        BidLimits limits = Market.Limits(211, 6000, TwoVoltsPerKilowatt);

        Assert.Equal((8000L, 10_000L), (limits.ImportW, limits.ExportW));
    }

    /// <summary>256 V at 1 kW export: 1.5 kW less export than now would be import, so nothing may be exported.</summary>
    [Fact]
    public void Beyond_the_band_nothing_is_offered_that_would_keep_it_there()
    {
        Assert.Equal(0, Market.Limits(256, -1000, TwoVoltsPerKilowatt).ExportW);
    }
}
