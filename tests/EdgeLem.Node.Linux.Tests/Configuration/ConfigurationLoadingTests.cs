using EdgeLem.Modbus;
using EdgeLem.Node.Linux.Configuration;
using EdgeLem.Node.Linux.Ports;
using EdgeLem.Tests;

namespace EdgeLem.Node.Linux.Tests.Configuration;

public sealed class ConfigurationLoadingTests
{
    [Fact]
    public void A_sound_file_becomes_a_configuration()
    {
        using var file = new NodeFile(NodeFile.Sound);
        ConfigurationLoading loading = file.Load();

        Assert.Empty(loading.Problems);
        NodeConfiguration node = loading.Configuration!;
        Assert.Equal(("village", "home-01", "127.0.0.1", 1883), (node.FeederId, node.NodeId, node.GatewayHost, node.GatewayPort));
        Assert.Equal(("ABC", 24_150L, 10_000L), (node.Connection.Phases.Name, node.Connection.RatedImportW, node.Connection.RatedExportW));
        Assert.Equal((ModbusLinkKind.Tcp, "127.0.0.1", 15_020), (node.Bus.Kind, node.Bus.Host, node.Bus.Port));
        Assert.Equal("Eastron SDM630", node.Meter().Model);
        Assert.NotNull(node.Inverter);
        Assert.Equal((file.PathOf("energy"), ClockSource.Trusted), (node.StorePath, node.Clock));
    }

    [Fact]
    public void A_serial_bus_takes_its_settings_from_the_file()
    {
        using var file = new NodeFile(With("bus", """{ "transport": "rtu", "path": "/dev/ttyUSB0", "baud": 19200, "parity": "even", "stopBits": 1, "rs485": true }"""));

        BusSettings bus = file.Load().Configuration!.Bus;

        Assert.Equal(ModbusLinkKind.Rtu, bus.Kind);
        Assert.Equal(new SerialSettings { Path = "/dev/ttyUSB0", BaudRate = 19_200, Parity = SerialParity.Even, StopBits = 1, Rs485 = true }, bus.Serial);
    }

    [Fact]
    public void A_meter_map_of_the_users_own_is_read_from_beside_the_file()
    {
        using var file = new NodeFile(With("meter", """{ "map": "mine.json", "unit": 3 }"""));
        string map = Path.Combine(Repository.PathOf("hardware/devices"), "eastron_sdm120.json");
        Assert.SkipUnless(File.Exists(map), "hardware/devices/eastron_sdm120.json is not there");
        File.Copy(map, file.PathOf("mine.json"));

        // A single-phase meter needs a connection of one line.
        File.WriteAllText(file.FilePath, File.ReadAllText(file.FilePath).Replace("\"ABC\"", "\"B\"", StringComparison.Ordinal));

        Assert.Equal("Eastron SDM120", file.Load().Configuration!.Meter().Model);
    }

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "feederId", "\"Village!\"", "feederId is 'Village!', it must be 1 to 32 of a-z, 0-9 and -, and not 'market'." },
        { "nodeId", "\"market\"", "nodeId is 'market', it must be 1 to 32 of a-z, 0-9 and -, and not 'market'." },
        { "nodeId", "7", "nodeId is 7, it must be a text." },
        { "gateway", "\"127.0.0.1\"", "gateway is '127.0.0.1', it must be host:port" },
        { "gateway", "\"fe80::1:1883\"", "gateway is 'fe80::1:1883', it must be host:port" },
        { "connection", """{ "phases": "AAB", "ratedImportW": 1, "ratedExportW": 0 }""", "connection.phases is 'AAB', it must name the phase of each meter line" },
        { "connection", """{ "phases": "A", "ratedImportW": 0, "ratedExportW": 0 }""", "connection.ratedImportW is 0 W, it must be a whole number from 1 to 10000000 W." },
        { "connection", """{ "phases": "A", "ratedImportW": 1.5, "ratedExportW": 0 }""", "connection.ratedImportW is 1.5 W, it must be a whole number" },
        { "connection", """{ "phases": "A", "ratedImportW": 1 }""", "connection.ratedExportW is missing. Add it." },
        { "bus", """{ "transport": "udp" }""", "bus.transport is 'udp', it must be tcp, rtu, rtu-over-tcp." },
        { "bus", """{ "transport": "tcp" }""", "bus.address is missing. Add it." },
        { "bus", """{ "transport": "rtu", "path": "/dev/ttyS0", "baud": 9601 }""", "bus.baud is 9601 bit/s, it must be one of 1200, 2400" },
        { "bus", """{ "transport": "rtu", "path": "/dev/ttyS0", "address": "a:1" }""", "bus.address is unknown. There are baud, parity, path, rs485, stopBits, transport." },
        { "bus", """{ "transport": "tcp", "address": "a:1", "address": "b:1" }""", "bus.address is given twice. Remove one." },
        { "bus", "[]", "bus is [], it must be an object." },
        { "meter", """{ "map": "eastron_sdm63", "unit": 1 }""", "meter.map is not usable: 'eastron_sdm63' is no meter: give a file with a map, sunspec" },
        { "meter", """{ "map": "eastron_sdm120", "unit": 1 }""", "meter.map is not usable: 'eastron_sdm120' has fewer lines than the 3 that are connected." },
        { "meter", """{ "map": "nowhere.json", "unit": 1 }""", "meter.map is not usable: " },
        { "meter", """{ "map": "eastron_sdm630", "unit": 0 }""", "meter.unit is 0, it must be a whole number from 1 to 255." },
        { "inverter", """{ "driver": "magic", "unit": 2 }""", "inverter.driver is not usable: 'magic' is no inverter" },
        { "clock", "\"sundial\"", "clock is 'sundial', it must be synchronised, trusted." },
        { "strore", "\"energy\"", "strore is unknown. There are bus, clock, connection, display, feederId, gateway, inverter, meter, mqttClient, nodeId, relay, storage, store, wallbox." },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_reported_once_by_its_path(string property, string value, string report)
    {
        using var file = new NodeFile(With(property, value));

        string problem = Assert.Single(file.Load().Problems);
        Assert.StartsWith($"{file.FilePath}: {report}", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_meter_that_does_not_count_export_needs_a_connection_without_export()
    {
        string text = With("meter", """{ "map": "pzem_004t_v3_016", "unit": 1 }""").Replace("\"ABC\"", "\"A\"", StringComparison.Ordinal);
        using var file = new NodeFile(text);

        Assert.StartsWith($"{file.FilePath}: meter.map is 'pzem_004t_v3_016', which does not count exported energy", Assert.Single(file.Load().Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_come_in_one_report()
    {
        using var file = new NodeFile("""{ "feederId": 1, "gateway": "x", "bus": { "transport": "rtu", "baud": 1 }, "clock": "never", "colour": "red" }""");

        string[] paths = [.. file.Load().Problems.Select(problem => problem[(file.FilePath.Length + 2)..].Split(' ')[0])];

        Assert.Equal(["feederId", "nodeId", "gateway", "connection", "bus.path", "bus.baud", "meter", "clock", "colour"], paths);
    }

    [Theory]
    [InlineData("{ \"feederId\": ", ":1: not valid JSON")]
    [InlineData("{\n \"a\": 1\n \"b\": 2 }", ":3: not valid JSON")]
    [InlineData("[1]", ": the file must hold one object")]
    public void What_is_no_object_is_refused(string text, string report)
    {
        using var file = new NodeFile(text);

        Assert.StartsWith(file.FilePath + report, Assert.Single(file.Load().Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_one_problem()
    {
        Assert.StartsWith("/nowhere/node.json cannot be read:", Assert.Single(ConfigurationLoading.Load("/nowhere/node.json").Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_in_the_repository_is_sound()
    {
        Assert.Empty(ConfigurationLoading.Load(Repository.PathOf("firmware/EdgeLem.Node.Linux/node.example.json")).Problems);
    }

    /// <summary>The sound file with one property replaced or added.</summary>
    private static string With(string property, string value)
    {
        string[] lines = [.. NodeFile.Sound.Split('\n').SelectMany(Parts)];
        string others = string.Join(",", lines.Where(part => !part.StartsWith($"\"{property}\"", StringComparison.Ordinal)));
        return $"{{ {others}, \"{property}\": {value} }}";
    }

    /// <summary>The properties of one line of the sound file.</summary>
    private static IEnumerable<string> Parts(string line)
    {
        string trimmed = line.Trim().TrimEnd(',');
        return trimmed.Length < 2 ? [] : trimmed.Contains('{', StringComparison.Ordinal) ? [trimmed] : trimmed.Split(", ");
    }
}
