using EdgeLem.Modbus;
using EdgeLem.Node.Devices;

namespace EdgeLem.Sim.Devices;

/// <summary>The registers that a register map says a meter has. Unwanted registers between two points, as far as the map lets a read bring them along, read 0; others do not exist.</summary>
internal sealed class MappedImage
{
    private readonly MeterMap _map;
    private readonly Dictionary<(byte Function, int Address), ushort> _registers = [];

    /// <summary>An image in which every value reads 0.</summary>
    /// <param name="map">The map.</param>
    public MappedImage(MeterMap map)
    {
        _map = map;
        var plan = new MeterReadPlan(map, MeterReadPlan.Settings | MeterReadPlan.Fast | MeterReadPlan.Slow);
        int end = -1;
        byte function = 0;
        for (int i = 0; i < plan.PointCount; i++)
        {
            MeterPoint point = plan.PointAt(i);
            bool bridges = function == point.Function && end >= 0 && FirstOf(point) - end <= map.MaximumGap;
            Allow(point.Function, bridges ? end : FirstOf(point) - (FirstOf(point) % map.Alignment), EndOf(point));
            end = Math.Max(bridges ? end : 0, EndOf(point));
            function = point.Function;
        }
    }

    /// <summary>Lets registers exist; new ones read 0.</summary>
    /// <param name="function">3 or 4.</param>
    /// <param name="first">First wire address.</param>
    /// <param name="end">One past the last; rounded up to the map's alignment.</param>
    public void Allow(byte function, int first, int end)
    {
        int roundedEnd = (end + _map.Alignment - 1) / _map.Alignment * _map.Alignment;
        for (int address = first; address < roundedEnd; address++)
        {
            _registers.TryAdd((function, address), 0);
        }
    }

    /// <summary>Sets a register.</summary>
    /// <param name="function">3 or 4.</param>
    /// <param name="address">Wire address.</param>
    /// <param name="value">Its value.</param>
    public void Set(byte function, int address, ushort value) => _registers[(function, address)] = value;

    /// <summary>Reads a register.</summary>
    /// <param name="function">3 or 4.</param>
    /// <param name="address">Wire address.</param>
    /// <param name="value">Its value.</param>
    /// <returns>False when there is none.</returns>
    public bool TryGet(byte function, int address, out ushort value) => _registers.TryGetValue((function, address), out value);

    /// <summary>Writes bits into the registers of a point.</summary>
    /// <param name="point">The point.</param>
    /// <param name="bits">The number's bits, right-aligned.</param>
    /// <param name="swapsWords">Whether the words lie the wrong way round.</param>
    public void Write(MeterPoint point, ulong bits, bool swapsWords)
    {
        bool lowFirst = (point.WordOrder is WordOrder.Cdab or WordOrder.Dcba) != swapsWords;
        bool swapsBytes = point.WordOrder is WordOrder.Badc or WordOrder.Dcba;
        for (int i = 0; i < point.Registers; i++)
        {
            ushort word = (ushort)(bits >> (16 * i));
            int place = lowFirst ? i : point.Registers - 1 - i;
            Set(point.Function, point.Address + place, swapsBytes ? (ushort)((word << 8) | (word >> 8)) : word);
        }
    }

    private static int FirstOf(MeterPoint point) => point.ScaleAddress >= 0 ? Math.Min(point.Address, point.ScaleAddress) : point.Address;

    private static int EndOf(MeterPoint point) => Math.Max(point.Address + point.Registers, point.ScaleAddress + 1);
}
