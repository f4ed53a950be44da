using EdgeLem.Node.Control;

namespace EdgeLem.Node.Tests.Control;

public sealed class InverterControlTests
{
    /// <summary>5 kVA, 5 kW, at 2 kW: capability 44 % = 2200 var.</summary>
    private static InverterControl Rated()
    {
        var control = new InverterControl(new NodeSettings());
        control.Rate(5000, 5000, 5000);
        return control;
    }

    /// <summary>Cap = export limit + consumption, within 0 and the rating.</summary>
    [Theory]
    [InlineData(1000, 500, 1500)]
    [InlineData(0, 500, 500)]
    [InlineData(1000, -200, 1000)]
    [InlineData(1000, double.NaN, 1000)]
    [InlineData(4900, 500, 5000)]
    [InlineData(0, 0, 0)]
    public void Generation_may_cover_consumption_and_the_export_limit(double exportLimitW, double consumptionW, double limitW)
    {
        InverterControl control = Rated();

        control.LimitExport(exportLimitW, consumptionW);

        Assert.Equal(limitW, control.ActivePowerLimitW);
    }

    [Fact]
    public void High_voltage_leads_to_absorption_in_load_reference()
    {
        InverterControl control = Rated();

        control.HoldVoltage(0, 1.05 * 230, -2000);
        control.HoldVoltage(60_000, 1.05 * 230, -2000);

        // Category B at 1.05 pu: 22 % of 5 kVA, absorbed.
        Assert.Equal(1100, control.ReactivePowerVar, 3);
    }

    [Fact]
    public void A_fall_of_power_takes_the_reactive_power_with_it_at_once()
    {
        InverterControl control = Rated();
        control.HoldVoltage(0, 1.08 * 230, -2000);
        control.HoldVoltage(60_000, 1.08 * 230, -2000);
        Assert.Equal(2200, control.ReactivePowerVar, 3);

        control.HoldVoltage(62_000, 1.08 * 230, -250);

        // 5 % of rated power: 11 % of 5 kVA.
        Assert.Equal(550, control.ReactivePowerVar, 6);
    }

    [Fact]
    public void An_inverter_without_reactive_setpoint_is_asked_for_none()
    {
        var control = new InverterControl(new NodeSettings());
        control.Rate(5000, 5000, 0);

        control.HoldVoltage(0, 1.08 * 230, -2000);
        control.HoldVoltage(60_000, 1.08 * 230, -2000);

        Assert.Equal(0, control.ReactivePowerVar, 12);
    }

    [Fact]
    public void Without_a_voltage_the_output_is_held_for_a_minute_and_then_released()
    {
        InverterControl control = Rated();
        control.HoldVoltage(0, 1.05 * 230, -2000);
        control.HoldVoltage(60_000, 1.05 * 230, -2000);

        control.HoldVoltage(119_000, double.NaN, -2000);
        Assert.Equal(1100, control.ReactivePowerVar, 3);
        control.HoldVoltage(120_000, double.NaN, -2000);
        control.HoldVoltage(125_000, double.NaN, -2000);

        // One open-loop response time after the release, 90 % of the way to 0 is done.
        Assert.Equal(110, control.ReactivePowerVar, 3);
    }

    [Fact]
    public void It_is_settled_when_neither_present_nor_final_setpoint_is_news()
    {
        InverterControl control = Rated();
        control.LimitExport(10_000, 0);
        control.HoldVoltage(0, 1.05 * 230, -2000);
        control.Written(0);
        Assert.False(control.IsSettled, "The droop still has its way to go.");

        control.HoldVoltage(60_000, 1.05 * 230, -2000);
        Assert.False(control.IsSettled, "The present setpoint is not written yet.");
        control.Written(60_000);

        Assert.True(control.IsSettled);
    }

    [Fact]
    public void Nothing_is_written_before_the_ratings_are_known()
    {
        var control = new InverterControl(new NodeSettings());

        Assert.False(control.WantsWrite(0));
        Assert.True(control.IsSettled);
    }
}
