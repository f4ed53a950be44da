using EdgeLem.Node.Devices;
using EdgeLem.Node.Esp32.Settings;
using EdgeLem.Node.Esp32.Tests.Fakes;

namespace EdgeLem.Node.Esp32.Tests.Settings;

/// <summary>Each fault alone, with its whole text: key, value with unit, allowed range, next step (house style, errors).</summary>
public sealed class SettingsFaultTests
{
    private const string BadId = ", it must be 1 to 32 of a-z, 0-9 and -, and not 'market'.";
    private const string NoText = " is no text. Write it in quotation marks.";
    private const string NoFlag = " is neither true nor false.";
    private const string NoObject = " is no object. Its values stand in { }.";

    [Theory]
    [InlineData("feederId", "", "feederId is missing.")]
    [InlineData("feederId", "\"\"", "feederId is empty.")]
    [InlineData("feederId", "\"Village\"", "feederId is 'Village'" + BadId)]
    [InlineData("feederId", "7", "feederId" + NoText)]
    [InlineData("nodeId", "", "nodeId is missing.")]
    [InlineData("nodeId", "\"market\"", "nodeId is 'market'" + BadId)]
    [InlineData("nodeId", "\"home_01\"", "nodeId is 'home_01'" + BadId)]
    [InlineData("nodeId", "\"a2345678901234567890123456789012x\"", "nodeId is 'a2345678901234567890123456789012x'" + BadId)]
    [InlineData("wifi", "\"a23456789012345678901234567890123\"", "wifi has 33 characters; the name of a network has 1 to 32, and none means Ethernet.")]
    [InlineData("wifi", "true", "wifi" + NoText)]
    [InlineData("timeServer", "1", "timeServer" + NoText)]
    [InlineData("timeServer", "\"\"", "timeServer is empty. Name an SNTP server, or leave the key out for pool.ntp.org.")]
    [InlineData("lampPin", "49", "lampPin is 49; it is -1 to 48.")]
    [InlineData("watchdogPin", "-2", "watchdogPin is -2; it is -1 to 48.")]
    [InlineData("rebootHour", "24", "rebootHour is 24 h; it is -1 to 23 h.")]
    [InlineData("rebootHour", "\"3\"", "rebootHour is no whole number; it is -1 to 23 h.")]
    public void A_fault_at_the_top_is_told(string key, string json, string fault) => AssertFault(key, json, fault);

    [Theory]
    [InlineData("gateway", "", "gateway is missing.")]
    [InlineData("gateway", "\"gateway.local\"", "gateway" + NoObject)]
    [InlineData("gateway.host", "", "gateway.host is missing.")]
    [InlineData("gateway.host", "\"\"", "gateway.host is empty.")]
    [InlineData("gateway.host", "1", "gateway.host" + NoText)]
    [InlineData("gateway.tls", "1", "gateway.tls" + NoFlag)]
    [InlineData("gateway.tls", "\"true\"", "gateway.tls" + NoFlag)]
    [InlineData("gateway.port", "0", "gateway.port is 0; it is 1 to 65535.")]
    [InlineData("gateway.port", "65536", "gateway.port is 65536; it is 1 to 65535.")]
    [InlineData("gateway.port", "1883.5", "gateway.port is no whole number; it is 1 to 65535.")]
    [InlineData("gateway.port", "1e300", "gateway.port is no whole number; it is 1 to 65535.")]
    [InlineData("gateway.keepAliveS", "9", "gateway.keepAliveS is 9 s; it is 10 to 600 s.")]
    [InlineData("gateway.hots", "1", "gateway.hots is unknown. The keys are in docs/firmware.md.")]
    public void A_fault_of_the_gateway_is_told(string key, string json, string fault) => AssertFault(key, json, fault);

    [Theory]
    [InlineData("connection.phases", "", "connection.phases is missing.")]
    [InlineData("connection.phases", "\"\"", "connection.phases is empty.")]
    [InlineData("connection.phases", "\"ABD\"", "connection.phases is 'ABD', it must name the phase of each meter line L1, L2, L3: ABC, BCA, B or such, each once.")]
    [InlineData("connection.phases", "\"AA\"", "connection.phases is 'AA', it must name the phase of each meter line L1, L2, L3: ABC, BCA, B or such, each once.")]
    [InlineData("connection.phases", "\"ABCA\"", "connection.phases is 'ABCA', it must name the phase of each meter line L1, L2, L3: ABC, BCA, B or such, each once.")]
    [InlineData("connection.phases", "3", "connection.phases" + NoText)]
    [InlineData("connection.ratedImportW", "", "connection.ratedImportW is missing; it is 1 to 10000000 W.")]
    [InlineData("connection.ratedImportW", "0", "connection.ratedImportW is 0 W; it is 1 to 10000000 W.")]
    [InlineData("connection.ratedExportW", "", "connection.ratedExportW is missing; it is 0 to 10000000 W.")]
    [InlineData("connection.ratedExportW", "-1", "connection.ratedExportW is -1 W; it is 0 to 10000000 W.")]
    [InlineData("connection.extra", "1", "connection.extra is unknown. The keys are in docs/firmware.md.")]
    public void A_fault_of_the_connection_is_told(string key, string json, string fault) => AssertFault(key, json, fault);

    [Theory]
    [InlineData("bus.port", "2", "bus.port" + NoText)]
    [InlineData("bus.baud", "1199", "bus.baud is 1199 bit/s; it is 1200 to 115200 bit/s.")]
    [InlineData("bus.parity", "\"mark\"", "bus.parity is 'mark', it must be none, even or odd.")]
    [InlineData("bus.stopBits", "3", "bus.stopBits is 3; it is 1 to 2.")]
    [InlineData("bus.txPin", "99", "bus.txPin is 99; it is -1 to 48.")]
    [InlineData("bus.rxPin", "99", "bus.rxPin is 99; it is -1 to 48.")]
    [InlineData("bus.rtsPin", "99", "bus.rtsPin is 99; it is -1 to 48.")]
    [InlineData("bus.dePin", "5", "bus.dePin is unknown. The keys are in docs/firmware.md.")]
    [InlineData("meter", "", "meter is missing.")]
    [InlineData("meter.map", "", "meter.map is missing.")]
    [InlineData("meter.map", "1", "meter.map" + NoText)]
    [InlineData("meter.unit", "", "meter.unit is missing; it is 1 to 247.")]
    [InlineData("meter.unit", "248", "meter.unit is 248; it is 1 to 247.")]
    [InlineData("meter.extra", "1", "meter.extra is unknown. The keys are in docs/firmware.md.")]
    public void A_fault_of_bus_or_meter_is_told(string key, string json, string fault) => AssertFault(key, json, fault);

    [Theory]
    [InlineData("inverter.driver", "", "inverter.driver is missing.")]
    [InlineData("inverter.driver", "\"\"", "inverter.driver is empty.")]
    [InlineData("inverter.unit", "0", "inverter.unit is 0; it is 1 to 247.")]
    [InlineData("inverter.ratedPowerW", "1000001", "inverter.ratedPowerW is 1000001 W; it is 0 to 1000000 W.")]
    [InlineData("inverter.ratedVoltAmpere", "-1", "inverter.ratedVoltAmpere is -1 VA; it is 0 to 1000000 VA.")]
    [InlineData("inverter.ratedReactivePowerVar", "-1", "inverter.ratedReactivePowerVar is -1 var; it is 0 to 1000000 var.")]
    [InlineData("inverter.revertS", "65535", "inverter.revertS is 65535 s; it is 0 to 65534 s.")]
    [InlineData("inverter.fallbackPowerW", "-1", "inverter.fallbackPowerW is -1 W; it is 0 to 1000000 W.")]
    [InlineData("inverter.reversesReactivePower", "0", "inverter.reversesReactivePower" + NoFlag)]
    [InlineData("inverter.map", "\"x\"", "inverter.map is unknown. The keys are in docs/firmware.md.")]
    [InlineData("storage.driver", "\"growatt\"", "storage.driver is not usable: 'growatt' is no storage.")]
    [InlineData("storage.driver", "", "storage.driver is missing.")]
    [InlineData("storage.unit", "", "storage.unit is missing; it is 1 to 247.")]
    [InlineData("storage.capacityWh", "-1", "storage.capacityWh is -1 Wh; it is 0 to 1000000 Wh.")]
    [InlineData("storage.maxChargeW", "-1", "storage.maxChargeW is -1 W; it is 0 to 1000000 W.")]
    [InlineData("storage.maxDischargeW", "-1", "storage.maxDischargeW is -1 W; it is 0 to 1000000 W.")]
    [InlineData("storage.holdS", "59", "storage.holdS is 59 s; it is 60 to 65534 s.")]
    [InlineData("storage.lowestPercent", "101", "storage.lowestPercent is 101 %; it is 0 to 100 %.")]
    [InlineData("storage.lowestPercent", "91", "storage.highestPercent is 95 %, it must be at least 5 % above lowestPercent, which is 91 %.")]
    [InlineData("storage.extra", "1", "storage.extra is unknown. The keys are in docs/firmware.md.")]
    public void A_fault_of_inverter_or_storage_is_told(string key, string json, string fault) => AssertFault(key, json, fault);

    [Theory]
    [InlineData("wallbox.map", "", "wallbox.map is missing.")]
    [InlineData("wallbox.map", "\"x\"", "wallbox.map is not usable: 'x' is no wallbox: there is abb_terra_ac, alfen_eve, heidelberg_ec, keba_p30, victron_evcs.")]
    [InlineData("wallbox.unit", "", "wallbox.unit is missing; it is 1 to 247.")]
    [InlineData("wallbox.phases", "4", "wallbox.phases is 4; it is 1 to 3.")]
    [InlineData("wallbox.highestCurrentA", "5", "wallbox.highestCurrentA is 5 A; it is 6 to 63 A.")]
    [InlineData("wallbox.extra", "1", "wallbox.extra is unknown. The keys are in docs/firmware.md.")]
    [InlineData("relay.firstPin", "", "relay.firstPin is missing; it is 0 to 48.")]
    [InlineData("relay.firstPin", "49", "relay.firstPin is 49; it is 0 to 48.")]
    [InlineData("relay.secondPin", "25", "relay.secondPin is 25, the pin of the first relay. Name another pin or leave it out.")]
    [InlineData("relay.activeLow", "1", "relay.activeLow" + NoFlag)]
    [InlineData("relay.ratedW", "", "relay.ratedW is missing; it is 1 to 1000000 W.")]
    [InlineData("relay.leastOnS", "7201", "relay.leastOnS is 7201 s; it is 0 to 7200 s.")]
    [InlineData("relay.leastOffS", "-1", "relay.leastOffS is -1 s; it is 0 to 7200 s.")]
    [InlineData("relay.extra", "1", "relay.extra is unknown. The keys are in docs/firmware.md.")]
    [InlineData("display.sdaPin", "49", "display.sdaPin is 49; it is -1 to 48.")]
    [InlineData("display.sclPin", "49", "display.sclPin is 49; it is -1 to 48.")]
    [InlineData("display.address", "120", "display.address is 120; it is 8 to 119.")]
    [InlineData("display.height", "65", "display.height is 65 px; it is 32 to 64 px.")]
    [InlineData("display.height", "48", "display.height is 48 px; it is 32 or 64 px.")]
    [InlineData("display.width", "128", "display.width is unknown. The keys are in docs/firmware.md.")]
    [InlineData("dispaly", "{}", "dispaly is unknown. The keys are in docs/firmware.md.")]
    public void A_fault_of_the_flexible_devices_is_told(string key, string json, string fault) => AssertFault(key, json, fault);

    [Theory]
    [InlineData("\"wifiPassword\": \"short77\"", "secret.wifiPassword has 7 characters; it has 8 to 64, and none means an open network.")]
    [InlineData("\"wifiPassword\": 12345678", "secret.wifiPassword" + NoText)]
    [InlineData("\"mqttUser\": 1", "secret.mqttUser" + NoText)]
    [InlineData("\"mqttPassword\": false", "secret.mqttPassword" + NoText)]
    [InlineData("\"wifipassword\": \"12345678\"", "secret.wifipassword is unknown. The keys are in docs/firmware.md.")]
    public void A_fault_of_the_secrets_is_told_without_the_secret(string member, string fault)
    {
        SettingsBench.Bind(SettingsSamples.Least, "{ " + member + " }", out string[] faults);

        Assert.Equal([fault], faults);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(64)]
    public void A_password_of_a_length_that_Wi_Fi_allows_is_sound(int length) =>
        SettingsBench.BindSound(SettingsSamples.Least, "{ \"wifiPassword\": \"" + new string('p', length) + "\" }");

    [Fact]
    public void A_password_that_is_too_long_is_told() =>
        AssertSecretFault(new string('p', 65), "secret.wifiPassword has 65 characters; it has 8 to 64, and none means an open network.");

    [Fact]
    public void An_unknown_meter_is_told_with_all_that_there_are() =>
        AssertFault(
            "meter.map",
            "\"x\"",
            "meter.map is not usable: 'x' is no meter: there is sunspec, sunspec-export-positive, " + MeterCatalogue.AllIds() + ".");

    [Fact]
    public void A_meter_with_fewer_lines_than_are_connected_is_told() =>
        AssertFault("meter.map", "\"eastron_sdm120\"", "meter.map is not usable: 'eastron_sdm120' has fewer lines than the 3 that are connected.");

    [Fact]
    public void A_meter_that_does_not_count_export_is_told_where_there_is_export()
    {
        string settings = SettingsSamples.Least.Replace("ABC", "A", StringComparison.Ordinal).Replace("eastron_sdm630", "pzem_004t_v3_016", StringComparison.Ordinal);
        SettingsBench.BindSound(settings);

        Assert.Equal(
            ["meter.map is 'pzem_004t_v3_016', which does not count exported energy: set connection.ratedExportW to 0 W, or use another meter."],
            SettingsBench.FaultsWith("connection.ratedExportW", "1", settings));
    }

    [Fact]
    public void An_unknown_inverter_is_told_with_all_that_there_are() =>
        AssertFault("inverter.driver", "\"x\"", "inverter.driver is not usable: 'x' is no inverter: there is " + InverterCatalogue.AllIds() + ".");

    [Fact]
    public void A_bus_that_is_too_slow_for_its_devices_is_told()
    {
        string fault = Assert.Single(SettingsBench.FaultsWith("bus.baud", "1200"));

        Assert.StartsWith("bus.baud is 1200 bit/s, at which reading the devices every 2 s takes ", fault, StringComparison.Ordinal);
        Assert.EndsWith(". Set devices and bus to a higher speed, or move a device to a bus of its own.", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        const string Settings = """
            { "feederId": "X", "gateway": { "port": 0, "extra": 1 }, "connection": { "phases": "D" }, "bus": { "parity": "x" }, "meter": {}, "inverter": 7, "rebootHour": 99, "what": 1 }
            """;

        SettingsBench.Bind(Settings, "{ \"wifiPassword\": \"1\", \"other\": 2 }", out string[] faults);

        Assert.Equal(
            [
                "bus.parity", "connection.phases", "connection.ratedExportW", "connection.ratedImportW", "feederId", "gateway.extra", "gateway.host", "gateway.port", "inverter", "meter.map",
                "meter.unit", "nodeId", "rebootHour", "secret.other", "secret.wifiPassword", "what",
            ],
            faults.Select(fault => fault.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    /// <summary>The pins are taken at the start even when something else is wrong; the least number of the range is the chip's strapping pin.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("99")]
    [InlineData("\"25\"")]
    public void A_relay_without_a_sound_pin_has_none(string firstPin)
    {
        string settings = SettingsSamples.Least.Replace("\"meter\"", "\"relay\": { " + (firstPin.Length == 0 ? "" : $"\"firstPin\": {firstPin}, ") + "\"ratedW\": 3000 }, \"meter\"", StringComparison.Ordinal);

        DeviceConfiguration bound = SettingsBench.Bind(settings, "{}", out string[] faults);

        Assert.Single(faults);
        Assert.Equal((-1, -1), (bound.Relay!.FirstPin, bound.Relay.SecondPin));
    }

    private static void AssertSecretFault(string password, string fault)
    {
        SettingsBench.Bind(SettingsSamples.Least, "{ \"wifiPassword\": \"" + password + "\" }", out string[] faults);

        Assert.Equal([fault], faults);
    }

    private static void AssertFault(string key, string json, string fault) => Assert.Equal([fault], SettingsBench.FaultsWith(key, json));
}
