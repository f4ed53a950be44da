using EdgeLem.Modbus;
using EdgeLem.Node.Linux.Ports;

namespace EdgeLem.Node.Linux.Tests.Peers;

/// <summary>Our master with its host's loop, on a real port and the real time.</summary>
internal sealed class HostRun : IDisposable
{
    /// <summary>Far more looks than anything here takes; only a hang gets there.</summary>
    private const int MostLooks = 2000;

    private readonly ModbusPump _pump;
    private readonly ModbusRequest _request = new();
    private readonly long _start = TimeProvider.System.GetTimestamp();

    public HostRun(ModbusLinkKind kind, IBusPort port, ModbusMasterOptions? options = null)
    {
        Master = ModbusLink.CreateMaster(kind, options ?? ModbusLink.OptionsFor(kind, 9600));
        _pump = new ModbusPump(Master, port, kind == ModbusLinkKind.Rtu ? PumpOptions.ForSerial : PumpOptions.ForTcp);
    }

    public ModbusMaster Master { get; }

    public ModbusPump Pump => _pump;

    public ModbusOutcome Read(byte unit, byte function, int address, int count)
    {
        _request.SetRead(unit, function, address, count);
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

    public void Dispose() => _pump.Dispose();

    private ModbusOutcome Run()
    {
        for (int look = 0; !_pump.IsOpen; look++)
        {
            Assert.True(look < MostLooks, $"The port does not open: {_pump.Problem}");
            _pump.Serve(Clock, 50);
        }

        Master.Begin(_request, Clock());
        for (int look = 0; Master.IsBusy; look++)
        {
            Assert.True(look < MostLooks, "The transaction does not end.");
            _pump.Serve(Clock, 50);
        }

        return Master.Outcome;
    }

    private long Clock() => (long)TimeProvider.System.GetElapsedTime(_start).TotalMilliseconds;
}
