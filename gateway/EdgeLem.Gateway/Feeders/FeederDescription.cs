using System.Globalization;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Feeders;

/// <summary>What a feeder consists of, in lines for a person to read.</summary>
internal static class FeederDescription
{
    /// <summary>Names of one kind that are listed before the rest is only counted.</summary>
    private const int MostNames = 10;

    /// <summary>Notes that are printed before the rest is only counted.</summary>
    private const int MostNotes = 20;

    /// <summary>How many there are of each element; kinds that the feeder has none of are left out.</summary>
    /// <param name="feeder">The feeder.</param>
    public static IEnumerable<string> Counts(Feeder feeder)
    {
        yield return Line("feeder", feeder.Name);
        yield return Line("buses", $"{Number(feeder.Buses.Count)}: {string.Join(", ", Levels(feeder))}");
        (string Kind, int Count, string More)[] kinds =
        [
            ("lines", feeder.Lines.Count, Grouped(feeder.Lines.Select(line => line.FromTerminals.ToString()))),
            ("switches", feeder.Switches.Count, Grouped(feeder.Switches.Select(item => item.IsClosed ? "closed" : "open"))),
            ("transformers", feeder.Transformers.Count, Grouped(feeder.Transformers.Select(RatingOf))),
            ("sources", feeder.Sources.Count, string.Join(", ", feeder.Sources.Select(source => $"{source.Id} at {source.Bus}").Take(MostNames))),
            ("earthings", feeder.Earthings.Count, ""),
            ("capacitors", feeder.Capacitors.Count, ""),
            ("shunts", feeder.Shunts.Count, ""),
            ("loads", feeder.Loads.Count, $"{Kilo(feeder.Loads.Sum(load => load.PowerW))} kW, {Kilo(feeder.Loads.Sum(load => load.ReactivePowerVar))} kvar at rated voltage"),
            ("inverters", feeder.Inverters.Count, $"{Kilo(feeder.Inverters.Sum(item => item.RatedPowerVa))} kVA rated, {Kilo(feeder.Inverters.Sum(item => item.PowerW))} kW"),
            ("profiles", feeder.Profiles.Count, Grouped(feeder.Profiles.Select(StepsOf))),
            ("connections", feeder.Connections.Count, ""),
        ];
        foreach ((string kind, int count, string more) in kinds.Where(kind => kind.Count > 0))
        {
            yield return Line(kind, more.Length == 0 ? Number(count) : $"{Number(count)}: {more}");
        }
    }

    /// <summary>How it hangs together, and which lines have no rating.</summary>
    /// <param name="feeder">The feeder.</param>
    public static IEnumerable<string> Structure(Feeder feeder)
    {
        int islands = Islands.CountOf(feeder);
        yield return Line("network", $"{(feeder.IsRadial ? "radial" : "with loops")}, {Counted(islands, "island")}, {Counted(feeder.Sources.Count, "source")}");
        string[] unrated = [.. feeder.Lines.Where(line => line.RatingA is null && line.NeutralRatingA is null).Select(line => line.Id)];
        yield return Line("no rating", unrated.Length == 0
            ? "every line has one"
            : $"{Counted(unrated.Length, "line")}, not checked for current: {string.Join(", ", unrated.Take(MostNames))}{(unrated.Length > MostNames ? ", ..." : "")}");
    }

    /// <summary>What the reader noted, capped.</summary>
    /// <param name="notes">All notes.</param>
    public static IEnumerable<string> Notes(IReadOnlyList<FeederNote> notes)
    {
        foreach (FeederNote note in notes.Take(MostNotes))
        {
            yield return $"note: {note}";
        }

        if (notes.Count > MostNotes)
        {
            yield return $"note: and {Number(notes.Count - MostNotes)} more of {Number(notes.Count)} notes";
        }
    }

    private static string Line(string name, string value) => $"{name,-13} {value}";

    private static IEnumerable<string> Levels(Feeder feeder) => Enumerable.Range(0, feeder.Buses.Count)
        .GroupBy(bus => LevelOf(feeder.BaseVoltageV(bus) * Math.Sqrt(3)))
        .Select(level => $"{Number(level.Count())} at {level.Key}");

    /// <summary>Between phases, as levels are called.</summary>
    private static string LevelOf(double voltageV) => voltageV >= 1000
        ? string.Create(CultureInfo.InvariantCulture, $"{voltageV / 1000:0.###} kV")
        : string.Create(CultureInfo.InvariantCulture, $"{voltageV:0.#} V");

    private static string RatingOf(Transformer item) => string.Create(CultureInfo.InvariantCulture, $"{item.RatedPowerVa / 1000:0.###} kVA {item.VectorGroup}");

    private static string StepsOf(PowerProfile profile) => string.Create(CultureInfo.InvariantCulture, $"{profile.Values.Length} steps of {profile.IntervalS:0.###} s");

    private static string Grouped(IEnumerable<string> names)
    {
        string[] groups = [.. names.GroupBy(name => name).OrderByDescending(group => group.Count()).Select(group => $"{Number(group.Count())} {group.Key}")];
        return string.Join(", ", groups.Take(MostNames)) + (groups.Length > MostNames ? ", ..." : "");
    }

    private static string Counted(int count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Kilo(double value) => (value / 1000).ToString("0.###", CultureInfo.InvariantCulture);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
