using System.Text;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Linux.Configuration;
using EdgeLem.Tests;

namespace EdgeLem.Node.Linux.Tests.Configuration;

/// <summary>The map files in hardware/devices: each equals the built-in map of its name, and a broken one is refused with all its errors.</summary>
public sealed class MeterMapJsonTests
{
    public static TheoryData<string> Ids => [.. Enumerable.Range(0, MeterCatalogue.Count).Select(MeterCatalogue.IdAt)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_map_file_equals_the_built_in_map_point_by_point(string id)
    {
        MeterMap? file = MeterMapJson.Load(Repository.PathOf($"hardware/devices/{id}.json"), out IReadOnlyList<string> errors);
        Assert.Empty(errors);
        MeterMap builtIn = MeterCatalogue.Get(id);
        Assert.Equal(Head(builtIn), Head(file!));
        Assert.Equal(Points(builtIn), Points(file!));
    }

    [Fact]
    public void Every_map_file_has_a_built_in_map() =>
        Assert.Equal(
            Enumerable.Range(0, MeterCatalogue.Count).Select(MeterCatalogue.IdAt),
            Directory.GetFiles(Repository.PathOf("hardware/devices"), "*.json").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal));

    [Fact]
    public void The_example_in_the_documentation_is_a_map()
    {
        string readme = File.ReadAllText(Repository.PathOf("hardware/devices/README.md"));
        string example = readme.Split("```json")[1].Split("```")[0];
        MeterMap? map = MeterMapJson.Parse(Encoding.UTF8.GetBytes(example), "README.md", out IReadOnlyList<string> errors);

        Assert.Empty(errors);
        Assert.Equal("acme_pm1", map!.Id);
    }

    [Theory]
    [InlineData("{", "line 1: not a meter map")]
    [InlineData("[]", "not a meter map")]
    [InlineData("null", "the document is empty")]
    [InlineData("""{ "id": "x", "adress": 1 }""", "'adress'")]
    [InlineData("""{ "id": "x", "points": [ { "quantity": "voltage", "address": "12" } ] }""", "points[0].address")]
    [InlineData("""{ "id": "x", "model": "X", "points": [] }""", "voltage of line 1 is missing")]
    public void A_broken_file_is_refused_with_its_name_and_place(string json, string part)
    {
        Assert.Null(MeterMapJson.Parse(Encoding.UTF8.GetBytes(json), "my.json", out IReadOnlyList<string> errors));
        Assert.All(errors, error => Assert.StartsWith("my.json: ", error, StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_error_not_an_exception()
    {
        Assert.Null(MeterMapJson.Load("/nowhere/map.json", out IReadOnlyList<string> errors));
        Assert.Contains("/nowhere/map.json", Assert.Single(errors), StringComparison.Ordinal);
    }

    private static string Head(MeterMap map) => string.Join(
        '|', map.Id, map.Model, map.Source, map.Lines, map.Function, map.WordOrder, map.MaximumRegisters, map.Alignment, map.MaximumGap,
        string.Join(',', map.SingleReads), map.BaudRate, map.SerialFormat, Identification(map.Identification));

    private static string Identification(MeterIdentification? identification) => identification is null
        ? "none"
        : $"{identification.Function} {identification.Address}+{identification.Registers} {string.Join(',', identification.Codes)} {string.Join(',', identification.Texts)}";

    private static IEnumerable<string> Points(MeterMap map) => Enumerable.Range(0, map.PointCount).Select(map.PointAt).Select(point => string.Join(
        '|', point.Quantity, point.Line, point.Function, point.Address, point.Type, point.WordOrder, point.Scale.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        point.Sign, point.ScaleAddress, point.HasNotAvailable, point.NotAvailable));
}
