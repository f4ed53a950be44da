using EdgeLem.Modbus;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>A device's registers as a test fills them: unset ones do not exist. It can refuse, fall silent, or ignore writes.</summary>
internal sealed class RegisterImage : IModbusRegisters
{
    private readonly Dictionary<int, ushort> _registers = [];

    public bool IsSilent { get; set; }

    public bool IsSilentOnUnknown { get; set; }

    /// <summary>The exception code for registers that do not exist.</summary>
    public byte RefusesUnknown { get; set; } = ModbusExceptionCode.IllegalDataAddress;

    public bool IgnoresWrites { get; set; }

    /// <summary>The exception code for writes; 0 to take them.</summary>
    public byte RefusesWrites { get; set; }

    /// <summary>How many of the next writes take effect without a reply.</summary>
    public int LostWriteReplies { get; set; }

    /// <summary>How many of the next writes are lost before they take effect.</summary>
    public int LostWrites { get; set; }

    public List<string> Log { get; } = [];

    public ushort this[int address]
    {
        get => _registers[address];
        set => _registers[address] = value;
    }

    public void SetSigned(int address, int value) => _registers[address] = (ushort)(short)value;

    public void SetFloat(int address, float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        _registers[address] = (ushort)(bits >> 16);
        _registers[address + 1] = (ushort)bits;
    }

    public void Fill(int address, int count, ushort value)
    {
        for (int i = 0; i < count; i++)
        {
            _registers[address + i] = value;
        }
    }

    public void Remove(int address) => _registers.Remove(address);

    public byte Read(ModbusRequest request, ushort[] values)
    {
        Log.Add($"R {request.Address} {request.Count}");
        for (int i = 0; i < request.Count; i++)
        {
            if (!_registers.TryGetValue(request.Address + i, out values[i]))
            {
                return IsSilent || IsSilentOnUnknown ? ModbusResponder.Silence : RefusesUnknown;
            }
        }

        return IsSilent ? ModbusResponder.Silence : (byte)0;
    }

    public byte Write(ModbusRequest request)
    {
        Log.Add($"W {request.Address} {string.Join(' ', Enumerable.Range(0, request.Count).Select(i => request.ValueAt(i)))}");
        if (IsSilent || LostWrites-- > 0)
        {
            return ModbusResponder.Silence;
        }

        for (int i = 0; i < request.Count && !IgnoresWrites && RefusesWrites == 0; i++)
        {
            _registers[request.Address + i] = request.ValueAt(i);
        }

        return LostWriteReplies-- > 0 ? ModbusResponder.Silence : RefusesWrites;
    }
}
