using EdgeLem.Sim.Devices;
using EdgeLem.Sim.Devices.Lines;

namespace EdgeLem.Node.Linux.Tests.Commands;

public sealed class ScanCommandTests
{
    private static readonly string[] Eight =
    [
        "eastron_sdm630", "schneider_iem3155", "abb_b23_b24", "pzem_004t_v3_016", "sunspec_203", "huawei_sun2000", "sungrow_sg_sh", "sunspec_701",
    ];

    [Fact]
    public async Task A_scan_over_TCP_finds_and_names_eight_mixed_devices()
    {
        await using DeviceBench bench = Bench(new DeviceTransport());

        CommandLine scan = await CommandLine.RunAsync("scan", "--tcp", $"127.0.0.1:{bench.Port}", "--units", "1-10");

        AssertNamesAll(scan, 10);
    }

    [Fact]
    public async Task A_scan_of_a_serial_line_finds_and_names_eight_mixed_devices()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "pseudo-terminals need Linux");
        await using DeviceBench bench = Bench(new DeviceTransport { Kind = DeviceTransportKind.Rtu });
        string terminal = bench.Address.Split(' ')[^1];

        CommandLine scan = await CommandLine.RunAsync("scan", "--serial", terminal, "--baud", "115200", "--units", "1-8");

        AssertNamesAll(scan, 8);
    }

    [Fact]
    public async Task All_inverters_and_storages_on_one_port_are_named()
    {
        string[] ids = [.. VirtualInverters.Ids];
        await using var bench = new DeviceBench(new DevicesOptions { Count = ids.Length, Port = 0, Maps = ids }, new FrozenTime());
        bench.Start();

        CommandLine scan = await CommandLine.RunAsync("scan", "--tcp", $"127.0.0.1:{bench.Port}", "--units", $"1-{ids.Length}");

        string[] lines = scan.Output.TrimEnd().Split('\n');
        Assert.All(ids.Index(), id => Assert.Contains(
            $"\"driver\": \"{(id.Item.StartsWith("sunspec", StringComparison.Ordinal) ? "sunspec" : id.Item)}\"", lines[id.Index + 1], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ids_that_cannot_be_are_refused()
    {
        CommandLine scan = await CommandLine.RunAsync("scan", "--tcp", "127.0.0.1:5020", "--units", "0-300");

        Assert.Equal(2, scan.Code);
        Assert.StartsWith("error: --units is '0-300', it must be ids from 1 to 247", scan.Error, StringComparison.Ordinal);
    }

    private static void AssertNamesAll(CommandLine scan, int asked)
    {
        Assert.Equal((0, ""), (scan.Code, scan.Error));
        string[] lines = scan.Output.TrimEnd().Split('\n');
        Assert.Equal($"8 of {asked} units answered.", lines[^1]);
        Assert.Contains("Huawei SUN2000-10KTL-M1", lines[6], StringComparison.Ordinal);
        Assert.EndsWith("SunSpec model 701", lines[8], StringComparison.Ordinal);
        for (int unit = 1; unit <= Eight.Length; unit++)
        {
            string id = Eight[unit - 1];
            string name = id.StartsWith("sunspec", StringComparison.Ordinal) ? "sunspec" : id;
            string key = VirtualInverters.Has(id) ? "driver" : "map";
            Assert.Contains($"\"{key}\": \"{name}\"", lines[unit], StringComparison.Ordinal);
            Assert.StartsWith($"{unit,4}  ", lines[unit], StringComparison.Ordinal);
        }
    }

    private static DeviceBench Bench(DeviceTransport transport)
    {
        var bench = new DeviceBench(new DevicesOptions { Count = Eight.Length, Port = 0, Maps = Eight, Transport = transport }, new FrozenTime());
        bench.Start();
        return bench;
    }
}
