using System.Globalization;
using EdgeLem.Sim.Devices;
using EdgeLem.Sim.Devices.Faults;
using EdgeLem.Sim.Devices.Lines;

namespace EdgeLem.Node.Linux.Tests.Peers;

/// <summary>mbpoll and pymodbus read our virtual devices over every transport that <c>devices</c> offers.</summary>
public sealed class PeersAsMastersTests
{
    private static readonly string[] Question = ["-t", "3:float", "-B", "-r", "1", "-c", "3", "-1", "-q"];

    [Fact]
    public async Task Mbpoll_reads_meters_over_a_pseudo_terminal()
    {
        string mbpoll = Peer.MbpollOrSkip();
        await using DeviceBench bench = Start(DeviceTransportKind.Rtu);

        foreach (string unit in (string[])["1", "2"])
        {
            string[] lines = await Peer.RunAsync(mbpoll, ["-m", "rtu", "-b", "9600", "-P", "none", "-a", unit, .. Question, PathOf(bench)]);
            AssertVoltages(lines.Where(line => line.StartsWith('[')).Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]));
        }
    }

    [Theory]
    [InlineData("even", "1")]
    [InlineData("odd", "1")]
    [InlineData("none", "2")]
    public async Task Mbpoll_s_parity_and_stop_bits_make_no_difference_to_a_pseudo_terminal(string parity, string stopBits)
    {
        string mbpoll = Peer.MbpollOrSkip();
        await using DeviceBench bench = Start(DeviceTransportKind.Rtu);

        string[] lines = await Peer.RunAsync(mbpoll, ["-m", "rtu", "-b", "19200", "-P", parity, "-s", stopBits, "-a", "1", .. Question, PathOf(bench)]);

        Assert.Equal(3, lines.Count(line => line.StartsWith('[')));
    }

    [Fact]
    public async Task Mbpoll_reads_meters_over_TCP()
    {
        string mbpoll = Peer.MbpollOrSkip();
        await using DeviceBench bench = Start(DeviceTransportKind.Tcp);

        string[] lines = await Peer.RunAsync(mbpoll, ["-m", "tcp", "-p", Invariant(bench.Port), "-a", "2", .. Question, "127.0.0.1"]);

        AssertVoltages(lines.Where(line => line.StartsWith('[')).Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]));
    }

    [Theory]
    [InlineData(DeviceTransportKind.Rtu, "rtu")]
    [InlineData(DeviceTransportKind.Tcp, "tcp")]
    [InlineData(DeviceTransportKind.RtuOverTcp, "tcp-rtu")]
    public async Task Pymodbus_reads_meters_over_every_transport(DeviceTransportKind kind, string name)
    {
        (string python, string script) = Peer.PymodbusOrSkip("pymodbus_master.py");
        await using DeviceBench bench = Start(kind);
        string where = kind == DeviceTransportKind.Rtu ? PathOf(bench) : Invariant(bench.Port);

        string[] lines = await Peer.RunAsync(python, script, name, where, "1", "2");

        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => AssertVoltages(line.Split(' ')[1..]));
    }

    [Fact]
    public async Task Pymodbus_is_told_an_exception_that_was_injected()
    {
        (string python, string script) = Peer.PymodbusOrSkip("pymodbus_master.py");
        await using DeviceBench bench = Start(DeviceTransportKind.Rtu, (2, new BusFault(BusFaultKind.Exception) { Code = 6 }));

        string[] lines = await Peer.RunAsync(python, script, "rtu", PathOf(bench), "1", "2");

        Assert.StartsWith("1 2", lines[0], StringComparison.Ordinal);
        Assert.Contains("SlaveBusy", lines[1], StringComparison.Ordinal);
    }

    private static DeviceBench Start(DeviceTransportKind kind, params (byte, BusFault)[] faults)
    {
        var transport = new DeviceTransport { Kind = kind, Faults = faults };
        var bench = new DeviceBench(new DevicesOptions { Count = 2, Port = 0, Transport = transport }, TimeProvider.System);
        bench.Start();
        return bench;
    }

    private static string PathOf(DeviceBench bench) => bench.Address[bench.Address.IndexOf('/', StringComparison.Ordinal)..];

    private static void AssertVoltages(IEnumerable<string> texts)
    {
        double[] voltages = [.. texts.Select(text => double.Parse(text, CultureInfo.InvariantCulture))];

        // The bench swings around 230 V by 4.2 V at most.
        Assert.Equal(3, voltages.Length);
        Assert.All(voltages, voltage => Assert.InRange(voltage, 225.8, 234.2));
    }

    private static string Invariant(int value) => value.ToString(CultureInfo.InvariantCulture);
}
