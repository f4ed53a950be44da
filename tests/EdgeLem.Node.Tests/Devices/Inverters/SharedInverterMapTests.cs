using System.Text.Json;
using EdgeLem.Modbus;
using EdgeLem.Node.Devices;
using EdgeLem.Tests;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>The inverter maps against the reference collection of register maps, where it lies beside the repository.</summary>
public sealed class SharedInverterMapTests
{
    // Registers that the collection does not list, with where they are from.
    private static readonly Dictionary<string, HashSet<int>> Elsewhere = new()
    {
        ["huawei_sun2000"] = [37758, 37760, 37765, 47075, 47077, 47083, 47100, 47246, 47247, 47249], // wlcrs/huawei-solar-lib
        ["growatt_vpp"] = [30026, 31102, 31200, 31210, 31212, 31217], // Growatt VPP protocol V2.03
        ["sma_modbus_profile"] = [30845, 31393, 31395], // evcc sma-hybrid
    };

    // Lines B and C that the collection lists with the first line only, or with another unit.
    private static readonly Dictionary<string, double> UnitFactors = new() { ["kWh"] = 1000, ["kW"] = 1000, ["KW"] = 1000, ["kVar"] = 1000 };

    [Theory]
    [InlineData("growatt", "growatt")]
    [InlineData("growatt_vpp", "growatt")]
    [InlineData("huawei_sun2000", "huawei_sun2000")]
    [InlineData("sma_modbus_profile", "sma_modbus_profile")]
    [InlineData("sungrow_sg_sh", "sungrow_sg_sh")]
    public void Every_register_is_published_with_this_type_scale_and_access(string id, string file)
    {
        InverterMap map = InverterCatalogue.FindMap(id)!;
        List<JsonElement> published = Published(file);
        HashSet<int> elsewhere = Elsewhere.GetValueOrDefault(id, []);
        for (int i = 0; i < map.PointCount; i++)
        {
            InverterPoint point = map.PointAt(i);
            if (!elsewhere.Contains(point.Address))
            {
                AssertPublished(point, published);
            }
        }
    }

    private static void AssertPublished(InverterPoint point, List<JsonElement> published)
    {
        string place = $"{point.Quantity} at {point.Address}";
        JsonElement register = published.FirstOrDefault(entry => entry.GetProperty("address").GetInt32() == point.Address && Reads(entry, point.Function));
        Assert.True(register.ValueKind == JsonValueKind.Object, place);
        Assert.True(register.GetProperty("count").GetInt32() == point.Registers, place);
        Assert.Equal(register.GetProperty("type").GetString(), point.Type.ToString(), ignoreCase: true);
        double factor = UnitFactors.GetValueOrDefault(register.GetProperty("unit").GetString() ?? "", 1);
        Assert.Equal(register.GetProperty("scale").GetDouble() * factor, point.Scale, 1e-9);
        bool isLowFirst = register.GetProperty("word_order").GetString()!.StartsWith("LSW", StringComparison.Ordinal);
        Assert.True(point.Registers == 1 || isLowFirst == (point.WordOrder == WordOrder.Cdab), place);
        Assert.True(!point.IsWritable || register.GetProperty("access").GetString()!.Contains('W'), place);
    }

    private static bool Reads(JsonElement entry, byte function) =>
        entry.GetProperty("fc").GetProperty("read").EnumerateArray().Any(code => code.GetByte() == function);

    private static List<JsonElement> Published(string file)
    {
        string path = Repository.SharedOrSkip($"registers/{file}.json");
        return [.. JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("registers").EnumerateArray()];
    }
}
