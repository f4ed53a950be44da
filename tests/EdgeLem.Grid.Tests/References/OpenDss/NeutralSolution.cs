using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace EdgeLem.Grid.Tests;

/// <summary>A solution that PowerModelsDistribution.jl publishes with its explicit-neutral cases: magnitude in V and angle in rad of every node to earth.</summary>
internal static class NeutralSolution
{
    public static Deviation Compare(PowerFlowResult flow, string path, double allowedPu)
    {
        var deviation = new Deviation("voltages", "pu", allowedPu);
        using JsonDocument solution = JsonDocument.Parse(File.ReadAllText(path));
        foreach (JsonProperty bus in solution.RootElement.GetProperty("bus").EnumerateObject())
        {
            int place = flow.Feeder.BusIndex(bus.Name);
            foreach (JsonProperty node in bus.Value.GetProperty("vm").EnumerateObject())
            {
                var expected = Complex.FromPolarCoordinates(node.Value.GetDouble(), bus.Value.GetProperty("va").GetProperty(node.Name).GetDouble());
                Complex actual = flow.VoltageToEarthV(place, (Terminal)int.Parse(node.Name, CultureInfo.InvariantCulture));
                deviation.Add((actual - expected).Magnitude / flow.Feeder.BaseVoltageV(place), $"{bus.Name}.{node.Name}");
            }
        }

        return deviation;
    }
}
