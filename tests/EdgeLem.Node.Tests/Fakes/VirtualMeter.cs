using EdgeLem.Modbus;

namespace EdgeLem.Node.Tests.Fakes;

/// <summary>The registers of an Eastron SDM630 as unit 1 (protocol V2.0: input registers, float32 with the high word first); other units are silent.</summary>
internal sealed class VirtualMeter : IModbusRegisters
{
    private readonly ushort[] _input = new ushort[0x50];

    public bool IsUnplugged { get; set; }

    public int Requests { get; private set; }

    public void Set(int address, float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        _input[address] = (ushort)(bits >> 16);
        _input[address + 1] = (ushort)bits;
    }

    public byte Read(ModbusRequest request, ushort[] values)
    {
        Requests++;
        if (IsUnplugged || request.UnitId != 1)
        {
            return ModbusResponder.Silence;
        }

        Array.Copy(_input, request.Address, values, 0, request.Count);
        return 0;
    }

    public byte Write(ModbusRequest request) => ModbusResponder.Silence;
}
