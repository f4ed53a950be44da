using EdgeLem.Node.Linux.Configuration;
using EdgeLem.Node.Linux.Display;
using EdgeLem.Node.Linux.Relays;

namespace EdgeLem.Node.Linux.Tests.Configuration;

/// <summary>The keys <c>relay</c>, <c>display</c> and <c>mqttClient</c>.</summary>
public sealed class AccessoryTests
{
    [Fact]
    public void The_relays_of_a_heat_pump_take_their_lines_from_the_file()
    {
        SgReadySettings relay = Load("\"relay\"", """{ "ratedW": 2500, "chip": 4, "first": 26, "second": 20, "activeLow": true, "leastOnS": 900 }""").Configuration!.Relay!;

        Assert.Equal(new RelaySettings(4, 26, true), relay.First);
        Assert.Equal(new RelaySettings(4, 20, true), relay.Second);
        Assert.Equal((RelayDriver.Kernel, 2500.0, 900_000L, 600_000L), (relay.Driver, relay.Times.RatedW, relay.Times.LeastOnMs, relay.Times.LeastOffMs));
    }

    [Fact]
    public void One_relay_is_enough()
    {
        SgReadySettings relay = Load("\"relay\"", """{ "ratedW": 2500, "first": 26 }""").Configuration!.Relay!;

        Assert.Equal(new RelaySettings(0, 26, false), relay.First);
        Assert.Null(relay.Second);
    }

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "relay", """{ "ratedW": 2500 }""", "relay.first is missing. Add it." },
        { "relay", """{ "first": 26 }""", "relay.ratedW is missing. Add it." },
        { "relay", """{ "ratedW": 0, "first": 26 }""", "relay.ratedW is 0 W, it must be a whole number from 1 to 1000000 W." },
        { "relay", """{ "ratedW": 1, "first": 26, "second": 26 }""", "relay.second is 26, the line of the first relay. Name another line or leave it out." },
        { "relay", """{ "ratedW": 1, "first": 1024 }""", "relay.first is 1024, it must be a whole number from 0 to 1023." },
        { "relay", """{ "ratedW": 1, "first": 1, "leastOffS": 7201 }""", "relay.leastOffS is 7201 s, it must be a whole number from 0 to 7200 s." },
        { "relay", """{ "ratedW": 1, "first": 1, "driver": "sysfs" }""", "relay.driver is 'sysfs', it must be kernel, package." },
        { "relay", """{ "ratedW": 1, "first": 1, "pin": 3 }""", "relay.pin is unknown." },
        { "display", """{ "address": 3 }""", "display.address is 3, it must be a whole number from 8 to 119." },
        { "display", """{ "height": 48 }""", "display.height is 48 pixels, it must be 32 or 64 pixels." },
        { "display", """{ "port": 1 }""", "display.port is unknown." },
        { "mqttClient", "\"paho\"", "mqttClient is 'paho', it must be edgelem, mqttnet." },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_with_its_path_and_what_is_allowed(string key, string value, string problem) =>
        Assert.Contains(Load($"\"{key}\"", value).Problems, line => line.Contains(problem, StringComparison.Ordinal));

#if DEVICE_PACKAGES
    [Fact]
    public void With_the_device_packages_every_part_can_be_chosen()
    {
        NodeConfiguration node = Load("\"mqttClient\": \"mqttnet\", \"display\": { \"height\": 32 }, \"relay\"", """{ "ratedW": 1, "first": 1, "driver": "package" }""").Configuration!;

        Assert.Equal(new DisplaySettings { Bus = 1, Address = 0x3C, Height = 32 }, node.Display);
        Assert.Equal((MqttLibrary.MqttNet, RelayDriver.Package), (node.Mqtt, node.Relay!.Driver));
    }
#else
    [Theory]
    [InlineData("display", "{}", "display needs a build with -p:DevicePackages=true")]
    [InlineData("mqttClient", "\"mqttnet\"", "mqttClient is 'mqttnet', which needs a build with -p:DevicePackages=true")]
    [InlineData("relay", """{ "ratedW": 1, "first": 1, "driver": "package" }""", "relay.driver is 'package', which needs a build with -p:DevicePackages=true")]
    public void Without_the_device_packages_their_parts_are_refused_with_what_to_do(string key, string value, string problem)
    {
        string told = Assert.Single(Load($"\"{key}\"", value).Problems);

        Assert.Contains(problem, told, StringComparison.Ordinal);
        Assert.False(DeviceAdapters.AreBuilt);
        Assert.Throws<NotSupportedException>(() => DeviceAdapters.OpenDisplay(new DisplaySettings()));
    }
#endif

    private static ConfigurationLoading Load(string key, string value)
    {
        using var file = new NodeFile(NodeFile.Sound.Replace("\"clock\"", $"{key}: {value}, \"clock\"", StringComparison.Ordinal));
        return file.Load();
    }
}
