using EdgeLem.Modbus;
using EdgeLem.Node.Devices;

namespace EdgeLem.Sim.Devices;

/// <summary>The registers of an inverter with a register map: input and holding registers, by quantity. Registers near a known one exist and read 0.</summary>
internal sealed class MapRegisters
{
    private const int Neighbourhood = 8;

    private readonly InverterMap _map;
    private readonly Dictionary<(byte Function, int Address), ushort> _words = [];
    private readonly Dictionary<int, ushort> _volatile = [];

    /// <summary>Registers that read 0.</summary>
    public MapRegisters(InverterMap map)
    {
        _map = map;
        foreach (InverterPoint point in Points)
        {
            for (int i = -Neighbourhood; i < point.Registers + Neighbourhood; i++)
            {
                _words[(point.Function, point.Address + i)] = 0;
            }
        }
    }

    private IEnumerable<InverterPoint> Points => Enumerable.Range(0, _map.PointCount).Select(_map.PointAt);

    /// <summary>A register of the wire; null where there is none.</summary>
    public ushort? Word(byte function, int address) => _words.TryGetValue((function, address), out ushort word) ? word : null;

    /// <summary>Whether a write may begin and end at these registers: whole writable points only.</summary>
    public bool IsWritable(int address, int count) => Points.Any(point => point.IsWritable && point.Address == address && point.Registers == count);

    /// <summary>Stores a register that was written.</summary>
    public void SetWord(int address, ushort value) => _words[(ModbusFunction.ReadHoldingRegisters, address)] = value;

    /// <summary>The value of a quantity in its SI unit and load reference; 0 when the map does not have it.</summary>
    public double Value(InverterQuantity quantity)
    {
        InverterPoint? point = Find(quantity, 0);
        return point is null ? 0 : Number(point) * point.Scale * point.Sign;
    }

    /// <summary>Stores a value; left out when the map does not have the quantity.</summary>
    public void Put(InverterQuantity quantity, double value, int line = 0)
    {
        if (Find(quantity, line) is { } point)
        {
            Store(point, (long)Math.Round(value * point.Sign / point.Scale));
        }
    }

    /// <summary>Stores the bits that mean no value, where the map has some.</summary>
    public void PutNone(InverterQuantity quantity, int line = 0)
    {
        if (Find(quantity, line) is { HasNotAvailable: true } point)
        {
            Store(point, unchecked((long)point.NotAvailable));
        }
    }

    /// <summary>Gives the device registers beside those of the map.</summary>
    public void Preset(byte function, int address, params ReadOnlySpan<ushort> words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            _words[(function, address + i)] = words[i];
        }
    }

    /// <summary>Writes a text, two characters a register, filled up with zeros.</summary>
    public void PresetText(byte function, int address, int registers, string text)
    {
        for (int i = 0; i < registers; i++)
        {
            int high = 2 * i < text.Length ? text[2 * i] : 0;
            int low = (2 * i) + 1 < text.Length ? text[(2 * i) + 1] : 0;
            _words[(function, address + i)] = (ushort)((high << 8) | low);
        }
    }

    /// <summary>Remembers what the volatile setpoints are, for the next restart.</summary>
    public void KeepAsDelivered()
    {
        foreach (InverterPoint point in Points.Where(point => point.IsWritable && point.Memory == RegisterMemory.Volatile))
        {
            for (int i = 0; i < point.Registers; i++)
            {
                _volatile[point.Address + i] = _words[(point.Function, point.Address + i)];
            }
        }
    }

    /// <summary>Sets the volatile setpoints as delivered, as a restart does.</summary>
    public void LoseVolatile()
    {
        foreach ((int address, ushort word) in _volatile)
        {
            SetWord(address, word);
        }
    }

    private InverterPoint? Find(InverterQuantity quantity, int line) => _map.IndexOf(quantity, line) is >= 0 and int index ? _map.PointAt(index) : null;

    private void Store(InverterPoint point, long raw)
    {
        for (int i = 0; i < point.Registers; i++)
        {
            int place = point.WordOrder == WordOrder.Cdab ? i : point.Registers - 1 - i;
            _words[(point.Function, point.Address + place)] = unchecked((ushort)(raw >> (16 * i)));
        }
    }

    private long Number(InverterPoint point)
    {
        ulong bits = 0;
        for (int i = point.Registers - 1; i >= 0; i--)
        {
            int place = point.WordOrder == WordOrder.Cdab ? i : point.Registers - 1 - i;
            bits = (bits << 16) | _words[(point.Function, point.Address + place)];
        }

        return point.Type switch { RegisterType.Int16 => (short)bits, RegisterType.Int32 => (int)bits, _ => (long)bits };
    }
}
