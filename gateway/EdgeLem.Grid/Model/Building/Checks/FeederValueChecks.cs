namespace EdgeLem.Grid;

/// <summary>
/// Checks each element by itself: plausible values, terminals that suit the element, references. The ranges are wide, from a house connection to a 115 kV
/// source; they exist to catch slips of unit (m and km, A and kA, V and kV, ohm and milliohm) and signs, not to judge a network.
/// </summary>
internal sealed class FeederValueChecks(FeederBuilder builder, CheckReport report)
{
    private const int LongestName = 200;

    /// <returns>Whether the voltages of buses, sources and transformers are plausible, so that others can be judged by them.</returns>
    public bool Run()
    {
        if (string.IsNullOrWhiteSpace(builder.Name) && !builder.Origin.Flawed)
        {
            report.Defect(builder.Origin.At("name"), "the feeder has no name. Give it one.");
        }

        if (builder.Name.Length > LongestName || builder.Name.Any(char.IsControl))
        {
            report.Defect(builder.Origin.At("name"), $"the feeder's name must be at most {LongestName} characters on one line. Put the rest into the description.");
        }

        if (builder.Sources.Count == 0 && !builder.ElementsLeftOut)
        {
            report.Defect(builder.Origin.Location, "the feeder has no source. Add one.");
        }

        bool basesArePlausible = true;
        foreach ((Bus bus, ElementOrigin origin) in builder.Buses)
        {
            basesArePlausible &= Check(bus, origin);
        }

        new LineChecks(builder, report).Run();
        var supply = new SupplyChecks(builder, report);
        supply.Run();
        new ShuntChecks(builder, report).Run();
        new LoadChecks(builder, report).Run();
        return basesArePlausible && supply.VoltagesArePlausible;
    }

    private bool Check(Bus bus, ElementOrigin origin)
    {
        string name = $"bus '{bus.Id}'";
        if (bus.Position is { } at && !(double.IsFinite(at.X) && double.IsFinite(at.Y)))
        {
            report.Defect(origin.Location, $"{name}: the position must be two finite numbers.");
        }

        return bus.NominalVoltageV is not { } nominalV
            || report.Require(origin, name, new Quantity("nominalVoltageV", nominalV, "V", VoltageLevelChecks.LeastV, VoltageLevelChecks.GreatestV));
    }
}
