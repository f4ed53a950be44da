using System.Globalization;
using EdgeLem.Node.Devices;
using EdgeLem.Sim.Devices;

namespace EdgeLem.Node.Linux.Tests.Commands;

public sealed class ReadCommandTests
{
    public static TheoryData<string, string> Meters =>
    [
        .. Enumerable.Range(0, MeterCatalogue.Count).Select(MeterCatalogue.IdAt).Select(id => new TheoryDataRow<string, string>(id, id)),
        .. new[] { 201, 202, 203, 211, 212, 213 }.Select(model => new TheoryDataRow<string, string>($"sunspec_{model}", "sunspec")),
    ];

    /// <summary>Oracle: an SDM630 of the same seed, unit and instant, whose values the bench draws alike for every kind of meter.</summary>
    [Theory]
    [MemberData(nameof(Meters))]
    public async Task Every_virtual_meter_is_read_with_its_true_values(string virtualMeter, string map)
    {
        await using DeviceBench bench = Bench(virtualMeter);

        CommandLine read = await CommandLine.RunAsync("read", "--tcp", $"127.0.0.1:{bench.Port}", "--unit", "1", "--map", map);

        Assert.Equal((0, ""), (read.Code, read.Error));
        double[] voltageV = Row(read.Output, "voltage");
        double[] powerW = Row(read.Output, "power");
        await using DeviceBench oracle = Bench("eastron_sdm630");
        CommandLine truth = await CommandLine.RunAsync("read", "--tcp", $"127.0.0.1:{oracle.Port}", "--unit", "1", "--map", "eastron_sdm630");
        double[] trueV = Row(truth.Output, "voltage");
        double[] trueW = Row(truth.Output, "power");

        // Within a step of the coarsest meter: 1 V and 1 W.
        int lines = voltageV.Count(voltage => voltage > 0);
        Assert.True(lines > 0);
        Assert.Equal(trueV[..lines], voltageV[..lines], Near);
        Assert.Equal(trueW[..lines], powerW[..lines], Near);
    }

    public static TheoryData<string> Inverters => [.. VirtualInverters.Ids];

    /// <summary>Oracle: the virtual device's own output, and the voltages of an SDM630 of the same seed, unit and instant, whose first draws are the same.</summary>
    [Theory]
    [MemberData(nameof(Inverters))]
    public async Task Every_virtual_inverter_is_read_with_its_true_values(string id)
    {
        await using DeviceBench bench = Bench(id);
        string driver = id.StartsWith("sunspec", StringComparison.Ordinal) ? "sunspec" : id;

        CommandLine read = await CommandLine.RunAsync("read", "--tcp", $"127.0.0.1:{bench.Port}", "--inverter", driver, "--rated-power", "10000");

        Assert.Equal((0, ""), (read.Code, read.Error));
        IVirtualInverter inverter = bench.Inverters[0];
        Assert.Equal(-inverter.Output.ActivePowerW, Row(read.Output, "power")[0], Near);
        Assert.Equal(10_000, Row(read.Output, "rated")[0]);
        await using DeviceBench oracle = Bench("eastron_sdm630");
        CommandLine truth = await CommandLine.RunAsync("read", "--tcp", $"127.0.0.1:{oracle.Port}", "--map", "eastron_sdm630");
        int phases = inverter.Rating.PhaseCount;
        Assert.Equal(Row(truth.Output, "voltage")[..phases], Row(read.Output, "voltage")[..phases], Near);
    }

    [Fact]
    public async Task A_device_that_is_not_there_is_an_error_with_its_number()
    {
        await using DeviceBench bench = Bench("eastron_sdm630");

        CommandLine read = await CommandLine.RunAsync("read", "--tcp", $"127.0.0.1:{bench.Port}", "--unit", "9", "--map", "eastron_sdm630");

        Assert.Equal((2, ""), (read.Code, read.Output));
        Assert.StartsWith("error: the meter gave no reading: 111 ", read.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error: no bus is named", "--map", "eastron_sdm630")]
    [InlineData("error: --tcp is 'nowhere', it must be host:port", "--tcp", "nowhere", "--map", "eastron_sdm630")]
    [InlineData("error: no device is named", "--tcp", "127.0.0.1:5020")]
    [InlineData("error: --map: 'sdm' is no meter", "--tcp", "127.0.0.1:5020", "--map", "sdm")]
    [InlineData("error: --unit is 300, it must be 1 to 247.", "--tcp", "127.0.0.1:5020", "--map", "eastron_sdm630", "--unit", "300")]
    [InlineData("error: --every is 0 s, it must be 0.1 to 86400 s.", "--tcp", "127.0.0.1:5020", "--map", "eastron_sdm630", "--every", "0")]
    [InlineData("error: --inverter: 'magic' is no inverter: there is growatt,", "--tcp", "127.0.0.1:5020", "--inverter", "magic")]
    [InlineData("error: --rated-power is -1 W, it must be 0 to 1000000 W.", "--tcp", "127.0.0.1:5020", "--inverter", "growatt", "--rated-power", "-1")]
    [InlineData("error: serial: the baud rate is 9601 bit/s", "--serial", "/dev/ttyUSB9", "--baud", "9601", "--map", "eastron_sdm630")]
    [InlineData("error: /nowhere/node.json cannot be read", "--config", "/nowhere/node.json")]
    public async Task A_wrong_command_line_is_one_clear_error(string error, params string[] arguments)
    {
        CommandLine read = await CommandLine.RunAsync(["read", .. arguments]);

        Assert.Equal((2, ""), (read.Code, read.Output));
        Assert.StartsWith(error, read.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", read.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bus_that_cannot_be_opened_is_one_clear_error()
    {
        CommandLine read = await CommandLine.RunAsync("read", "--serial", "/dev/nowhere", "--map", "eastron_sdm630");

        Assert.Equal((2, ""), (read.Code, read.Output));
        Assert.Contains("/dev/nowhere", Assert.Single(read.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1;

    private static DeviceBench Bench(string map)
    {
        var bench = new DeviceBench(new DevicesOptions { Count = 1, Port = 0, Maps = [map] }, new FrozenTime());
        bench.Start();
        return bench;
    }

    /// <summary>The numbers of a row of the printed table; what is missing is NaN.</summary>
    private static double[] Row(string output, string name)
    {
        string row = output.Split('\n').First(line => line.StartsWith(name, StringComparison.Ordinal));
        return [.. row.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..^1].Select(cell => cell == "-" ? double.NaN : double.Parse(cell, CultureInfo.InvariantCulture))];
    }
}
