using EdgeLem.Node.Esp32.Tests.Fakes;

namespace EdgeLem.Node.Esp32.Tests.Settings;

public sealed class PinCheckTests
{
    [Theory]
    [InlineData("lampPin", "12", "lampPin is 12, the pin of bus.txPin. Name another pin (hardware/pins).")]
    [InlineData("watchdogPin", "4", "watchdogPin is 4, the pin of lampPin. Name another pin (hardware/pins).")]
    [InlineData("relay.firstPin", "14", "relay.firstPin is 14, the pin of bus.rtsPin. Name another pin (hardware/pins).")]
    [InlineData("relay.secondPin", "13", "relay.secondPin is 13, the pin of bus.rxPin. Name another pin (hardware/pins).")]
    [InlineData("display.sclPin", "21", "display.sclPin is 21, the pin of display.sdaPin. Name another pin (hardware/pins).")]
    [InlineData("display.sdaPin", "25", "display.sdaPin is 25, the pin of relay.firstPin. Name another pin (hardware/pins).")]
    [InlineData("bus.rxPin", "12", "bus.rxPin is 12, the pin of bus.txPin. Name another pin (hardware/pins).")]
    [InlineData("lampPin", "34", "lampPin is 34, which is an input only. Name another pin (hardware/pins).")]
    [InlineData("bus.txPin", "36", "bus.txPin is 36, which is an input only. Name another pin (hardware/pins).")]
    [InlineData("relay.firstPin", "6", "relay.firstPin is 6, the pin of the flash. Name another pin (hardware/pins).")]
    public void A_pin_that_cannot_serve_is_told(string key, string json, string fault) => Assert.Equal([fault], SettingsBench.FaultsWith(key, json));

    [Fact]
    public void The_bus_may_receive_at_a_mere_input() => Assert.Empty(SettingsBench.FaultsWith("bus.rxPin", "36"));

    [Fact]
    public void No_pin_may_be_none_many_times() => Assert.Empty(SettingsBench.FaultsWith("lampPin", "-1", SettingsSamples.Full.Replace("\"watchdogPin\": 27", "\"watchdogPin\": -1", StringComparison.Ordinal)));

    [Fact]
    public void A_usual_pin_of_the_bus_is_taken_too()
    {
        string settings = SettingsSamples.Least.Replace("\"meter\"", "\"watchdogPin\": 18, \"meter\"", StringComparison.Ordinal);

        SettingsBench.Bind(settings, "{}", out string[] onWroom, "ESP32_REV3");
        SettingsBench.Bind(settings, "{}", out string[] onWrover, "ESP32_PSRAM_REV3");

        Assert.Equal(["watchdogPin is 18, the pin of bus.rtsPin. Name another pin (hardware/pins)."], onWroom);
        Assert.Empty(onWrover);
    }

    [Fact]
    public void A_pin_of_the_memory_or_the_Ethernet_is_told()
    {
        string settings = SettingsSamples.Least.Replace("\"meter\"", "\"lampPin\": 16, \"watchdogPin\": 25, \"meter\"", StringComparison.Ordinal);

        SettingsBench.Bind(settings, "{}", out string[] faults, "ESP32_OLIMEX_WROVER");

        Assert.Equal(
            [
                "lampPin is 16, the pin of the PSRAM. Name another pin (hardware/pins).",
                "watchdogPin is 25, the pin of the Ethernet. Name another pin (hardware/pins).",
            ],
            faults);
    }

    /// <summary>The storage of the sample is the battery of its inverter.</summary>
    [Theory]
    [InlineData("inverter.unit", "1", "inverter.unit is 1, the unit id of meter. Give each device on the bus a unit id of its own.")]
    [InlineData("wallbox.unit", "2", "wallbox.unit is 2, the unit id of inverter. Give each device on the bus a unit id of its own.")]
    [InlineData("meter.unit", "3", "wallbox.unit is 3, the unit id of meter. Give each device on the bus a unit id of its own.")]
    public void Two_devices_with_one_unit_id_are_told(string key, string json, string fault) => Assert.Equal([fault], SettingsBench.FaultsWith(key, json));
}
