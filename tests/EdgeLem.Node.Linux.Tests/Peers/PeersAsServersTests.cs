using System.Globalization;
using System.Net;
using System.Net.Sockets;
using EdgeLem.Modbus;
using EdgeLem.Node.Linux.Ports;

namespace EdgeLem.Node.Linux.Tests.Peers;

/// <summary>Our master, over our ports, against pymodbus's servers.</summary>
public sealed class PeersAsServersTests
{
    [Fact]
    public async Task Our_master_reads_and_writes_a_pymodbus_server_over_a_serial_line()
    {
        string folder = Directory.CreateTempSubdirectory("edgelem-bus-").FullName;
        try
        {
            string near = Path.Combine(folder, "near");
            string far = Path.Combine(folder, "far");
            using RunningPeer pair = await RunningPeer.SocatPairAsync(near, far);
            using RunningPeer server = await RunningPeer.PymodbusServerAsync("rtu", far);
            using var host = new HostRun(ModbusLinkKind.Rtu, new SerialLine(new SerialSettings { Path = near }), Patient(ModbusLinkKind.Rtu));

            AssertReadsAndWrites(host);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData(ModbusLinkKind.Tcp, "tcp")]
    [InlineData(ModbusLinkKind.RtuOverTcp, "tcp-rtu")]
    public async Task Our_master_reads_and_writes_a_pymodbus_server_over_TCP(ModbusLinkKind kind, string name)
    {
        int port = FreePort();
        using RunningPeer server = await RunningPeer.PymodbusServerAsync(name, port.ToString(CultureInfo.InvariantCulture));
        using var host = new HostRun(kind, new TcpPort("127.0.0.1", port), Patient(kind));

        AssertReadsAndWrites(host);
    }

    private static void AssertReadsAndWrites(HostRun host)
    {
        for (byte unit = 1; unit <= 2; unit++)
        {
            Assert.Equal(ModbusOutcome.Done, host.Read(unit, ModbusFunction.ReadHoldingRegisters, 5, 120));
            Assert.Equal((1000 * unit) + 5, host.Master.RegisterAt(0));
            Assert.Equal((1000 * unit) + 124, host.Master.RegisterAt(119));
            Assert.Equal(ModbusOutcome.Done, host.Read(unit, ModbusFunction.ReadInputRegisters, 0, 1));
        }

        Assert.Equal(ModbusOutcome.Done, host.WriteSingle(1, 10, 4711));
        Assert.Equal(ModbusOutcome.Done, host.WriteMultiple(1, 11, 1, 2, 3));
        Assert.Equal(ModbusOutcome.Done, host.Read(1, ModbusFunction.ReadHoldingRegisters, 10, 4));
        Assert.Equal([4711, 1, 2, 3], Enumerable.Range(0, 4).Select(i => (int)host.Master.RegisterAt(i)));

        Assert.Equal(ModbusOutcome.ExceptionReply, host.Read(1, ModbusFunction.ReadHoldingRegisters, 190, 20));
        Assert.Equal(ModbusExceptionCode.IllegalDataAddress, host.Master.ExceptionCode);
    }

    /// <summary>A peer in Python on a busy machine may take its time; what is measured here is not speed.</summary>
    private static ModbusMasterOptions Patient(ModbusLinkKind kind) =>
        kind == ModbusLinkKind.Tcp ? new ModbusMasterOptions(10_000, 20, 2) : new ModbusMasterOptions(new LineTiming(9600), 10_000, 50, 2);

    private static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}
