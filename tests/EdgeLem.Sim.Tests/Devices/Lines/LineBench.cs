using EdgeLem.Modbus;
using EdgeLem.Sim.Devices.Faults;
using EdgeLem.Sim.Devices.Lines;

namespace EdgeLem.Sim.Tests.Devices.Lines;

/// <summary>The real master on a virtual line, in virtual time; bytes may arrive in random pieces, as an operating system delivers them.</summary>
internal sealed class LineBench
{
    private readonly Random? _pieces;
    private readonly ModbusRequest _request = new();

    /// <param name="options">Of the master.</param>
    /// <param name="pieceSeed">Seed of the pieces; null for whole ones.</param>
    public LineBench(ModbusMasterOptions? options = null, int? pieceSeed = null)
    {
        Master = new ModbusMaster(new RtuFraming(), options ?? ModbusMasterOptions.ForSerial(9600));
        _pieces = pieceSeed is null ? null : new Random(pieceSeed.Value);
        Line = new VirtualRtuLine(new LineTiming(9600));
        for (byte unit = 1; unit <= 3; unit++)
        {
            Devices.Add(new TellingDevice(unit));
            Line.Attach(unit, Devices[^1]);
        }
    }

    public VirtualRtuLine Line { get; }

    public ModbusMaster Master { get; }

    /// <summary>Units 1 to 3.</summary>
    public List<TellingDevice> Devices { get; } = [];

    public long NowMs { get; set; }

    public LineBench With(byte unit, BusFault fault)
    {
        Line.AddFault(unit, fault);
        return this;
    }

    public ModbusOutcome Read(byte unit, int address, int count)
    {
        _request.SetRead(unit, ModbusFunction.ReadHoldingRegisters, address, count);
        return Run();
    }

    public ModbusOutcome WriteSingle(byte unit, int address, ushort value)
    {
        _request.SetWriteSingle(unit, address, value);
        return Run();
    }

    public ModbusOutcome WriteMultiple(byte unit, int address, params ushort[] values)
    {
        _request.SetWriteMultiple(unit, address, values, 0, values.Length);
        return Run();
    }

    private ModbusOutcome Run()
    {
        Master.Begin(_request, NowMs);
        while (Master.IsBusy)
        {
            if (Master.TransmitLength > 0)
            {
                byte[] request = Master.TransmitBuffer[..Master.TransmitLength];
                Master.Transmitted(NowMs);
                Line.Receive(request, NowMs);
            }
            else
            {
                Wait();
            }
        }

        return Master.Outcome;
    }

    private void Wait()
    {
        NowMs = Math.Max(NowMs, Math.Min(Line.DueMs, Master.DeadlineMs));
        for (ReadOnlyMemory<byte> piece = Line.Take(NowMs); !piece.IsEmpty; piece = Line.Take(NowMs))
        {
            Deliver(piece.ToArray());
        }

        Master.Poll(NowMs);
    }

    private void Deliver(byte[] bytes)
    {
        for (int start = 0; start < bytes.Length;)
        {
            int length = _pieces is null ? bytes.Length : Math.Min(bytes.Length - start, _pieces.Next(1, 40));
            Master.Receive(bytes, start, length, NowMs);
            start += length;

            // Up to what a USB adapter's latency timer holds back.
            NowMs += _pieces?.Next(0, 17) ?? 0;
            Master.Poll(NowMs);
        }
    }
}
