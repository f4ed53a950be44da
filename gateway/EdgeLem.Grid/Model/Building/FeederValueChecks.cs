using System.Globalization;

namespace EdgeLem.Grid;

/// <summary>
/// Checks each element by itself: name, uniqueness, plausible values. The ranges are wide; they exist to catch slips of unit (m and km, A and kA,
/// ohm and milliohm, V and kV) and signs, not to judge a network.
/// </summary>
internal sealed class FeederValueChecks(FeederBuilder builder, ICollection<Defect> defects)
{
    public void Run()
    {
        CheckIds("bus", builder.Buses, bus => bus.Id);
        CheckIds("cable", builder.Cables, cable => cable.Id);
        CheckIds("line", builder.Lines, line => line.Id);
        CheckIds("connection", builder.Connections, connection => connection.Id);
        CheckIds("transformer", builder.Transformers, transformer => transformer.Id);
        builder.Buses.ForEach(Check);
        builder.Cables.ForEach(Check);
        builder.Lines.ForEach(Check);
        builder.Connections.ForEach(Check);
        if (string.IsNullOrWhiteSpace(builder.Name) && !builder.Origin.Flawed)
        {
            Report(builder.Origin.At("name"), "the feeder has no name. Give it one.");
        }

        CheckSupply();
    }

    private void CheckSupply()
    {
        builder.Transformers.ForEach(Check);
        builder.Sources.ForEach(Check);
        if (builder.Sources.Count == 0 && !builder.ElementsLeftOut)
        {
            Report(builder.Origin.Location, "the feeder has no source. Add one.");
        }
    }

    private void CheckIds<T>(string kind, List<Located<T>> elements, Func<T, string> idOf)
    {
        var first = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        foreach (Located<T> element in elements)
        {
            string id = idOf(element.Item);
            SourceLocation place = element.Origin.At("id");
            bool isNode = element.Item is Connection;
            if (!(isNode ? ElementIds.IsNode(id) : ElementIds.IsName(id)))
            {
                Report(place, $"{kind} '{id}': the id must be {(isNode ? ElementIds.NodeForm : ElementIds.NameForm)}.");
            }
            else if (!first.TryAdd(id, place))
            {
                Report(place, $"{kind} '{id}' exists already ({first[id]}). Rename or remove one of the two.");
            }
        }
    }

    private void Check(Located<Bus> bus)
    {
        if (bus.Item.Position is { } at && !(double.IsFinite(at.X) && double.IsFinite(at.Y)))
        {
            Report(bus.Origin.Location, $"bus '{bus.Item.Id}': the position must be two finite numbers.");
        }
    }

    private void Check(Located<CableType> cable)
    {
        string name = $"cable '{cable.Item.Id}'";
        RequireImpedancePerKilometre(cable.Origin, name, cable.Item.PerKilometre.Sequence, "OhmPerKm");
        RequireRating(cable.Origin, name, cable.Item.RatingA);
    }

    private void Check(Located<Line> located)
    {
        (Line line, ElementOrigin origin) = located;
        string name = $"line '{line.Id}'";
        bool lengthIsFine = Require(origin, name, new("lengthM", line.LengthM, "m", 0.001, 50_000));
        if (line.CableId is null)
        {
            RequireRating(origin, name, line.RatingA);
            if (lengthIsFine)
            {
                RequireImpedancePerKilometre(origin, name, line.Impedance.Times(1000 / line.LengthM).Sequence, "Ohm");
            }
        }
        else
        {
            RequireCable(origin, line);
        }
    }

    private void RequireCable(ElementOrigin origin, Line line)
    {
        CableType? cable = builder.Cables.Select(located => located.Item).FirstOrDefault(cable => cable.Id == line.CableId);
        if (cable is null)
        {
            ReportUnlessLeftOut(origin.At("cable"), $"line '{line.Id}': cable '{line.CableId}' does not exist. Define it or name another.");
        }
        else if (!origin.Flawed && Line.Of(line.Id, (line.FromBus, line.ToBus), cable, line.LengthM) is var expected
            && (expected.Impedance != line.Impedance || expected.RatingA != line.RatingA))
        {
            Report(origin.Location, $"line '{line.Id}': impedance or rating differs from its cable '{line.CableId}'. Leave the cable out or take "
                + $"its values.");
        }
    }

    private void Check(Located<Connection> connection)
    {
        if (!connection.Origin.Flawed && (connection.Item.Phases == Phases.None || (connection.Item.Phases & ~Phases.ABC) != 0))
        {
            Report(connection.Origin.At("phases"), $"connection '{connection.Item.Id}': phases are '{connection.Item.Phases}'; name at least one "
                + $"of A, B, C.");
        }
    }

    private void Check(Located<Transformer> located)
    {
        (Transformer transformer, ElementOrigin origin) = located;
        string name = $"transformer '{transformer.Id}'";
        Require(origin, name, new("ratedKva", transformer.RatedPowerVa / 1000, "kVA", 1, 100_000));
        Require(origin, name, new("hvKv", transformer.Hv.RatedVoltageV / 1000, "kV", 0.05, 500));
        Require(origin, name, new("lvKv", transformer.Lv.RatedVoltageV / 1000, "kV", 0.05, 500));
        Require(origin, name, new("resistancePercent", transformer.ResistancePercent, "%", 0, 15));
        Require(origin, name, new("reactancePercent", transformer.ReactancePercent, "%", 0.0001, 25));
    }

    private void Check(Located<Source> located)
    {
        (Source source, ElementOrigin origin) = located;
        Require(origin, "source", new("voltagePu", source.VoltagePu, "pu", 0.8, 1.2));
        Require(origin, "source", new("angleDeg", source.AngleDeg, "deg", -360, 360));
        bool positive = Require(origin, "source", new("r1Ohm", source.Impedance.R1Ohm, "ohm", 0, 1000))
            & Require(origin, "source", new("x1Ohm", source.Impedance.X1Ohm, "ohm", 1e-10, 1000));
        if (positive)
        {
            Require(origin, "source", new("r0Ohm", source.Impedance.R0Ohm, "ohm", 0, 1e6));
            Require(origin, "source", new("x0Ohm", source.Impedance.X0Ohm, "ohm", 0, 1e6));
        }
    }

    private void RequireImpedancePerKilometre(ElementOrigin origin, string name, SequenceImpedance? values, string suffix)
    {
        if (values is not { } impedance)
        {
            return;
        }

        // From busbars (0.001) to 1.5 mm2 copper (12) with margin; in zero sequence the return path adds three conductors.
        Require(origin, name, new("r1" + suffix, impedance.R1Ohm, "ohm/km", 0.001, 50));
        Require(origin, name, new("x1" + suffix, impedance.X1Ohm, "ohm/km", 0, 5));
        Require(origin, name, new("r0" + suffix, impedance.R0Ohm, "ohm/km", 0.001, 200));
        Require(origin, name, new("x0" + suffix, impedance.X0Ohm, "ohm/km", 0, 20));
    }

    private void RequireRating(ElementOrigin origin, string name, double? ratingA)
    {
        if (ratingA is { } rating)
        {
            Require(origin, name, new("ratingA", rating, "A", 1, 5000));
        }
    }

    private bool Require(ElementOrigin origin, string name, Quantity quantity)
    {
        if (origin.Flawed || quantity.IsPlausible)
        {
            return !origin.Flawed;
        }

        Report(origin.At(quantity.Property), string.Create(CultureInfo.InvariantCulture, $"{name}: {quantity.Complaint}"));
        return false;
    }

    private void ReportUnlessLeftOut(SourceLocation location, string message)
    {
        if (!builder.ElementsLeftOut)
        {
            Report(location, message);
        }
    }

    private void Report(SourceLocation location, string message) => defects.Add(new Defect(location, message));
}
