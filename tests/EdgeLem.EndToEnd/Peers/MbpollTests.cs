using System.Globalization;
using EdgeLem.EndToEnd.Programs;

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
}
