namespace EdgeLem.Grid;

/// <summary>Checks loads, inverters, profiles and connection points, and what they refer to.</summary>
internal sealed class LoadChecks(FeederBuilder builder, CheckReport report)
{
    private const double SharesTolerance = 0.01;

    /// <summary>Twice what any conductor is rated for.</summary>
    private const double GreatestLegA = 10_000;

    private readonly HashSet<string> _profiles = new(builder.Profiles.Select(profile => profile.Item.Id), StringComparer.Ordinal);
    private readonly Dictionary<string, string> _busOfConnection = builder.Connections.Select(point => point.Item)
        .GroupBy(point => point.Id, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Bus, StringComparer.Ordinal);

    public void Run()
    {
        foreach ((Load load, ElementOrigin origin) in builder.Loads)
        {
            Check(load, origin);
        }

        foreach ((Inverter inverter, ElementOrigin origin) in builder.Inverters)
        {
            Check(inverter, origin);
        }

        foreach ((PowerProfile profile, ElementOrigin origin) in builder.Profiles)
        {
            Check(profile, origin);
        }

        foreach ((Connection point, ElementOrigin origin) in builder.Connections)
        {
            report.Require(
                origin,
                point.Phases != Phases.None && (point.Phases & ~Phases.ABC) == 0,
                "phases",
                $"connection '{point.Id}': phases are '{point.Phases}'; name at least one of A, B, C.");
        }
    }

    private void Check(Load load, ElementOrigin origin)
    {
        string name = $"load '{load.Id}'";
        bool voltageIsFine = report.Require(origin, name, new Quantity("ratedVoltageV", load.RatedVoltageV, "V", VoltageLevelChecks.LeastV, VoltageLevelChecks.GreatestV));
        if (TerminalRules.ComplaintAboutLegs(load.Terminals, load.Connection) is { } complaint)
        {
            report.Require(origin, false, "terminals", $"{name}: {complaint}");
        }
        else
        {
            CheckLegs(load, (origin, voltageIsFine), name);
        }

        Check(load.VoltageDependence, origin, name);
        CheckReferences(origin, (name, load.Bus), load.ProfileId, load.ConnectionId);
    }

    private void CheckLegs(Load load, (ElementOrigin Origin, bool VoltageIsFine) at, string name)
    {
        ElementOrigin origin = at.Origin;
        int legs = TerminalRules.LegCount(load.Terminals, load.Connection);
        int given = load.LegPowers.IsDefault ? 0 : load.LegPowers.Length;
        if (report.Require(origin, given == legs, "powerW", $"{name}: {given} leg powers for terminals '{load.Terminals}' of {legs} legs. Give one per leg."))
        {
            foreach (LegPower leg in load.LegPowers)
            {
                bool isPlausible = report.Require(
                    origin,
                    name,
                    new Quantity("powerW", leg.PowerW, "W", -1e8, 1e8),
                    new Quantity("reactivePowerVar", leg.ReactivePowerVar, "var", -1e8, 1e8));
                if (isPlausible && at.VoltageIsFine)
                {
                    RequireCurrent(leg, (load, origin), name);
                }
            }
        }
    }

    /// <summary>Catches kilowatts that were multiplied twice: a power may suit a medium voltage and be absurd at 230 V.</summary>
    private void RequireCurrent(LegPower leg, (Load Load, ElementOrigin Origin) at, string name)
    {
        double powerVa = Math.Sqrt(leg.PowerW * leg.PowerW + leg.ReactivePowerVar * leg.ReactivePowerVar);
        double currentA = powerVa / at.Load.RatedVoltageV;
        report.Require(at.Origin, !(currentA > GreatestLegA), "powerW", FormattableString.Invariant(
            $"{name}: {powerVa:0.###} VA across a leg of {at.Load.RatedVoltageV} V are {currentA:0} A, allowed 0 to {GreatestLegA} A. Correct powerW, ratedVoltageV or their units."));
    }

    private void Check(VoltageDependence dependence, ElementOrigin origin, string name)
    {
        bool isPlausible = report.Require(origin, name, new Quantity("minPu", dependence.MinPu, "pu", 0.01, 1));
        if (isPlausible)
        {
            report.Require(
                origin,
                name,
                new Quantity("maxPu", dependence.MaxPu, "pu", dependence.MinPu, 10),
                new Quantity("lowPu", dependence.LowPu ?? 0, "pu", 0, dependence.MinPu));
        }

        if (dependence.Outside is { } outside)
        {
            CheckShares(outside.Active, origin, name, "activeZip outside");
            CheckShares(outside.Reactive, origin, name, "reactiveZip outside");
        }

        if (dependence.Exponents is { } exponents)
        {
            report.Require(
                origin,
                name,
                new Quantity("activeExponent", exponents.Active, "", -5, 10),
                new Quantity("reactiveExponent", exponents.Reactive, "", -5, 10));
            return;
        }

        CheckShares(dependence.Active, origin, name, "activeZip");
        CheckShares(dependence.Reactive, origin, name, "reactiveZip");
    }

    private void CheckShares(ZipShares shares, ElementOrigin origin, string name, string property)
    {
        double sum = shares.Impedance + shares.Current + shares.Power;
        report.Require(
            origin,
            Math.Abs(sum - 1) <= SharesTolerance,
            property,
            FormattableString.Invariant($"{name}: the shares of {property} sum to {sum}, allowed 0.99 to 1.01. Correct them."));
        foreach (double share in (ReadOnlySpan<double>)[shares.Impedance, shares.Current, shares.Power])
        {
            report.Require(origin, name, new Quantity(property, share, "", -100, 100));
        }
    }

    private void Check(Inverter inverter, ElementOrigin origin)
    {
        string name = $"inverter '{inverter.Id}'";
        if (TerminalRules.ComplaintAboutLegs(inverter.Terminals, inverter.Connection) is { } complaint)
        {
            report.Require(origin, false, "terminals", $"{name}: {complaint}");
        }

        bool isPlausible = report.Require(
            origin,
            name,
            new Quantity("ratedVoltageV", inverter.RatedVoltageV, "V", VoltageLevelChecks.LeastV, VoltageLevelChecks.GreatestV),
            new Quantity("ratedKva", inverter.RatedPowerVa / 1000, "kVA", 0.01, 100_000));
        if (isPlausible)
        {
            report.Require(
                origin,
                name,
                new Quantity("powerW", inverter.PowerW, "W", -3 * inverter.RatedPowerVa, 3 * inverter.RatedPowerVa),
                new Quantity("reactivePowerVar", inverter.ReactivePowerVar, "var", -inverter.RatedPowerVa, inverter.RatedPowerVa));
        }

        Check(inverter.Control, origin, name);
        CheckReferences(origin, (name, inverter.Bus), inverter.ProfileId, inverter.ConnectionId);
    }

    private void Check(InverterControl control, ElementOrigin origin, string name)
    {
        if (control.PowerFactor is { } factor)
        {
            report.Require(
                origin,
                Math.Abs(factor) is >= 0.1 and <= 1,
                "control",
                FormattableString.Invariant($"{name}: powerFactor is {factor}, allowed 0.1 to 1 and -1 to -0.1. Correct the value."));
            report.Require(origin, control.VoltVar is null, "control", $"{name}: it has both powerFactor and voltVar. Give one of the two.");
        }

        CheckCurve(control.VoltVar, origin, name, ("voltVar", -1));
        CheckCurve(control.VoltWatt, origin, name, ("voltWatt", 0));
    }

    private void CheckCurve(ControlCurve? curve, ElementOrigin origin, string name, (string Property, double Lowest) range)
    {
        foreach ((double voltagePu, double value) in curve?.Points ?? [])
        {
            bool isVoltage = report.Require(origin, $"{name}, voltage of {range.Property}", new Quantity("control", voltagePu, "pu", 0.3, 2));
            if (!isVoltage || !report.Require(origin, $"{name}, value of {range.Property}", new Quantity("control", value, "", range.Lowest, 1)))
            {
                return;
            }
        }
    }

    private void CheckReferences(ElementOrigin origin, (string Name, string Bus) element, string? profile, string? connection)
    {
        if (report.ElementsLeftOut)
        {
            return;
        }

        if (profile is not null && !_profiles.Contains(profile))
        {
            report.Unknown(origin.At("profile"), $"{element.Name}: profile", profile, _profiles);
        }

        if (connection is not null && !_busOfConnection.TryGetValue(connection, out string? bus))
        {
            report.Unknown(origin.At("connectionPoint"), $"{element.Name}: connection", connection, _busOfConnection.Keys);
        }
        else if (connection is not null && _busOfConnection[connection] is var busOf && busOf != element.Bus)
        {
            report.Defect(origin.At("connectionPoint"), $"{element.Name}: it is at bus '{element.Bus}', but its connection '{connection}' is at bus '{busOf}'. Name the same bus.");
        }
    }

    private void Check(PowerProfile profile, ElementOrigin origin)
    {
        string name = $"profile '{profile.Id}'";
        report.Require(origin, name, new Quantity("intervalS", profile.IntervalS, "s", 0.001, 31_622_400));
        string property = profile.IsActualPower ? "powersW" : "factors";
        if (profile.Values.IsDefaultOrEmpty)
        {
            report.Require(origin, false, property, $"{name}: it has no values. Give at least one.");
            return;
        }

        double bound = profile.IsActualPower ? 1e9 : 1e6;
        foreach (double value in profile.Values)
        {
            if (!report.Require(origin, name, new Quantity(property, value, profile.IsActualPower ? "W" : "", -bound, bound)))
            {
                return;
            }
        }
    }
}
