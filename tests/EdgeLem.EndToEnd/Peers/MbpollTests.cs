using System.Globalization;
using EdgeLem.EndToEnd.Programs;
using EdgeLem.Sim.Tests.Running;

namespace EdgeLem.EndToEnd.Peers;

public sealed class MbpollTests
{
    [Fact]
    public async Task Mbpoll_reads_the_voltages_of_three_meters()
    {
        string mbpoll = Tool.PathOrSkip("mbpoll");
        string port = $"{Simulator.FreePort()}";
        using ChildProcess bench = Simulator.Start("devices", "--count", "3", "--port", port);
        await bench.LineAsync(line => line.Contains("Ctrl+C", StringComparison.Ordinal));

        for (int unit = 1; unit <= 3; unit++)
        {
            IReadOnlyList<string> lines = await Tool.RunAsync(mbpoll, "-m", "tcp", "-p", port, "-a", $"{unit}", "-t", "3:float", "-B", "-r", "1", "-c", "3", "-1", "127.0.0.1");

            // Lines such as "[1]: 	230.123". The bench swings around 230 V by a few V.
            double[] voltages = [.. lines.Where(line => line.StartsWith('[')).Select(line => double.Parse(line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture))];
            Assert.Equal(3, voltages.Length);
            Assert.All(voltages, voltage => Assert.InRange(voltage, 220, 240));
        }
    }

    [Fact]
    public async Task Mbpoll_reads_a_meter_on_a_serial_line_by_the_name_of_its_link_and_sees_the_fault_of_another()
    {
        string mbpoll = Tool.PathOrSkip("mbpoll");
        using var folder = new TemporaryFolder();
        string link = folder.PathOf("meters");
        using ChildProcess bench = Simulator.Start("devices", "--count", "2", "--rtu", "--link", link, "--fault", "2=exception@code=6");
        await bench.LineAsync(line => line.Contains("Ctrl+C", StringComparison.Ordinal));
        string[] question = ["-m", "rtu", "-b", "9600", "-P", "none", "-t", "3:float", "-B", "-r", "1", "-c", "3", "-1"];

        Assert.Equal(3, (await Tool.RunAsync(mbpoll, [.. question, "-a", "1", link])).Count(line => line.StartsWith('[')));
        using ChildProcess refused = ChildProcess.Start(mbpoll, [.. question, "-a", "2", link]);
        await refused.EndAsync();
        Assert.Contains(refused.Errors, line => line.Contains("busy", StringComparison.OrdinalIgnoreCase));

        using ChildProcess interrupt = ChildProcess.Start("kill", "-INT", bench.Id.ToString(CultureInfo.InvariantCulture));
        await interrupt.EndAsync();
        Assert.Equal(0, await bench.EndAsync());
        Assert.Contains(bench.Lines, line => line == "Served 2 requests, 1 of them with an exception code.");
        Assert.Null(new FileInfo(link).LinkTarget);
    }

    [Fact]
    public async Task Wrong_options_of_a_line_are_all_reported_at_once()
    {
        using ChildProcess bench = Simulator.Start("devices", "--count", "2", "--rtu", "--tcp-rtu", "--baud", "12", "--fault", "3=dead", "--fault", "1=loud");

        Assert.Equal(2, await bench.EndAsync());
        Assert.Equal(4, bench.Errors.Count);
        Assert.Contains(bench.Errors, line => line.Contains("'1=loud'", StringComparison.Ordinal));
    }
}
