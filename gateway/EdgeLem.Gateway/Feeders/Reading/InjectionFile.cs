using System.Globalization;
using EdgeLem.Gateway.Input;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Feeders.Reading;

/// <summary>
/// Powers at buses and phases from a CSV file with the columns bus, phase, power_W and reactive_power_var in any order: load reference, import positive, inductive reactive power
/// positive, phase A, B or C to neutral (to earth where the bus has none). Several rows of one bus and phase add up.
/// </summary>
internal static class InjectionFile
{
    /// <summary>In W and var, beyond any network; sums of many stay finite.</summary>
    private const double LargestPower = 1e12;
    private const string PowerColumn = "power_W";
    private const string ReactivePowerColumn = "reactive_power_var";
    private static readonly CsvColumns Columns = new(["bus", "phase", PowerColumn, ReactivePowerColumn], []);

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="feeder">The feeder that buses are looked up in; null where there is none, then the rest is checked.</param>
    /// <param name="defects">Receives everything that is wrong, row by row.</param>
    /// <returns>The rows; meaningless when there are defects.</returns>
    public static IReadOnlyList<Injection> Read(string path, Feeder? feeder, ICollection<Defect> defects)
    {
        var rows = new List<Injection>();
        new CsvInput(path, Columns, defects).Read((location, fields) => rows.Add(RowOf((location, fields), feeder, defects)));
        return rows;
    }

    private static Injection RowOf((SourceLocation Location, string[] Fields) row, Feeder? feeder, ICollection<Defect> defects)
    {
        (SourceLocation location, string[] fields) = row;
        int before = defects.Count;
        var injection = new Injection(
            BusOf(fields[0], feeder, location, defects),
            PhaseOf(fields[1], location, defects),
            NumberOf(fields[2], PowerColumn, location, defects),
            NumberOf(fields[3], ReactivePowerColumn, location, defects));
        if (defects.Count == before && feeder?.HasTerminal(injection.Bus, (Terminal)(injection.Phase + 1)) == false)
        {
            defects.Add(new Defect(location, $"bus '{fields[0]}' has no phase {fields[1]}. Name one that a line leads to."));
        }

        return injection;
    }

    private static int BusOf(string name, Feeder? feeder, SourceLocation location, ICollection<Defect> defects)
    {
        int bus = 0;
        if (feeder?.TryGetBusIndex(name, out bus) == false)
        {
            defects.Add(new Defect(location, $"bus '{name}' is not in feeder '{feeder.Name}'; the nearest name is '{NearestName.Of(name, feeder.Buses.Select(known => known.Id))}'."));
        }

        return bus;
    }

    private static int PhaseOf(string name, SourceLocation location, ICollection<Defect> defects)
    {
        int phase = name is ['A' or 'B' or 'C'] ? name[0] - 'A' : -1;
        if (phase < 0)
        {
            defects.Add(new Defect(location, $"phase is '{name}'; it must be A, B or C."));
        }

        return phase;
    }

    private static double NumberOf(string text, string column, SourceLocation location, ICollection<Defect> defects)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
        {
            defects.Add(new Defect(location, $"{column} is '{text}'; it must be a number such as -1500 or 2.5e3."));
            return 0;
        }

        if (Math.Abs(number) > LargestPower)
        {
            string unit = column.EndsWith("var", StringComparison.Ordinal) ? "var" : "W";
            defects.Add(new Defect(location, string.Create(CultureInfo.InvariantCulture, $"{column} is {number} {unit}, allowed {-LargestPower} to {LargestPower} {unit}. Correct the value or its unit.")));
        }

        return number;
    }
}
