using System.Text.Json;
using EdgeLem.Tests;

namespace EdgeLem.Grid.Tests;

/// <summary>power-grid-model's own validation cases.</summary>
internal static class PowerGridModelCases
{
    private static readonly ReferenceFamily _family = new("power-grid-model's validation cases", """
        Every node's magnitude and angle at the tolerances of the case's own params.json: what is allowed is atol + rtol times the value (V, rad), and the share of it that the largest
        difference uses must not exceed 1. Of a batch the worst scenario counts; its balance and round trip are the largest of all scenarios.
        """);

    public static IEnumerable<ReferenceCase> All =>
    [
        Case("asym-line/rmatrix-with-n-xmatrix-with-n-c1-c0", "asym_output"),
        Case("pandapower/components/asymmetric/asym_load", "asym_output"),
        Case("pandapower/components/asymmetric/transformer", "asym_output_batch"),
        Case("zero_sequence_yyn_transformer", "asym_output"),
        Case("dummy-test", "asym_output"),
        Case("dummy-test", "sym_output"),
    ];

    private static ReferenceCase Case(string name, string output) => new(_family, $"pgm {name} {output}", $"power-grid-model, pgm_validation/power_flow/{name}/{output}.json", () =>
    {
        string folder = Repository.SharedOrSkip("feeders/pgm_validation/power_flow/" + name);
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, output + ".json")));
        JsonElement data = expected.RootElement.GetProperty("data");
        string input = Path.Combine(folder, "input.json");
        return data.ValueKind == JsonValueKind.Array
            ? Compare(folder, PowerGridModelImporter.LoadBatch(input, Path.Combine(folder, "update_batch.json")), [.. data.EnumerateArray()])
            : Compare(folder, [PowerGridModelImporter.Load(input)], [data]);
    });

    private static ReferenceRow Compare(string folder, IReadOnlyList<FeederImport> imports, JsonElement[] expected)
    {
        Assert.Equal(expected.Length, imports.Count);
        var output = new PowerGridModelOutput(folder);
        ReferenceRow[] rows = [.. imports.Select((import, scenario) =>
        {
            Assert.True(import.Feeder is not null, import.Report);
            var network = new ReferenceNetwork(import.Feeder, ReferenceNetwork.Fine);
            PowerFlowResult flow = network.Solve();
            output.Compare(flow, expected[scenario], imports.Count > 1 ? $"scenario {scenario} " : "");
            return ReferenceRow.Of(network, flow) with { RoundTrip = network.CompareRoundTrip(flow) };
        })];
        return rows[0] with
        {
            Voltage = output.Voltage,
            Balance = rows.MaxBy(row => row.Balance!.Largest)!.Balance,
            Methods = rows.MaxBy(row => row.Methods?.Largest)!.Methods,
            RoundTrip = rows.MaxBy(row => row.RoundTrip!.Largest)!.RoundTrip,
            Further = [output.Share],
        };
    }
}
