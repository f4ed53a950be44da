using EdgeLem.Sim.Devices;
using EdgeLem.Sim.Devices.Lines;

namespace EdgeLem.Node.Linux.Tests.Commands;

public sealed class ScanCommandTests
{
    private static readonly string[] Eight =
    [
        "eastron_sdm120", "eastron_sdm630", "carlo_gavazzi_em340_em24e1", "schneider_iem3155", "abb_b23_b24", "chint_dtsu666", "pzem_004t_v3_016", "sunspec_203",
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
        for (int unit = 1; unit <= Eight.Length; unit++)
        {
            string name = Eight[unit - 1].StartsWith("sunspec", StringComparison.Ordinal) ? "sunspec" : Eight[unit - 1];
            Assert.Contains($"\"map\": \"{name}\"", lines[unit], StringComparison.Ordinal);
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
