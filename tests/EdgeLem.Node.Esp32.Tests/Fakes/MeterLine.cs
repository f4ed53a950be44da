using EdgeLem.Modbus;
using EdgeLem.Node.Esp32.Board;

namespace EdgeLem.Node.Esp32.Tests.Fakes;

/// <summary>A serial line with an Eastron SDM630 as unit 1 that answers at once: 230 V on each line, 300 W on each, 1000 kWh imported.</summary>
internal sealed class MeterLine : ISerialLine, IModbusRegisters
{
    private readonly ushort[] _input = new ushort[0x60];
    private readonly ModbusResponder _responder;
    private readonly byte[] _reply = new byte[300];
    private byte[] _waiting = [];

    public MeterLine()
    {
        _responder = new ModbusResponder(new RtuServerFraming(), this);
        for (int line = 0; line < 3; line++)
        {
            Set(2 * line, 230f);
            Set(6 + (2 * line), 1.3f);
            Set(0x0C + (2 * line), 300f);
        }

        Set(0x46, 50f);
        Set(0x48, 1000f);
    }

    public bool IsSilent { get; set; }

    public bool CanOpen { get; set; } = true;

    public int Requests { get; private set; }

    public bool IsOpen { get; private set; }

    public string Problem => IsOpen ? "" : "closed";

    public bool TryOpen() => IsOpen = CanOpen;

    public int Read(byte[] buffer)
    {
        int count = _waiting.Length;
        _waiting.CopyTo(buffer, 0);
        _waiting = [];
        return IsOpen ? count : -1;
    }

    public bool Write(byte[] bytes, int count)
    {
        Requests++;
        int length = _responder.Answer(bytes, count, _reply);
        _waiting = IsSilent ? [] : _reply[..Math.Max(0, length)];
        return IsOpen;
    }

    public void Close() => IsOpen = false;

    byte IModbusRegisters.Read(ModbusRequest request, ushort[] values)
    {
        if (request.UnitId != 1 || request.Address + request.Count > _input.Length)
        {
            return ModbusResponder.Silence;
        }

        Array.Copy(_input, request.Address, values, 0, request.Count);
        return 0;
    }

    byte IModbusRegisters.Write(ModbusRequest request) => ModbusResponder.Silence;

    private void Set(int address, float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        _input[address] = (ushort)(bits >> 16);
        _input[address + 1] = (ushort)bits;
    }
}
