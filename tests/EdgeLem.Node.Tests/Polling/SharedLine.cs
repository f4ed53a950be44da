using EdgeLem.Modbus;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Metering;
using EdgeLem.Node.Tests.Fakes;

namespace EdgeLem.Node.Tests.Polling;

/// <summary>
/// A node with an SDM630 as unit 1 and three more devices as units 2 to 4 on one serial line of 9600 bit/s, in virtual time: bytes take as long as they
/// take at that speed, and a device thinks for 20 ms. Every device is wanted every two seconds.
/// </summary>
internal sealed class SharedLine : IModbusRegisters
{
    public const int PeriodMs = 2000;

    private const int ThinkingMs = 20;
    private const long StartMs = Bench.T0 * 1000;

    private readonly VirtualMeter _meter = new();
    private readonly LineTiming _timing = new(9600);
    private readonly ModbusMaster _master = new(new RtuFraming(), ModbusMasterOptions.ForSerial(9600));
    private readonly ModbusResponder _responder;
    private readonly byte[] _reply = new byte[300];
    private readonly RecordingLink _link = new() { Keeps = false };
    private long _nowMs = StartMs;

    public SharedLine()
    {
        _responder = new ModbusResponder(new RtuServerFraming(), this);
        for (int line = 0; line < 3; line++)
        {
            _meter.Set(2 * line, 230f);
        }

        _meter.Set(0x46, 50f);
        Bus = new FieldBus(_master, new MappedMeter(MeterCatalogue.Get("eastron_sdm630"), 1), null);
        Readers = [new RegisterReader(2), new RegisterReader(3), new RegisterReader(4)];
        Bus.Add(Readers[0], PeriodMs).Add(Readers[1], PeriodMs).Add(Readers[2], PeriodMs);
        var connection = new ConnectionPoint(new PhaseMap([0, 1, 2]), 17_000, 10_000);
        Node = new NodeCycle(new NodeIdentity("village", "home-01", new NodeBoot("b1", "0.1.0"), connection), Bus, _link);
    }

    /// <summary>Units that do not answer.</summary>
    public HashSet<byte> Dead { get; } = [];

    /// <summary>Units that answer every request with exception 2.</summary>
    public HashSet<byte> Refusing { get; } = [];

    /// <summary>Requests that each unit answered; index is the unit id.</summary>
    public int[] Answered { get; } = new int[5];

    /// <summary>Requests that each unit was sent.</summary>
    public int[] Asked { get; } = new int[5];

    /// <summary>When each unit was sent requests, s since the start.</summary>
    public List<(byte Unit, double AtS)> Log { get; } = [];

    public FieldBus Bus { get; }

    public RegisterReader[] Readers { get; }

    public NodeCycle Node { get; }

    public double Seconds => (_nowMs - StartMs) / 1000.0;

    public byte Read(ModbusRequest request, ushort[] values)
    {
        Asked[request.UnitId]++;
        Log.Add((request.UnitId, Seconds));
        if (Dead.Contains(request.UnitId))
        {
            return ModbusResponder.Silence;
        }

        if (Refusing.Contains(request.UnitId))
        {
            return ModbusExceptionCode.IllegalDataAddress;
        }

        Answered[request.UnitId]++;
        return request.UnitId == 1 ? _meter.Read(request, values) : (byte)0;
    }

    public byte Write(ModbusRequest request) => ModbusResponder.Silence;

    public SharedLine RunTo(double seconds)
    {
        long endMs = StartMs + (long)(seconds * 1000);
        if (Node.NextDueMs == long.MaxValue)
        {
            Node.Start(_nowMs);
        }

        while (_nowMs < endMs)
        {
            Node.Advance(_nowMs);
            if (_master.TransmitLength > 0)
            {
                Exchange();
            }
            else
            {
                _nowMs = Math.Min(endMs, Math.Max(_nowMs, Node.NextDueMs));
            }
        }

        return this;
    }

    private void Exchange()
    {
        int requestMs = _timing.MsOf(_master.TransmitLength);
        int length = _responder.Answer(_master.TransmitBuffer, _master.TransmitLength, _reply);
        _master.Transmitted(_nowMs);
        if (length > 0)
        {
            _nowMs += requestMs + ThinkingMs + _timing.MsOf(length);
            _master.Receive(_reply, 0, length, _nowMs);
        }
    }
}
