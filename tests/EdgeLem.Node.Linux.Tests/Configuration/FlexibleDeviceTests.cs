using EdgeLem.Node.Devices;
using EdgeLem.Node.Linux.Configuration;

namespace EdgeLem.Node.Linux.Tests.Configuration;

/// <summary>The keys <c>inverter</c>, <c>storage</c> and <c>wallbox</c>, and the time that the bus has for them.</summary>
public sealed class FlexibleDeviceTests
{
    private const string Flexible = """
        "storage": { "driver": "huawei_sun2000", "unit": 2, "capacityWh": 10000, "maxChargeW": 4000, "lowestPercent": 20, "holdS": 600 },
        "wallbox": { "map": "keba_p30", "unit": 255, "phases": 3, "highestCurrentA": 16 }
        """;

    public static TheoryData<string> Inverters => [.. Enumerable.Range(0, InverterCatalogue.Count).Select(InverterCatalogue.IdAt)];

    [Theory]
    [MemberData(nameof(Inverters))]
    public void Every_inverter_of_the_catalogue_can_be_chosen_with_all_its_options(string id)
    {
        string text = $$"""
            { "driver": "{{id}}", "unit": 2, "ratedPowerW": 1000000, "ratedVoltAmpere": 1000000, "ratedReactivePowerVar": 1000000, "revertS": 65534, "fallbackPowerW": 1000000, "reversesReactivePower": true }
            """;
        using var file = new NodeFile(NodeFile.Sound.Replace("""{ "driver": "sunspec", "unit": 2 }""", text, StringComparison.Ordinal));
        ConfigurationLoading loading = file.Load();

        Assert.Empty(loading.Problems);
        Assert.Equal(id, loading.Configuration!.Inverter!.Id);

        // The drivers check their options again: what the file may say they must take.
        Assert.False(loading.Configuration.Inverter.Create().IsDiscovered);
    }

    [Fact]
    public void Storage_and_wallbox_become_the_flexibility_of_the_house()
    {
        NodeConfiguration node = Load(Flexible).Configuration!;

        Assert.Equal(("huawei_sun2000", "keba_p30"), (node.Storage!.Id, node.Wallbox!.Id));
        Node.Control.HouseFlexibility house = node.CreateFlexibility(null)!;
        Assert.IsType<MapStorage>(house.Storage!.Storage);
        Assert.Equal((3, 16.0), (house.Wallbox!.Limits.Phases, house.Wallbox.Limits.HighestCurrentA));
        Assert.Null(house.HeatPump);
        Assert.NotSame(house.Storage, node.CreateFlexibility(null)!.Storage);
    }

    [Fact]
    public void A_house_without_flexible_devices_has_no_flexibility()
    {
        using var file = new NodeFile(NodeFile.Sound);
        Assert.Null(file.Load().Configuration!.CreateFlexibility(null));
    }

    public static TheoryData<string, string> Mistakes => new()
    {
        { """ "storage": { "driver": "growatt", "unit": 2 } """, "storage.driver is not usable: 'growatt' is no storage: there is growatt_vpp, huawei_sun2000" },
        { """ "storage": { "driver": "huawei_sun2000", "unit": 2, "holdS": 30 } """, "storage.holdS is 30 s, it must be a whole number from 60 to 65534 s." },
        { """ "storage": { "driver": "sunspec", "unit": 2, "lowestPercent": 98 } """, "storage.highestPercent is 100 %, it must be at least 5 % above lowestPercent, which is 98 %." },
        { """ "storage": { "driver": "sma_modbus_profile", "unit": 3, "maxChargeW": 5000 } """, "storage.maxDischargeW is missing: a device of the driver sma_modbus_profile does not tell it." },
        { """ "storage": { "driver": "sunspec", "unit": 2, "ratedPowerW": 5 } """, "storage.ratedPowerW is unknown." },
        { """ "wallbox": { "map": "keba", "unit": 1, "phases": 3, "highestCurrentA": 16 } """, "wallbox.map is 'keba', it must be abb_terra_ac, alfen_eve, heidelberg_ec, keba_p30, victron_evcs." },
        { """ "wallbox": { "map": "keba_p30", "unit": 1, "phases": 4, "highestCurrentA": 16 } """, "wallbox.phases is 4, it must be a whole number from 1 to 3." },
        { """ "wallbox": { "map": "keba_p30", "unit": 1, "phases": 3, "highestCurrentA": 5 } """, "wallbox.highestCurrentA is 5 A, it must be a whole number from 6 to 63 A." },
        { """ "wallbox": { "map": "keba_p30", "unit": 1, "phases": 3, "highestCurrentA": 16 } """, "wallbox.unit is 1, the unit id of meter. Give each device on the bus a unit id of its own." },
        { """ "wallbox": { "map": "keba_p30", "unit": 1, "phases": 3 } """, "wallbox.highestCurrentA is missing. Add it." },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_reported_once_by_its_path(string key, string report)
    {
        string problem = Assert.Single(Load(key).Problems);
        Assert.Contains($": {report}", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "driver": "growatt", "unit": 2 }""", "inverter.ratedPowerW is missing: a device of the driver growatt does not tell it.")]
    [InlineData("""{ "driver": "sunspec", "unit": 2, "ratedPowerW": 1000001 }""", "inverter.ratedPowerW is 1000001 W, it must be a whole number from 0 to 1000000 W.")]
    [InlineData("""{ "driver": "sunspec", "unit": 2, "revertS": 65535 }""", "inverter.revertS is 65535 s, it must be a whole number from 0 to 65534 s.")]
    [InlineData("""{ "driver": "sunspec", "unit": 2, "reversesReactivePower": 1 }""", "inverter.reversesReactivePower is 1, it must be true or false.")]
    [InlineData("""{ "driver": "sunspec", "unit": 2, "capacityWh": 1 }""", "inverter.capacityWh is unknown.")]
    public void A_mistake_in_the_inverter_is_too(string inverter, string report)
    {
        using var file = new NodeFile(NodeFile.Sound.Replace("""{ "driver": "sunspec", "unit": 2 }""", inverter, StringComparison.Ordinal));
        Assert.Contains($": {report}", Assert.Single(file.Load().Problems), StringComparison.Ordinal);
    }

    /// <summary>By hand, at 2400 bit/s with 11 bits a byte: SDM630 (8 + 65) bytes 334.6 ms, and a SunSpec device of unknown layout (8 + 251) bytes 1187.1 ms, with two turnarounds of 50 ms: 811 of 1000.</summary>
    [Theory]
    [InlineData(2400, true)]
    [InlineData(9600, false)]
    public void A_line_too_slow_for_its_devices_is_reported(int baud, bool isTooSlow)
    {
        string line = $$"""{ "transport": "rtu", "path": "/dev/ttyS0", "baud": {{baud}} }""";
        using var file = new NodeFile(NodeFile.Sound.Replace("""{ "transport": "tcp", "address": "127.0.0.1:15020" }""", line, StringComparison.Ordinal));
        ConfigurationLoading loading = file.Load();

        Assert.Equal(isTooSlow ? 1 : 0, loading.Problems.Count);
        Assert.All(loading.Problems, problem => Assert.Contains("bus.baud is 2400 bit/s, at which reading the devices every 2 s takes 811 of 1000 parts", problem, StringComparison.Ordinal));
    }

    private static ConfigurationLoading Load(string keys)
    {
        using var file = new NodeFile(NodeFile.Sound.Replace("\"clock\"", $"{keys}, \"clock\"", StringComparison.Ordinal));
        return file.Load();
    }
}
