using EdgeLem.Sim.Devices;
using EdgeLem.Sim.Devices.Faults;
using EdgeLem.Sim.Devices.Lines;
using static EdgeLem.Sim.Tests.Devices.ModbusFrames;

namespace EdgeLem.Sim.Tests.Devices;

/// <summary>Inverters on a bench, beside meters: they move with the sun, obey, and have faults like the others.</summary>
public sealed class DeviceBenchInverterTests
{
    private const int SunSpecPower = 40_084;

    public static TheoryData<string> Ids => [.. VirtualInverters.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_virtual_inverter_can_stand_beside_meters(string id)
    {
        var bench = new DeviceBench(new DevicesOptions { Count = 3, Port = 0, Maps = ["eastron_sdm630", id, "sunspec_203"] }, new BenchTime());

        Assert.Equal(2, bench.Meters.Count);
        IVirtualInverter inverter = Assert.Single(bench.Inverters);
        double storage = id is "sunspec_124" or "sunspec_713" ? 0 : 1;
        Assert.InRange(inverter.Output.ActivePowerW, storage * 0.2 * inverter.Rating.ActivePowerW, storage * 0.9 * inverter.Rating.ActivePowerW);
    }

    [Fact]
    public void The_sun_moves_slowly_and_alike_for_every_kind()
    {
        var time = new BenchTime();
        var bench = new DeviceBench(new DevicesOptions { Count = 1, Port = 0, Maps = ["huawei_sun2000"] }, time);
        double firstW = bench.Inverters[0].Output.ActivePowerW;
        time.Advance(TimeSpan.FromSeconds(10));
        bench.Update();
        double secondW = bench.Inverters[0].Output.ActivePowerW;

        Assert.NotEqual(firstW, secondW);
        Assert.Equal(firstW, secondW, 500.0);
        var other = new DeviceBench(new DevicesOptions { Count = 1, Port = 0, Maps = ["sunspec_701"] }, time);
        Assert.Equal(secondW, other.Inverters[0].Output.ActivePowerW, 1e-6);
        var seeded = new DeviceBench(new DevicesOptions { Count = 1, Port = 0, Maps = ["sunspec_701"], Seed = 2 }, time);
        Assert.NotEqual(secondW, seeded.Inverters[0].Output.ActivePowerW, 1.0);
    }

    /// <summary>40126 is the limit in W (register list): 1000 W, less than the sun of any instant gives.</summary>
    [Fact]
    public void A_limit_that_a_master_writes_is_obeyed_from_the_next_update_on()
    {
        var time = new BenchTime();
        var bench = new DeviceBench(new DevicesOptions { Count = 1, Port = 0, Maps = ["huawei_sun2000"] }, time);
        Assert.Equal([0x10, 0x9C, 0xBE, 0, 2], Ask(bench.Inverters[0], WriteRequest(40_126, 0, 1000)));
        time.Advance(TimeSpan.FromSeconds(1));
        bench.Update();

        Assert.Equal(1000, bench.Inverters[0].Output.ActivePowerW, 1e-9);
        Assert.Equal([0, 1000], ReadWords(bench.Inverters[0], 3, 32_080, 2));
    }

    [Fact]
    public void A_restart_loses_what_is_volatile()
    {
        var time = new BenchTime();
        var fault = new BusFault(BusFaultKind.Reboot) { FromS = 2, UntilS = 4 };
        var transport = new DeviceTransport { Faults = [(1, fault)] };
        var bench = new DeviceBench(new DevicesOptions { Count = 1, Port = 0, Maps = ["huawei_sun2000"], Transport = transport }, time);
        Ask(bench.Inverters[0], WriteRequest(40_126, 0, 1000));
        time.Advance(TimeSpan.FromSeconds(3));
        bench.Update();
        Assert.Empty(Ask(bench.Inverters[0], ReadRequest(3, 40_126, 2)));
        time.Advance(TimeSpan.FromSeconds(3));
        bench.Update();

        Assert.Equal([0x3D, 0x0900], ReadWords(bench.Inverters[0], 3, 40_126, 2));
    }

    [Fact]
    public void Frozen_inverters_show_the_old_power()
    {
        var time = new BenchTime();
        var transport = new DeviceTransport { Faults = [(2, new BusFault(BusFaultKind.Frozen) { FromS = 5 })] };
        var bench = new DeviceBench(new DevicesOptions { Count = 2, Port = 0, Maps = ["eastron_sdm630", "sunspec_103"], Transport = transport }, time);
        time.Advance(TimeSpan.FromSeconds(6));
        bench.Update();
        int[] before = ReadWords(bench.Inverters[0], 3, SunSpecPower, 1);
        time.Advance(TimeSpan.FromSeconds(600));
        bench.Update();

        Assert.Equal(before, ReadWords(bench.Inverters[0], 3, SunSpecPower, 1));
    }

    [Fact]
    public void An_inverter_feeds_in_by_itself_and_needs_no_export_option()
    {
        var options = new DevicesOptions { Count = 2, Port = 0, Maps = ["eastron_sdm630", "growatt"], Exporters = [1, 2] };
        Assert.StartsWith("devices: --export names unit 2, which is an inverter", Assert.Single(options.Validate()), StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_has_every_inverter_in_a_section_of_its_own()
    {
        string[] lines = VirtualDevices.Table().Split(Environment.NewLine);
        int section = Array.FindIndex(lines, line => line.Contains("inverter or storage", StringComparison.Ordinal));

        Assert.Equal(VirtualInverters.Ids, lines[(section + 1)..].Select(line => line.Split(' ')[0]));
        Assert.Contains(lines[..section], line => line.StartsWith("eastron_sdm630 ", StringComparison.Ordinal));
    }

    /// <summary>A clock that moves only when told.</summary>
    private sealed class BenchTime : TimeProvider
    {
        private DateTimeOffset _now = DateTimeOffset.FromUnixTimeSeconds(1_780_000_000);

        public void Advance(TimeSpan span) => _now += span;

        public override DateTimeOffset GetUtcNow() => _now;
    }
}
