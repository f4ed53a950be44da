namespace EdgeLem.Grid;

/// <summary>Checks cable types, lines and switches, and notes those whose currents cannot be checked.</summary>
internal sealed class LineChecks(FeederBuilder builder, CheckReport report)
{
    private const int NamesInNote = 5;

    /// <summary>A network in which no line is as long as this, in m, has its lengths in kilometres. A single line may well be shorter: a lead between two bars.</summary>
    private const double LeastLongestM = 1;

    private readonly Dictionary<string, Located<CableType>> _cables = new(StringComparer.Ordinal);

    public void Run()
    {
        foreach (Located<CableType> located in builder.Cables)
        {
            (CableType cable, ElementOrigin origin) = located;
            _cables.TryAdd(cable.Id, located);
            string name = $"cable '{cable.Id}'";
            RequireRatings(origin, name, (cable.RatingA, cable.NeutralRatingA));
            new ImpedanceChecks(report, origin, name).Require(cable.PerKilometre, "PerKm");
        }

        foreach ((Line line, ElementOrigin origin) in builder.Lines)
        {
            Check(line, origin);
        }

        foreach ((Switch item, ElementOrigin origin) in builder.Switches)
        {
            Check(item, origin);
        }

        RequireSomeLength();
        NoteUnrated("lines", builder.Lines.Where(line => line.Item.RatingA is null).Select(line => (line.Item.Id, line.Origin)));
        NoteUnrated("switches", builder.Switches.Where(item => item.Item.RatingA is null).Select(item => (item.Item.Id, item.Origin)));
    }

    private void RequireSomeLength()
    {
        Located<Line>[] measured = [.. builder.Lines.Where(line => line.Item.LengthM > 0 && !line.Origin.Flawed)];
        if (measured.Length > 0 && measured.MaxBy(line => line.Item.LengthM) is var longest && longest.Item.LengthM < LeastLongestM)
        {
            report.Defect(longest.Origin.At("lengthM"), FormattableString.Invariant(
                $"line '{longest.Item.Id}': lengthM is {longest.Item.LengthM} m, and no line is longer; allowed for the longest are {LeastLongestM} m and more. Write metres, not kilometres."));
        }
    }

    private void Check(Line line, ElementOrigin origin)
    {
        string name = $"line '{line.Id}'";
        bool lengthIsFine = line.LengthM is not { } lengthM || report.Require(origin, name, new Quantity("lengthM", lengthM, "m", 0.001, 50_000));
        if (line.CableId is not null)
        {
            RequireCable(line, origin);
            return;
        }

        TerminalRules.RequireEnds(report, (origin, name), (line.FromTerminals, line.ToTerminals));
        report.Require(
            origin,
            line.FromTerminals.Count == line.Impedance.Conductors,
            "terminals",
            $"{name}: {line.FromTerminals.Count} terminals '{line.FromTerminals}' at each end, but an impedance of {line.Impedance.Conductors} conductors. Give one terminal per conductor.");
        RequireRatings(origin, name, (line.RatingA, line.NeutralRatingA));
        if (lengthIsFine)
        {
            var checks = new ImpedanceChecks(report, origin, name) { IsPerKilometre = line.LengthM is not null };
            checks.Require(line.LengthM is { } metres ? line.Impedance.Times(1000 / metres) : line.Impedance, "");
        }
    }

    private void RequireCable(Line line, ElementOrigin origin)
    {
        string name = $"line '{line.Id}'";
        if (!_cables.TryGetValue(line.CableId!, out Located<CableType> located))
        {
            if (!report.ElementsLeftOut)
            {
                report.Unknown(origin.At("cable"), $"{name}: cable", line.CableId!, _cables.Keys);
            }

            return;
        }

        TerminalRules.RequireEnds(report, (origin, name), (line.FromTerminals, line.ToTerminals));
        CableType cable = located.Item;
        if (line.LengthM is not { } lengthM)
        {
            report.Defect(origin.At("lengthM"), $"{name}: it has a cable but no length. Give lengthM.");
            return;
        }

        Line expected = Line.Of(line.Id, (line.FromBus, line.ToBus), cable, lengthM);
        report.Require(
            origin,
            line.FromTerminals.Count == cable.PerKilometre.Conductors,
            "terminals",
            $"{name}: {line.FromTerminals.Count} terminals '{line.FromTerminals}' at each end, but its cable '{cable.Id}' has {cable.PerKilometre.Conductors} conductors. Give one terminal per conductor.");
        report.Require(
            origin,
            located.Origin.Flawed || double.IsNaN(lengthM) || (expected.Impedance, expected.RatingA, expected.NeutralRatingA) == (line.Impedance, line.RatingA, line.NeutralRatingA),
            "cable",
            $"{name}: impedance or rating differs from its cable '{line.CableId}'. Leave the cable out or take its values.");
    }

    private void Check(Switch item, ElementOrigin origin)
    {
        string name = $"switch '{item.Id}'";
        TerminalRules.RequireEnds(report, (origin, name), (item.FromTerminals, item.ToTerminals));
        report.Require(origin, name, new Quantity("resistanceOhm", item.ResistanceOhm, "ohm", 1e-7, 1));
        RequireRatings(origin, name, (item.RatingA, null));
    }

    private void RequireRatings(ElementOrigin origin, string name, (double? PhaseA, double? NeutralA) rating)
    {
        if (rating.PhaseA is { } phaseA)
        {
            report.Require(origin, name, new Quantity("ratingA", phaseA, "A", 1, 5000));
        }

        if (rating.NeutralA is { } neutralA)
        {
            report.Require(origin, name, new Quantity("neutralRatingA", neutralA, "A", 1, 5000));
        }
    }

    private void NoteUnrated(string kind, IEnumerable<(string Id, ElementOrigin Origin)> unrated)
    {
        (string Id, ElementOrigin Origin)[] all = [.. unrated];
        if (all.Length > 0)
        {
            string names = string.Join(", ", all.Take(NamesInNote).Select(item => $"'{item.Id}'"));
            string more = all.Length > NamesInNote ? $" and {all.Length - NamesInNote} more" : "";
            report.Note(all[0].Origin.Location, $"{kind} without a rating: {names}{more}; their currents are not checked.");
        }
    }
}
