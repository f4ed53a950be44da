using System.Diagnostics;
using EdgeLem.Modbus;
using EdgeLem.Sim.Devices;

namespace EdgeLem.Bench.Nodes;

/// <summary>A virtual meter (unit 1) and inverter (unit 2) that answer the node's Modbus TCP frames by a call. What they take themselves is measured, so that it can be left out.</summary>
internal sealed class DirectDevices
{
    /// <summary>Unit id of the inverter.</summary>
    public const byte InverterUnit = 2;

    private const int HeaderBytes = 7;
    private const int UnitOffset = 6;

    private readonly ModbusMaster _master;
    private readonly byte[] _reply = new byte[HeaderBytes + 253];
    private readonly VirtualSdm630 _meter = new(Sdm630Wiring.ThreePhaseFourWire);
    private readonly MeterState[] _states = [StateOf(1.03 * 230), StateOf(1.07 * 230)];

    /// <summary>Builds the devices.</summary>
    /// <param name="master">The node's master.</param>
    public DirectDevices(ModbusMaster master)
    {
        _master = master;
        Inverter.Step(new InverterConditions(6000, 235, 235, 235, 50), 1);
    }

    /// <summary>The inverter.</summary>
    public VirtualSunSpecInverter Inverter { get; } = new(new InverterRating(10_000, 3), "bench");

    /// <summary>Ticks that the devices took so far.</summary>
    public long Ticks { get; private set; }

    /// <summary>Bytes that the devices allocated so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>Sets the voltage to 1.03 or 1.07 pu: far enough apart that the droop writes each time.</summary>
    /// <param name="cycle">Number of the cycle.</param>
    public void Swing(long cycle) => _meter.Update(_states[cycle & 1]);

    /// <summary>Answers the request that waits, if one does.</summary>
    /// <param name="nowMs">The time.</param>
    public void Answer(long nowMs)
    {
        if (_master.TransmitLength == 0)
        {
            throw new InvalidOperationException("The node waits for something else than a reply.");
        }

        int length = Ask(_master.TransmitBuffer.AsSpan(0, _master.TransmitLength));
        _master.Transmitted(nowMs);
        _master.Receive(_reply, 0, length, nowMs);
    }

    private static MeterState StateOf(double voltageV)
    {
        LineState line = LineState.FromPower(voltageV, -1500, 300);
        return new MeterState(line, line, line, 50);
    }

    private int Ask(ReadOnlySpan<byte> request)
    {
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        RegisterDevice device = request[UnitOffset] == InverterUnit ? Inverter : _meter;
        int length = device.Handle(request[HeaderBytes..], _reply.AsSpan(HeaderBytes));

        // MBAP header: transaction 2, protocol 2, length 2, unit 1 (Modbus Messaging on TCP/IP V1.0b, 3.1.3).
        request[..HeaderBytes].CopyTo(_reply);
        _reply[4] = (byte)((length + 1) >> 8);
        _reply[5] = (byte)(length + 1);
        Ticks += Stopwatch.GetTimestamp() - start;
        Bytes += GC.GetAllocatedBytesForCurrentThread() - bytes;
        return HeaderBytes + length;
    }
}
