using System.Net;
using EdgeLem.Sim.Devices;
using EdgeLem.Sim.Devices.Lines;

namespace EdgeLem.Bench.Nodes;

/// <summary>Virtual SDM630 on the loopback that count the registers that they gave: one Modbus TCP server for 32 nodes, or one line of RTU over TCP for each.</summary>
internal sealed class MeterServers : IVirtualDevice, IDisposable
{
    /// <summary>Unit id of every meter.</summary>
    public const byte UnitId = 1;

    private const int NodesPerServer = 32;
    private const int ExceptionFlag = 0x80;

    private readonly List<IAsyncDisposable> _open = [];
    private readonly VirtualSdm630 _meter = new(Sdm630Wiring.ThreePhaseFourWire);
    private long _registers;

    /// <summary>Starts the servers.</summary>
    /// <param name="nodes">Number of nodes that connect.</param>
    /// <param name="isRtu">Whether frames are RTU.</param>
    public MeterServers(int nodes, bool isRtu)
    {
        LineState line = LineState.FromPower(230, 1500, 300);
        _meter.Update(new MeterState(line, line, line, 50));
        int share = isRtu ? 1 : NodesPerServer;
        Ports = [.. Enumerable.Range(0, (nodes + share - 1) / share).Select(_ => isRtu ? StartLine() : StartServer())];
    }

    /// <summary>TCP ports; node i connects to port i modulo their number.</summary>
    public IReadOnlyList<int> Ports { get; }

    /// <summary>Registers in replies so far.</summary>
    public long Registers => Interlocked.Read(ref _registers);

    /// <inheritdoc/>
    public int Handle(ReadOnlySpan<byte> requestPdu, Span<byte> replyPdu)
    {
        int length = _meter.Handle(requestPdu, replyPdu);

        // Function, number of bytes, registers (Modbus Application Protocol V1.1b3, 6.3 and 6.4).
        if (length > 2 && (replyPdu[0] & ExceptionFlag) == 0)
        {
            Interlocked.Add(ref _registers, replyPdu[1] / 2);
        }

        return length;
    }

    /// <inheritdoc/>
    public void Dispose() => _open.ForEach(server => server.DisposeAsync().AsTask().GetAwaiter().GetResult());

    private int StartServer()
    {
        var server = new VirtualModbusServer();
        server.Attach(UnitId, this).Start();
        _open.Add(server);
        return server.Port;
    }

    private int StartLine()
    {
        var line = new RtuTcpTransport(new DeviceTransport { Kind = DeviceTransportKind.RtuOverTcp }, new IPEndPoint(IPAddress.Loopback, 0), TimeProvider.System);
        line.Attach(UnitId, this);
        line.Start();
        _open.Add(line);
        return line.Port;
    }
}
