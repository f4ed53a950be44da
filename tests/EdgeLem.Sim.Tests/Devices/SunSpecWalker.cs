using System.Globalization;
using System.Text;
using System.Text.Json;
using EdgeLem.Sim.Devices;

namespace EdgeLem.Sim.Tests.Devices;

/// <summary>Walks a SunSpec chain as section 3.1 of the SunSpec device information model describes it: marker, then id and length,
/// until the id is 0xFFFF.</summary>
internal sealed class SunSpecWalker
{
    private readonly Dictionary<int, int[]> _models = [];

    public IReadOnlyDictionary<int, int[]> Models => _models;

    public static SunSpecWalker Walk(IVirtualDevice device)
    {
        Assert.Equal([0x5375, 0x6E53], ModbusFrames.ReadWords(device, 3, 40000, 2));
        var walker = new SunSpecWalker();
        int address = 40002;
        while (true)
        {
            int[] header = ModbusFrames.ReadWords(device, 3, address, 2);
            if (header[0] == 0xFFFF)
            {
                Assert.Equal(0, header[1]);
                return walker;
            }

            walker._models.Add(header[0], ModbusFrames.ReadWords(device, 3, address, header[1] + 2));
            address += header[1] + 2;
        }
    }

    public int LengthOf(int model) => _models[model][1];

    public int Raw(int model, int offset) => _models[model][offset];

    public double Scaled(int model, int offset, int scaleOffset) => (short)Raw(model, offset) * Math.Pow(10, (short)Raw(model, scaleOffset));

    public string Text(int model, int offset, int count)
    {
        byte[] bytes = [.. _models[model].AsSpan(offset, count).ToArray().SelectMany(word => new[] { (byte)(word >> 8), (byte)word })];
        return Encoding.ASCII.GetString(bytes).TrimEnd('\0');
    }

    /// <summary>Checks one point of the published model: mandatory means implemented, a scale factor is in -10..10.</summary>
    /// <returns>Whether the point was mandatory.</returns>
    public bool AssertMandatory(int model, JsonElement point)
    {
        int offset = point.GetProperty("address").GetInt32();
        string name = point.GetProperty("name").GetString()!;
        string type = point.GetProperty("type").GetString()!;
        int raw = Raw(model, offset);
        bool missing = type switch
        {
            "int16" or "sunssf" => raw == 0x8000,
            "string" => raw == 0,
            "acc32" => false,
            "bitfield32" => raw == 0xFFFF && Raw(model, offset + 1) == 0xFFFF,
            _ => raw == 0xFFFF,
        };
        if (type == "sunssf" && !missing)
        {
            Assert.InRange((short)raw, -10, 10);
        }

        if (!point.GetProperty("mandatory").GetBoolean())
        {
            return false;
        }

        Assert.False(missing, string.Create(CultureInfo.InvariantCulture, $"Model {model}: the mandatory point {name} reads as not implemented (raw {raw})."));
        return true;
    }
}
