using EdgeLem.Node.Esp32.Settings;
using EdgeLem.Node.Esp32.Tests.Fakes;

namespace EdgeLem.Node.Esp32.Tests.Settings;

public sealed class SettingsBinderTests
{
    [Fact]
    public void A_whole_file_is_bound_without_fault()
    {
        DeviceConfiguration bound = SettingsBench.BindSound(SettingsSamples.Full, SettingsSamples.Secrets);

        Assert.Equal(("village", "home-01", "ntp.village"), (bound.FeederId, bound.NodeId, bound.TimeServer));
        Assert.Equal(("village-net", SettingsSamples.WifiPassword, false), (bound.Network.Ssid, bound.Network.Password, bound.Network.IsEthernet));
        Assert.Equal((4, 27, 3), (bound.LampPin, bound.WatchdogPin, bound.RebootHour));
    }

    [Fact]
    public void The_broker_is_bound_from_file_and_secrets()
    {
        var broker = SettingsBench.BindSound(SettingsSamples.Full, SettingsSamples.Secrets).Broker;

        Assert.Equal(("gateway.local", 8884, true, 30), (broker.Host, broker.Port, broker.Tls, broker.KeepAliveS));
        Assert.Equal(("home-01", "home-01", SettingsSamples.MqttPassword), (broker.ClientId, broker.User, broker.Password));
    }

    [Fact]
    public void The_bus_is_bound_with_its_pins_and_format()
    {
        var bus = SettingsBench.BindSound(SettingsSamples.Full).Bus;

        Assert.Equal(("COM3", 19200, 'e', 1, 11), (bus.Port, bus.BaudRate, bus.Parity, bus.StopBits, bus.BitsPerCharacter));
        Assert.Equal((12, 13, 14), (bus.TransmitPin, bus.ReceivePin, bus.DirectionPin));
    }

    [Fact]
    public void The_connection_is_bound_with_its_phases_in_the_order_of_the_meter()
    {
        ConnectionPoint connection = SettingsBench.BindSound(SettingsSamples.Full).Connection!;

        Assert.Equal(("BCA", 17_000, 10_000), (connection.Phases.Name, connection.RatedImportW, connection.RatedExportW));
    }

    [Fact]
    public void The_devices_are_bound_with_their_ratings()
    {
        DeviceConfiguration bound = SettingsBench.BindSound(SettingsSamples.Full);

        Assert.Equal(("eastron_sdm630", 1), (bound.Meter!.Id, (int)bound.Meter.Unit));
        DeviceChoice inverter = bound.Inverter!;
        Assert.Equal(("huawei_sun2000", 2), (inverter.Id, (int)inverter.Unit));
        Assert.Equal((5000, 5500, 2400), (inverter.Options.RatedPowerW, inverter.Options.RatedVoltAmpere, inverter.Options.RatedReactivePowerVar));
        Assert.Equal((600, 1500, true), (inverter.Options.RevertS, inverter.Options.FallbackPowerW, inverter.Options.ReversesReactivePower));
        DeviceChoice storage = bound.Storage!;
        Assert.Equal((10_000, 4000, 4500, 900), (storage.Options.CapacityWh, storage.Options.MaxChargeW, storage.Options.MaxDischargeW, storage.Options.StorageHoldS));
        Assert.Equal((15, 95), (storage.StorageLimits.LowestPercent, storage.StorageLimits.HighestPercent));
        Assert.Same(inverter.Options.Budget, storage.Options.Budget); // the two share the registers that wear
        Assert.Equal((3, 16), (bound.Wallbox!.ChargeLimits!.Phases, bound.Wallbox.ChargeLimits.HighestCurrentA));
    }

    [Fact]
    public void Relays_and_display_are_bound_with_their_pins()
    {
        DeviceConfiguration bound = SettingsBench.BindSound(SettingsSamples.Full);

        RelaySettings relay = bound.Relay!;
        Assert.Equal((25, 26, true), (relay.FirstPin, relay.SecondPin, relay.IsActiveLow));
        Assert.Equal((3000, 700_000, 500_000), (relay.Times!.RatedW, relay.Times.LeastOnMs, relay.Times.LeastOffMs));
        Assert.Equal((21, 22, 61, 32), (bound.Display!.DataPin, bound.Display.ClockPin, bound.Display.Address, bound.Display.Height));
    }

    [Fact]
    public void What_is_not_in_the_file_has_its_usual_value()
    {
        DeviceConfiguration bound = SettingsBench.BindSound(SettingsSamples.Least);

        Assert.Equal(("pool.ntp.org", 1883, false, 60), (bound.TimeServer, bound.Broker.Port, bound.Broker.Tls, bound.Broker.KeepAliveS));
        Assert.Equal(("COM2", 9600, 'n', 1), (bound.Bus.Port, bound.Bus.BaudRate, bound.Bus.Parity, bound.Bus.StopBits));
        Assert.Equal((-1, -1, -1), (bound.LampPin, bound.WatchdogPin, bound.RebootHour));
        Assert.True(bound.Inverter == null && bound.Storage == null && bound.Wallbox == null && bound.Relay == null && bound.Display == null);
        Assert.Equal(("", ""), (bound.Broker.User, bound.Broker.Password));
    }

    [Fact]
    public void Without_pins_in_the_file_those_of_the_board_hold()
    {
        string settings = SettingsSamples.Least.Replace("\"meter\"", "\"display\": {}, \"meter\"", StringComparison.Ordinal);

        DeviceConfiguration bound = SettingsBench.BindSound(settings, target: "ESP32_S3");

        Assert.Equal((17, 18, 16), (bound.Bus.TransmitPin, bound.Bus.ReceivePin, bound.Bus.DirectionPin));
        Assert.Equal((8, 9, 60, 64), (bound.Display!.DataPin, bound.Display.ClockPin, bound.Display.Address, bound.Display.Height));
    }

    [Fact]
    public void With_encryption_the_usual_port_is_the_encrypted_one()
    {
        string settings = SettingsSamples.Least.Replace("\"gateway.local\"", "\"gateway.local\", \"tls\": true", StringComparison.Ordinal);

        Assert.Equal(8883, SettingsBench.BindSound(settings).Broker.Port);
    }

    [Fact]
    public void Without_the_name_of_a_network_the_node_is_on_a_cable()
    {
        string settings = SettingsSamples.Least.Replace("\"wifi\": \"village-net\",", "", StringComparison.Ordinal);

        Assert.True(SettingsBench.BindSound(settings).Network.IsEthernet);
    }

    [Theory]
    [InlineData("A")]
    [InlineData("C")]
    [InlineData("CA")]
    [InlineData("ABC")]
    [InlineData("BCA")]
    public void Every_order_of_the_phases_is_taken(string phases)
    {
        string map = phases.Length == 1 ? "eastron_sdm120" : "eastron_sdm630";
        string settings = SettingsSamples.Least.Replace("ABC", phases, StringComparison.Ordinal).Replace("eastron_sdm630", map, StringComparison.Ordinal);

        Assert.Equal(phases, SettingsBench.BindSound(settings).Connection!.Phases.Name);
    }

    /// <summary>The reader gives numbers as int, long or double, as they are written.</summary>
    [Theory]
    [InlineData("17000")]
    [InlineData("17000.0")]
    [InlineData("1.7e4")]
    public void A_whole_number_is_one_however_it_is_written(string number)
    {
        string settings = SettingsSamples.Least.Replace("17000", number, StringComparison.Ordinal);

        Assert.Equal(17_000, SettingsBench.BindSound(settings).Connection!.RatedImportW);
    }

    [Fact]
    public void Values_at_the_ends_of_their_ranges_are_sound()
    {
        foreach ((string key, string low, string high) in new[]
        {
            ("gateway.port", "1", "65535"), ("gateway.keepAliveS", "10", "600"), ("connection.ratedImportW", "1", "10000000"), ("connection.ratedExportW", "0", "10000000"),
            ("bus.stopBits", "1", "2"), ("bus.txPin", "-1", "48"), ("meter.unit", "1", "247"), ("inverter.revertS", "0", "65534"), ("inverter.ratedPowerW", "0", "1000000"),
            ("storage.holdS", "60", "65534"), ("storage.lowestPercent", "0", "90"), ("storage.highestPercent", "20", "100"), ("wallbox.phases", "1", "3"),
            ("wallbox.highestCurrentA", "6", "63"), ("relay.firstPin", "0", "48"), ("relay.ratedW", "1", "1000000"), ("relay.leastOnS", "0", "7200"),
            ("display.address", "8", "119"), ("display.height", "32", "64"), ("lampPin", "-1", "48"), ("rebootHour", "-1", "23"), ("bus.baud", "19200", "115200"),
        })
        {
            Assert.True(SettingsBench.FaultsWith(key, low).Length == 0, $"{key} {low}");
            Assert.True(SettingsBench.FaultsWith(key, high).Length == 0, $"{key} {high}");
        }
    }

    [Fact]
    public void Settings_without_fault_always_build_drivers()
    {
        foreach (string driver in new[] { "sunspec", "growatt_vpp", "huawei_sun2000", "sma_modbus_profile", "sungrow_sg_sh" })
        {
            string settings = SettingsSamples.Full.Replace("huawei_sun2000", driver, StringComparison.Ordinal).Replace("19200", "115200", StringComparison.Ordinal);
            DeviceConfiguration bound = SettingsBench.BindSound(settings);

            Assert.NotNull(DeviceDrivers.CreateInverter(bound.Inverter!));
            Assert.NotNull(DeviceDrivers.CreateFlexibility(bound, null));
        }
    }
}
