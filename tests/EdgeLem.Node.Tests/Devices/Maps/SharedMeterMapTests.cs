using System.Globalization;
using System.Text.Json;
using EdgeLem.Modbus;
using EdgeLem.Node.Devices;
using EdgeLem.Tests;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>The built-in maps against the reference collection of register maps, where it lies beside the repository: each point is there with the same type, order and unit.</summary>
public sealed class SharedMeterMapTests
{
    /// <summary>What the collection does not have: the PAC2200's frequency, which another public driver reads at 55.</summary>
    private static readonly (string Map, int Address)[] NotInCollection = [("siemens_pac2200", 55)];

    public static TheoryData<string> Ids => [.. Enumerable.Range(0, MeterCatalogue.Count).Select(MeterCatalogue.IdAt)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_point_equals_the_published_register(string id)
    {
        using JsonDocument published = JsonDocument.Parse(File.ReadAllText(Repository.SharedOrSkip($"registers/{id}.json")));
        JsonElement[] registers = [.. published.RootElement.GetProperty("registers").EnumerateArray()];
        MeterMap map = MeterCatalogue.Get(id);
        for (int i = 0; i < map.PointCount; i++)
        {
            MeterPoint point = map.PointAt(i);
            if (!NotInCollection.Contains((id, point.Address)))
            {
                Compare(point, Assert.Single(registers, register => IsAt(register, point)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Limits_and_serial_settings_are_no_looser_than_the_published_ones(string id)
    {
        using JsonDocument published = JsonDocument.Parse(File.ReadAllText(Repository.SharedOrSkip($"registers/{id}.json")));
        MeterMap map = MeterCatalogue.Get(id);
        if (published.RootElement.TryGetProperty("max_read_registers", out JsonElement limit))
        {
            Assert.InRange(map.MaximumRegisters, 1, limit.GetInt32());
        }

        if (published.RootElement.GetProperty("defaults").TryGetProperty("baud", out JsonElement baud) && baud.ValueKind == JsonValueKind.Number)
        {
            Assert.Equal(baud.GetInt32(), map.BaudRate);
        }
    }

    private static bool IsAt(JsonElement register, MeterPoint point) =>
        register.GetProperty("address").GetInt32() == point.Address && register.GetProperty("fc").GetProperty("read").EnumerateArray().Any(function => function.GetInt32() == point.Function);

    private static void Compare(MeterPoint point, JsonElement register)
    {
        string name = register.GetProperty("name").GetString()!;
        Assert.True(register.GetProperty("type").GetString() == MeterNames.Of(point.Type), $"type of {name}");
        Assert.True(point.Registers == 1 || register.GetProperty("word_order").GetString()!.StartsWith(point.WordOrder == WordOrder.Abcd ? "BE" : "LSW", StringComparison.Ordinal), $"order of {name}");
        string unit = register.GetProperty("unit").GetString() ?? "";
        double siPerUnit = unit.StartsWith('k') ? 1000 : 1;
        Assert.Equal(register.GetProperty("scale").GetDouble() * siPerUnit, point.Scale, 1e-12);
        Assert.True(IsUnitOf(point.Quantity, unit), $"{name} is in {unit}, which is no {MeterNames.Of(point.Quantity)}");
        Assert.True(point.Line == MeterPoint.AllLines || MatchesLine(name, point.Line), $"{name} is not of line {point.Line.ToString(CultureInfo.InvariantCulture)}");
    }

    private static bool IsUnitOf(MeterQuantity quantity, string unit) => quantity switch
    {
        MeterQuantity.Voltage => unit == "V",
        MeterQuantity.Current => unit == "A",
        MeterQuantity.ActivePower => unit == "W",
        MeterQuantity.ReactivePower => unit == "var",
        MeterQuantity.Frequency => unit == "Hz",
        MeterQuantity.ImportEnergy or MeterQuantity.ExportEnergy => unit is "kWh" or "Wh",
        _ => unit.Length == 0,
    };

    // Lines are called L1, Phase 1 or phase A; a meter with one line names none.
    private static bool MatchesLine(string name, int line)
    {
        string[] own = [$"L{line}", $"Phase {line}", $"phase {"ABC"[line - 1]}"];
        string[] others = [.. new[] { 1, 2, 3 }.Where(other => other != line).SelectMany(other => new[] { $"L{other}", $"Phase {other}", $"phase {"ABC"[other - 1]}" })];
        return own.Any(word => name.Contains(word, StringComparison.Ordinal)) || !others.Any(word => name.Contains(word, StringComparison.Ordinal));
    }
}
