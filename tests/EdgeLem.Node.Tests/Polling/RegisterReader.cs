using EdgeLem.Modbus;
using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Polling;

/// <summary>A device that reads a run of holding registers in one request.</summary>
internal sealed class RegisterReader(byte unitId, int count = 10) : IPolledDevice
{
    private bool _isAsked;

    public int Readings { get; private set; }

    public List<ushort> Values { get; } = [];

    public string Model => "registers";

    public int FaultCode { get; private set; }

    public string FaultReason => DeviceFault.ReasonOf(FaultCode);

    public bool ReadingIsValid { get; private set; }

    public void BeginReading()
    {
        _isAsked = true;
        ReadingIsValid = false;
    }

    public bool NextRequest(ModbusRequest request)
    {
        if (!_isAsked)
        {
            return false;
        }

        request.SetRead(unitId, ModbusFunction.ReadHoldingRegisters, 0, count);
        return true;
    }

    public void Complete(ModbusMaster master)
    {
        _isAsked = false;
        FaultCode = DeviceFault.Of(master);
        ReadingIsValid = FaultCode == DeviceFault.None;
        if (ReadingIsValid)
        {
            Readings++;
            Values.Add(master.RegisterAt(0));
        }
    }
}
