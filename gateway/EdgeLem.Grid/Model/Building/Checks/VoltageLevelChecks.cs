using System.Globalization;

namespace EdgeLem.Grid;

/// <summary>Checks rated voltages against the base voltage of the bus that an element stands at: half to one and a half of it.</summary>
internal sealed class VoltageLevelChecks(FeederBuilder builder, Feeder feeder, CheckReport report)
{
    public const double LeastV = 1;
    public const double GreatestV = 300_000;

    private const double Lowest = 0.5;
    private const double Highest = 1.5;

    /// <summary>A star load rated for the voltage between phases is as a rule a slip, but published feeders have it (IEEE 34).</summary>
    private const double HighestOfStar = 2;

    private const double SameLevel = 0.2;

    public void Run()
    {
        CheckNominal();
        foreach ((Source source, ElementOrigin origin) in builder.Sources)
        {
            Require((origin, source.Id == "source" ? "source" : $"source '{source.Id}'"), (source.Bus, true), ("voltageKv", source.NominalVoltageV / 1000, "kV", 1000));
        }

        foreach ((Transformer transformer, ElementOrigin origin) in builder.Transformers)
        {
            // The base beyond a transformer follows from its ratio: a wrong rating would be reported at both sides.
            if (Check(transformer.Hv, (origin, $"transformer '{transformer.Id}'"), "hvKv"))
            {
                Check(transformer.Lv, (origin, $"transformer '{transformer.Id}'"), "lvKv");
            }
        }

        foreach ((Load load, ElementOrigin origin) in builder.Loads)
        {
            if (!IsNotedAsBetweenPhases(load, origin))
            {
                CheckLegs((origin, $"load '{load.Id}'"), load.Bus, (load.Terminals, load.Connection), load.RatedVoltageV);
            }
        }

        foreach ((Inverter inverter, ElementOrigin origin) in builder.Inverters)
        {
            CheckLegs((origin, $"inverter '{inverter.Id}'"), inverter.Bus, (inverter.Terminals, inverter.Connection), inverter.RatedVoltageV);
        }

        foreach ((Capacitor capacitor, ElementOrigin origin) in builder.Capacitors)
        {
            CheckLegs((origin, $"capacitor '{capacitor.Id}'"), capacitor.Bus, (capacitor.Terminals, capacitor.Connection), capacitor.RatedVoltageV);
        }

        foreach ((Line line, ElementOrigin origin) in builder.Lines)
        {
            CheckEnds((origin, $"line '{line.Id}'"), line.FromBus, line.ToBus);
        }

        foreach ((Switch item, ElementOrigin origin) in builder.Switches)
        {
            if (item.IsClosed)
            {
                CheckEnds((origin, $"switch '{item.Id}'"), item.FromBus, item.ToBus);
            }
        }
    }

    private void CheckNominal()
    {
        double[] bases = [.. Enumerable.Range(0, feeder.Buses.Count).Select(feeder.BaseVoltageV).Where(baseV => baseV > 0).Distinct().Order()];
        double nominalV = builder.NominalVoltageV;
        if (builder.Origin.Flawed || double.IsNaN(nominalV) || bases.Length == 0 || bases.Any(baseV => Math.Abs(baseV - nominalV) <= SameLevel * nominalV))
        {
            return;
        }

        string found = string.Join(", ", bases.Select(baseV => baseV.ToString("0.#", CultureInfo.InvariantCulture)));
        report.Defect(builder.Origin.At("nominalVoltageV"), string.Create(
            CultureInfo.InvariantCulture,
            $"nominalVoltageV is {nominalV} V, but no bus is within 20 % of it; sources and transformers give {found} V, phase to neutral. Correct it or the rated voltages."));
    }

    private bool Check(Winding winding, (ElementOrigin Origin, string Name) element, string property)
    {
        bool isAcrossPhases = winding.Connection != WindingConnection.SinglePhase || winding.Terminals.All(TerminalRules.IsPhase);
        return Require(element, (winding.Bus, isAcrossPhases), (property, winding.RatedVoltageV / 1000, "kV", 1000));
    }

    private void CheckLegs((ElementOrigin Origin, string Name) element, string bus, (TerminalList Terminals, LoadConnection Connection) legs, double ratedV)
    {
        // Beyond these bounds the value is reported by itself.
        if (ratedV is not (>= LeastV and <= GreatestV))
        {
            return;
        }

        bool isAcrossPhases = legs.Connection == LoadConnection.Delta || (legs.Terminals.Count > 0 && TerminalRules.IsPhase(legs.Terminals[^1]));
        Require(element, (bus, isAcrossPhases), ("ratedVoltageV", ratedV, "V", 1));
    }

    private bool IsNotedAsBetweenPhases(Load load, ElementOrigin origin)
    {
        double phaseV = feeder.BaseVoltageV(feeder.BusIndex(load.Bus));
        bool isNoted = load.Connection == LoadConnection.Star && load.RatedVoltageV > Highest * phaseV && load.RatedVoltageV <= HighestOfStar * phaseV;
        if (isNoted)
        {
            report.Note(origin.At("ratedVoltageV"), string.Create(
                CultureInfo.InvariantCulture,
                $"load '{load.Id}': ratedVoltageV is {load.RatedVoltageV} V, as between phases, but it stands between phase and neutral of bus '{load.Bus}' with {phaseV:0.####} V."));
        }

        return isNoted;
    }

    private bool Require((ElementOrigin Origin, string Name) element, (string Bus, bool IsAcrossPhases) at, (string Property, double Value, string Unit, double Volts) rated)
    {
        double expected = feeder.BaseVoltageV(feeder.BusIndex(at.Bus)) * (at.IsAcrossPhases ? Math.Sqrt(3) : 1) / rated.Volts;
        double share = rated.Value / expected;
        if (!(expected > 0) || element.Origin.Flawed || double.IsNaN(share) || share is >= Lowest and <= Highest)
        {
            return true;
        }

        report.Defect(element.Origin.At(rated.Property), string.Create(
            CultureInfo.InvariantCulture,
            $"{element.Name}: {rated.Property} is {rated.Value} {rated.Unit}, but bus '{at.Bus}' has {expected:0.####} {rated.Unit} {(at.IsAcrossPhases ? "between phases" : "phase to neutral")}, allowed {Lowest * expected:0.####} to {Highest * expected:0.####} {rated.Unit}. Correct the value, its unit or the bus."));
        return false;
    }

    private void CheckEnds((ElementOrigin Origin, string Name) element, string from, string to)
    {
        (double fromV, double toV) = (feeder.BaseVoltageV(feeder.BusIndex(from)), feeder.BaseVoltageV(feeder.BusIndex(to)));
        if (fromV > 0 && toV > 0 && Math.Abs(fromV - toV) > SameLevel * Math.Max(fromV, toV))
        {
            report.Defect(element.Origin.Location, string.Create(
                CultureInfo.InvariantCulture,
                $"{element.Name}: it joins bus '{from}' of {fromV:0.#} V and bus '{to}' of {toV:0.#} V, phase to neutral. Put a transformer between them or correct nominalVoltageV of the buses."));
        }
    }
}
