using System.Globalization;
using System.Text;
using EdgeLem.Node.Devices;
using EdgeLem.Tests;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>The map files in hardware/devices/inverters: each equals the built-in map of its name, point by point, and there is one for each.</summary>
public sealed class InverterMapFilesTests
{
    public static TheoryData<string> MapIds => [.. Enumerable.Range(0, InverterCatalogue.Count).Select(InverterCatalogue.IdAt).Where(id => InverterCatalogue.FindMap(id) is not null)];

    [Theory]
    [MemberData(nameof(MapIds))]
    public void A_file_equals_the_built_in_map(string id)
    {
        Assert.Equal(Text(InverterCatalogue.FindMap(id)!), File.ReadAllText(Repository.PathOf($"hardware/devices/inverters/{id}.json")));
    }

    [Fact]
    public void Every_file_belongs_to_a_built_in_map()
    {
        string[] files = [.. Directory.GetFiles(Repository.PathOf("hardware/devices/inverters"), "*.json").Select(path => Path.GetFileNameWithoutExtension(path)!)];
        Assert.Equal(MapIds.Select(row => row.Data).Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
    }

    private static string Text(InverterMap map)
    {
        string head = $$"""
            {
              "id": "{{map.Id}}",
              "model": "{{map.Model}}",
              "source": "{{map.Source}}",
              "unitId": {{map.UnitId}},
              "wordOrder": "{{map.WordOrder.ToString().ToUpperInvariant()}}",
              "maximumRegisters": {{map.MaximumRegisters}},
              "maximumGap": {{map.MaximumGap}},
              "sleepsWithoutPower": {{(map.SleepsWithoutPower ? "true" : "false")}},
              "points": [

            """;
        IEnumerable<string> points = Enumerable.Range(0, map.PointCount).Select(i => "    " + Text(map.PointAt(i)));
        return head + string.Join(",\n", points) + "\n  ]\n}\n";
    }

    private static string Text(InverterPoint point)
    {
        var text = new StringBuilder($"{{ \"quantity\": \"{Camel(point.Quantity)}\", ");
        text.Append(point.Line > 0 ? $"\"line\": {point.Line}, " : "");
        text.Append(CultureInfo.InvariantCulture, $"\"function\": {point.Function}, \"address\": {point.Address}, \"type\": \"{Camel(point.Type)}\"");
        text.Append(point.Scale != 1 ? string.Create(CultureInfo.InvariantCulture, $", \"scale\": {point.Scale}") : "");
        text.Append(point.Sign != 1 ? ", \"sign\": -1" : "");
        text.Append(point.HasNotAvailable ? $", \"notAvailable\": \"0x{point.NotAvailable:X}\"" : "");
        text.Append(point.IsWritable ? $", \"memory\": \"{Camel(point.Memory)}\"" : "");
        return text.Append(" }").ToString();
    }

    private static string Camel(Enum value)
    {
        string name = value.ToString();
        return name.StartsWith("UInt", StringComparison.Ordinal) ? name.ToLowerInvariant() : char.ToLowerInvariant(name[0]) + name[1..];
    }
}
