using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace EdgeLem.Grid.Tests;

/// <summary>The expected output of one of power-grid-model's validation cases, and the comparison of a flow with it at the tolerances that the case states.</summary>
internal sealed class PowerGridModelOutput
{
    private readonly double _relative;
    private readonly double _absolute;

    public PowerGridModelOutput(string folder)
    {
        using JsonDocument parameters = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "params.json")));
        JsonElement absolute = parameters.RootElement.GetProperty("atol");
        _absolute = absolute.ValueKind == JsonValueKind.Object ? absolute.GetProperty("default").GetDouble() : absolute.GetDouble();
        _relative = parameters.RootElement.GetProperty("rtol").GetDouble();
        Share = new Deviation(FormattableString.Invariant($"voltages and angles over rtol {_relative:0.#e+0}, atol {_absolute:0.#e+0} (V, rad)"), "of the allowance", 1);
        Voltage = new Deviation("voltages", "pu", double.PositiveInfinity);
    }

    /// <summary>Magnitudes in V and angles in rad, over what the case allows.</summary>
    public Deviation Share { get; }

    /// <summary>Magnitudes in pu, for information: <see cref="Share"/> decides.</summary>
    public Deviation Voltage { get; }

    /// <summary>Compares every node.</summary>
    /// <param name="flow">The flow to judge.</param>
    /// <param name="data">The expected values of this flow.</param>
    /// <param name="scenario">Names the flow in a batch; may be empty.</param>
    public void Compare(PowerFlowResult flow, JsonElement data, string scenario)
    {
        foreach (JsonElement node in data.GetProperty("node").EnumerateArray())
        {
            string id = node.GetProperty("id").GetInt32().ToString(CultureInfo.InvariantCulture);
            for (int phase = 0; phase < PhaseNames.Count; phase++)
            {
                ComparePhase(flow, node, (flow.Feeder.BusIndex(id), phase, $"{scenario}{id}.{phase + 1}"));
            }
        }
    }

    private void ComparePhase(PowerFlowResult flow, JsonElement node, (int Bus, int Phase, string Place) at)
    {
        Complex voltage = flow.VoltageV(at.Bus, at.Phase);
        double baseV = flow.Feeder.BaseVoltageV(at.Bus);
        double magnitude = Value(node, "u_pu", at.Phase) * baseV ?? (Value(node, "u", at.Phase) / (IsSymmetric(node, "u") ? Math.Sqrt(3) : 1))!.Value;
        double difference = Math.Abs(voltage.Magnitude - magnitude);
        Voltage.Add(difference / baseV, at.Place);
        Share.Add(difference / (_absolute + _relative * magnitude), at.Place);

        // The dummy case states angle 0 for all three phases, which no network has: no figure to compare with.
        bool isFigure = IsSymmetric(node, "u_angle") || Value(node, "u_angle", 0) != Value(node, "u_angle", 1);
        if (isFigure && Value(node, "u_angle", at.Phase) is { } given)
        {
            double angle = given - (IsSymmetric(node, "u_angle") ? 2 * Math.PI / 3 * at.Phase : 0);
            double apart = Math.Abs((voltage / Complex.FromPolarCoordinates(voltage.Magnitude, angle)).Phase);
            Share.Add(apart / (_absolute + _relative * Math.Abs(angle)), at.Place + " angle");
        }
    }

    /// <summary>A symmetric output has one value, of phase A; u is then between phases.</summary>
    private static bool IsSymmetric(JsonElement node, string name) => node.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number;

    private static double? Value(JsonElement node, string name, int phase) =>
        !node.TryGetProperty(name, out JsonElement value) ? null : value.ValueKind == JsonValueKind.Number ? value.GetDouble() : value[phase].GetDouble();
}
