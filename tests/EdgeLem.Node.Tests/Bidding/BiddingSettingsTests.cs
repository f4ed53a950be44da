using EdgeLem.Contracts;
using EdgeLem.Node.Bidding;

namespace EdgeLem.Node.Tests.Bidding;

public sealed class BiddingSettingsTests
{
    public static TheoryData<string, object> OutOfRange => new()
    {
        { nameof(BiddingConfig.Strategy), "clever" },
        { nameof(BiddingConfig.Forecast), "oracle" },
        { nameof(BiddingConfig.Assets), new[] { "fridge" } },
        { nameof(BiddingConfig.Assets), new[] { "battery", "battery" } },
        { nameof(BiddingConfig.Seed), -1L },
        { nameof(BiddingConfig.BatteryCycleCostMicroEurPerKwh), -1L },
        { nameof(BiddingConfig.BatteryCycleCostMicroEurPerKwh), 10_000_001L },
        { nameof(BiddingConfig.BatteryEfficiencyPermille), 499L },
        { nameof(BiddingConfig.BatteryEfficiencyPermille), 1001L },
        { nameof(BiddingConfig.BatteryReservePercent), 91L },
        { nameof(BiddingConfig.ComfortLowestC), 21.95 },
        { nameof(BiddingConfig.ComfortHighestC), double.NaN },
        { nameof(BiddingConfig.VehicleReadySecondOfDay), 86_400L },
        { nameof(BiddingConfig.VoltageFallVPerKw), -0.1 },
        { nameof(BiddingConfig.VoltageFallVPerKw), double.NaN },
        { nameof(BiddingConfig.LowestVoltageV), 253.0 },
        { nameof(BiddingConfig.HighestVoltageV), 301.0 },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void A_value_outside_its_range_is_refused(string property, object value)
    {
        var config = new BiddingConfig();
        typeof(BiddingConfig).GetProperty(property)!.SetValue(config, value);

        Assert.Equal(RejectCode.FieldOutOfRange, BiddingSettings.Check(config));
    }

    [Fact]
    public void Defaults_and_a_missing_part_are_sound()
    {
        Assert.Equal(RejectCode.None, BiddingSettings.Check(new BiddingConfig()));
        Assert.Equal(RejectCode.None, BiddingSettings.Check(null));
    }

    /// <summary>The device's JSON reader gives null for a missing text and list, and an empty text for null.</summary>
    [Fact]
    public void Missing_names_mean_the_defaults()
    {
        var config = new BiddingConfig { Strategy = null!, Forecast = "", Assets = null! };

        Assert.Equal(RejectCode.None, BiddingSettings.Check(config));
        var settings = new BiddingSettings(config);
        Assert.Equal((BiddingNames.Truthful, ForecastMethod.Blend, false), (settings.Strategy, settings.ForecastMethod, settings.Has(BiddingNames.Battery)));
    }
}
