using EdgeLem.Contracts;
using EdgeLem.Node.Tests.Fakes;

namespace EdgeLem.Node.Tests;

public sealed class NodeSettingsTests
{
    public static TheoryData<string, double> Impossible => new()
    {
        { nameof(ConfigMessage.NominalVoltageV), 99.9 },
        { nameof(ConfigMessage.NominalVoltageV), 300.1 },
        { nameof(ConfigMessage.NominalVoltageV), double.NaN },
        { nameof(ConfigMessage.OpenLoopResponseS), 0.9 },
        { nameof(ConfigMessage.OpenLoopResponseS), 90.1 },
        { nameof(ConfigMessage.OpenLoopResponseS), double.NaN },
        { nameof(ConfigMessage.MeasurementPeriodS), 0 },
        { nameof(ConfigMessage.MeasurementPeriodS), 901 },
        { nameof(ConfigMessage.ControlPeriodMs), 99 },
        { nameof(ConfigMessage.ControlPeriodMs), 60_001 },
        { nameof(ConfigMessage.OrderLeadS), -1 },
        { nameof(ConfigMessage.OrderLeadS), 3601 },
        { nameof(ConfigMessage.LimitPriceSharePermille), -1 },
        { nameof(ConfigMessage.LimitPriceSharePermille), 1001 },
        { nameof(ConfigMessage.Version), -1 },
    };

    public static TheoryData<string, double> Extreme => new()
    {
        { nameof(ConfigMessage.NominalVoltageV), 100 },
        { nameof(ConfigMessage.NominalVoltageV), 300 },
        { nameof(ConfigMessage.OpenLoopResponseS), 1 },
        { nameof(ConfigMessage.OpenLoopResponseS), 90 },
        { nameof(ConfigMessage.MeasurementPeriodS), 1 },
        { nameof(ConfigMessage.MeasurementPeriodS), 900 },
        { nameof(ConfigMessage.ControlPeriodMs), 100 },
        { nameof(ConfigMessage.ControlPeriodMs), 60_000 },
        { nameof(ConfigMessage.OrderLeadS), 0 },
        { nameof(ConfigMessage.OrderLeadS), 3600 },
        { nameof(ConfigMessage.LimitPriceSharePermille), 0 },
        { nameof(ConfigMessage.LimitPriceSharePermille), 1000 },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void A_value_outside_its_range_is_refused(string field, double value) =>
        Assert.Equal(RejectCode.FieldOutOfRange, NodeSettings.Check(With(field, value)));

    [Theory]
    [MemberData(nameof(Extreme))]
    public void A_value_at_the_end_of_its_range_is_accepted(string field, double value) =>
        Assert.Equal(RejectCode.None, NodeSettings.Check(With(field, value)));

    [Fact]
    public void A_curve_that_is_missing_or_none_is_refused()
    {
        ConfigMessage missing = Bench.Config(1);
        missing.VoltVarReactivePu = null!;
        ConfigMessage rising = Bench.Config(1);
        rising.VoltVarReactivePu = [-0.44, 0, 0, 0.44];

        Assert.Equal(RejectCode.MissingField, NodeSettings.Check(missing));
        Assert.Equal(RejectCode.FieldOutOfRange, NodeSettings.Check(rising));
    }

    [Fact]
    public void The_defaults_are_category_B_on_230_V_and_a_valid_message()
    {
        var settings = new NodeSettings();
        var same = new NodeSettings(Bench.Config(1));

        Assert.Equal((230.0, 5.0, 60L, 2000L, 120L, 500L), Values(settings));
        Assert.Equal(Values(settings), Values(same));
        Assert.Equal(settings.Curve.AbsorbedAt(1.05), same.Curve.AbsorbedAt(1.05));
        Assert.Equal((-1L, 1L), (settings.Version, same.Version));
    }

    private static (double, double, long, long, long, long) Values(NodeSettings s) =>
        (s.NominalVoltageV, s.OpenLoopResponseS, s.MeasurementPeriodS, s.ControlPeriodMs, s.OrderLeadS, s.LimitPriceSharePermille);

    private static ConfigMessage With(string field, double value)
    {
        ConfigMessage config = Bench.Config(1);
        var property = typeof(ConfigMessage).GetProperty(field)!;
        property.SetValue(config, property.PropertyType == typeof(long) ? (object)(long)value : value);
        return config;
    }
}
