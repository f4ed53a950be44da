using System.Globalization;
using System.Numerics;

namespace EdgeLem.Grid.Tests;

/// <summary>A table of balanced voltages: bus, magnitude in pu, angle in degrees.</summary>
internal static class BalancedTable
{
    /// <summary>Compares all three phases, as complex numbers; B and C lag and lead A by 120 degrees.</summary>
    public static Deviation Voltages(PowerFlowResult flow, string path, (Func<string, string> IdOf, double AllowedPu) comparison)
    {
        var deviation = new Deviation("voltages", "pu", comparison.AllowedPu);
        foreach (string[] row in Rows(path))
        {
            string id = comparison.IdOf(row[0]);
            int bus = flow.Feeder.BusIndex(id);
            for (int phase = 0; phase < PhaseNames.Count; phase++)
            {
                var expected = Complex.FromPolarCoordinates(Number(row[1]), (Number(row[2]) - 120 * phase) * Math.PI / 180);
                deviation.Add((flow.VoltageV(bus, phase) / flow.Feeder.BaseVoltageV(bus) - expected).Magnitude, $"{id}.{phase + 1}");
            }
        }

        return deviation;
    }

    public static IEnumerable<string[]> Rows(string path) => File.ReadLines(path).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(','));

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
