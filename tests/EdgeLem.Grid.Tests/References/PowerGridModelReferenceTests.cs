using System.Globalization;
using System.Numerics;
using System.Text.Json;
using EdgeLem.Tests;

namespace EdgeLem.Grid.Tests;

/// <summary>power-grid-model's own validation cases: every node voltage at the tolerances that the case states (magnitude in V and in per unit, angle in rad).</summary>
public sealed class PowerGridModelReferenceTests
{
    [Theory]
    [InlineData("asym-line/rmatrix-with-n-xmatrix-with-n-c1-c0", "asym_output")]
    [InlineData("pandapower/components/asymmetric/asym_load", "asym_output")]
    [InlineData("zero_sequence_yyn_transformer", "asym_output")]
    [InlineData("dummy-test", "asym_output")]
    [InlineData("dummy-test", "sym_output")]
    public void A_case_is_solved_to_its_own_tolerance(string name, string output)
    {
        string folder = Repository.SharedOrSkip("feeders/pgm_validation/power_flow/" + name);
        FeederImport import = PowerGridModelImporter.Load(Path.Combine(folder, "input.json"));
        Assert.True(import.Feeder is not null, import.Report);

        using JsonDocument expected = Read(folder, output);
        AssertVoltages(FeederLoads.Solve(import.Feeder), expected.RootElement.GetProperty("data"), Tolerance(folder));
    }

    [Theory]
    [InlineData("pandapower/components/asymmetric/transformer")]
    public void Every_scenario_of_a_batch_is_solved_to_the_cases_tolerance(string name)
    {
        string folder = Repository.SharedOrSkip("feeders/pgm_validation/power_flow/" + name);
        IReadOnlyList<FeederImport> imports = PowerGridModelImporter.LoadBatch(Path.Combine(folder, "input.json"), Path.Combine(folder, "update_batch.json"));

        using JsonDocument expected = Read(folder, "asym_output_batch");
        JsonElement[] scenarios = [.. expected.RootElement.GetProperty("data").EnumerateArray()];
        Assert.Equal(scenarios.Length, imports.Count);
        foreach ((FeederImport import, JsonElement scenario) in imports.Zip(scenarios))
        {
            Assert.True(import.Feeder is not null, import.Report);
            AssertVoltages(FeederLoads.Solve(import.Feeder), scenario, Tolerance(folder));
        }
    }

    private static JsonDocument Read(string folder, string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, file + ".json")));

    private static (double Relative, double Absolute) Tolerance(string folder)
    {
        using JsonDocument parameters = Read(folder, "params");
        JsonElement absolute = parameters.RootElement.GetProperty("atol");
        double atol = absolute.ValueKind == JsonValueKind.Object ? absolute.GetProperty("default").GetDouble() : absolute.GetDouble();
        return (parameters.RootElement.GetProperty("rtol").GetDouble(), atol);
    }

    private static void AssertVoltages(PowerFlowResult flow, JsonElement data, (double Relative, double Absolute) tolerance)
    {
        foreach (JsonElement node in data.GetProperty("node").EnumerateArray())
        {
            int bus = flow.Feeder.BusIndex(node.GetProperty("id").GetInt32().ToString(CultureInfo.InvariantCulture));
            for (int phase = 0; phase < PhaseNames.Count; phase++)
            {
                Complex voltage = flow.VoltageV(bus, phase);
                double basePu = flow.Feeder.BaseVoltageV(bus);
                double magnitude = Value(node, "u_pu", phase) * basePu ?? (Value(node, "u", phase) / (IsSymmetric(node, "u") ? Math.Sqrt(3) : 1))!.Value;
                Assert.Equal(magnitude, voltage.Magnitude, tolerance.Absolute + tolerance.Relative * magnitude);
                // The dummy case states angle 0 for all three phases, which no network has: no figure to compare with.
                bool isFigure = IsSymmetric(node, "u_angle") || Value(node, "u_angle", 0) != Value(node, "u_angle", 1);
                if (isFigure && Value(node, "u_angle", phase) is { } given)
                {
                    double angle = given - (IsSymmetric(node, "u_angle") ? 2 * Math.PI / 3 * phase : 0);
                    Assert.Equal(0, (voltage / Complex.FromPolarCoordinates(voltage.Magnitude, angle)).Phase, tolerance.Absolute + tolerance.Relative * Math.Abs(angle));
                }
            }
        }
    }

    /// <summary>A symmetric output has one value, of phase A; u is then between phases.</summary>
    private static bool IsSymmetric(JsonElement node, string name) => node.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number;

    private static double? Value(JsonElement node, string name, int phase) =>
        !node.TryGetProperty(name, out JsonElement value) ? null : value.ValueKind == JsonValueKind.Number ? value.GetDouble() : value[phase].GetDouble();
}
