using System.Collections.Immutable;

namespace EdgeLem.Grid;

/// <summary>Makes loads, generators and inverters, and the connection points of low-voltage loads.</summary>
internal sealed class DssLoadAssembly(DssNetwork network)
{
    private const double LowVoltageV = 1000;
    private const double SolidOhm = 1e-6;
    private const int MaxNodeIdLength = 32;
    private const double ProportionTolerance = 1e-9;

    private static readonly ZipShares Power = new(0, 0, 1);
    private static readonly ZipShares Impedance = new(1, 0, 0);
    private static readonly VoltageDependence PowerAndImpedance = new() { Active = Power, Reactive = Impedance };

    private readonly HashSet<string> _nodeIds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _profileIds = new(StringComparer.Ordinal);

    public void Add(DssLoadShape shape)
    {
        shape.Check(network.Report);
        string id = network.Id("profile", "loadshape", shape.Name);
        _profileIds[shape.Name] = id;
        if (shape.Multipliers.Length > 0 && shape.IntervalS > 0)
        {
            double unit = shape.IsActualPower ? 1000 : 1;
            network.Builder.Add(
                new PowerProfile
                {
                    Id = id,
                    IntervalS = shape.IntervalS,
                    Values = [.. shape.Multipliers.Select(value => value * unit)],
                    IsActualPower = shape.IsActualPower,
                },
                shape.Location);
        }
    }

    public void Add(DssLoad load)
    {
        if (Place(load) is not { } place || Dependence(load) is not { } dependence)
        {
            return;
        }

        double factor = 1000 * (load.IsFixed ? 1 : network.Circuit.LoadMultiplier);
        bool isReactivePowerFixed = load.Model is 6 or 7;
        if (isReactivePowerFixed && load.Shape is not null && !load.IgnoresProfile)
        {
            network.Report.Note(load.Location, $"{load.Title}: its profile scales the reactive power too; OpenDSS holds that of models 6 and 7.");
        }

        network.Builder.Add(
            new Load
            {
                Id = network.Id("load", "load", load.Name),
                Bus = place.Bus,
                Terminals = place.Terminals,
                Connection = place.Connection,
                RatedVoltageV = place.LegVoltageV,
                LegPowers = place.Powers(load.Kw * factor, load.Kvar * (isReactivePowerFixed ? 1000 : factor)),
                VoltageDependence = dependence,
                ProfileId = load.IgnoresProfile ? null : ProfileOf(load),
                ConnectionId = AddConnection(load, place),
            },
            Origin(load, place));
        AddEarthing(load, place);
    }

    public void Add(DssGenerator generator)
    {
        VoltageDependence? dependence = generator.Model switch
        {
            1 => Within(VoltageDependence.ConstantPower, generator.MinPu, generator.MaxPu),
            2 => VoltageDependence.ConstantImpedance,
            4 => Within(VoltageDependence.ConstantPower with { Outside = (Power, Impedance) }, generator.MinPu, generator.MaxPu),
            5 => Within(PowerAndImpedance, generator.MinPu, generator.MaxPu),
            _ => null,
        };
        if (dependence is null)
        {
            network.LeaveOut((generator.Title, generator.Location), FormattableString.Invariant(
                $"model {generator.Model} is not supported (3 would hold the voltage); models 1, 2, 4 and 5 are."));
        }
        else
        {
            string? profile = generator.IgnoresProfile ? null : ProfileOf((generator, "generator"), factor => generator.Shape!.IsActualPower ? factor : factor * generator.Kw);
            AddSupply(generator, ("generator", generator.Kw, generator.Kvar, profile), dependence);
        }
    }

    public void Add(DssPvSystem pv, DssInverterControl? control)
    {
        if (control is not null)
        {
            AddInverter(pv, control);
            return;
        }

        VoltageDependence? dependence = pv.Model switch
        {
            1 => Within(VoltageDependence.ConstantPower, pv.MinPu, pv.MaxPu),
            2 => VoltageDependence.ConstantImpedance,
            _ => null,
        };
        if (dependence is null)
        {
            network.LeaveOut((pv.Title, pv.Location), FormattableString.Invariant($"model {pv.Model} is not supported; models 1 and 2 are."));
            return;
        }

        if (pv.HasConstantReactivePower && pv.Shape is not null)
        {
            network.Report.Note(pv.Location, $"{pv.Title}: its profile scales the reactive power too; OpenDSS holds it. State a power factor instead of kvar.");
        }

        (double kw, double kvar) = pv.OutputAt(1);
        AddSupply(pv, ("pvsystem", kw, kvar, ProfileOf((pv, "pvsystem"), factor => pv.OutputAt(factor).Kw)), dependence);
    }

    /// <summary>A generator or an inverter without control: a load of negative power.</summary>
    private void AddSupply(IDssPowerDevice device, (string Kind, double Kw, double Kvar, string? ProfileId) output, VoltageDependence dependence)
    {
        if (Place(device) is { } place)
        {
            network.Builder.Add(
                new Load
                {
                    Id = network.Id("load", output.Kind, device.Name),
                    Bus = place.Bus,
                    Terminals = place.Terminals,
                    Connection = place.Connection,
                    RatedVoltageV = place.LegVoltageV,
                    LegPowers = place.Powers(-1000 * output.Kw, -1000 * output.Kvar),
                    VoltageDependence = dependence,
                    ProfileId = output.ProfileId,
                },
                device.Location);
        }
    }

    private void AddInverter(DssPvSystem pv, DssInverterControl control)
    {
        if (Place(pv) is not { } place)
        {
            return;
        }

        network.Report.Note(pv.Location, $"{pv.Title}: {control.Title} follows the voltage across the inverter's legs (OpenDSS: that of its phases against earth), "
            + $"and has no voltage at which the inverter becomes an impedance.");
        if (control.UsesReactivePowerLeft(pv) && (pv.Shape is not null || control.IsBoth))
        {
            network.Report.Note(pv.Location, $"{pv.Title}: the volt-var curve of {control.Title} counts in what the nominal active power leaves of the apparent power, at any active power "
                + "(OpenDSS: in what the present one leaves). refreactivepower=varmax makes both alike.");
        }

        network.Builder.Add(
            new Inverter
            {
                Id = network.Id("load", "pvsystem", pv.Name),
                Bus = place.Bus,
                Terminals = place.Terminals,
                Connection = place.Connection,
                RatedVoltageV = place.LegVoltageV,
                RatedPowerVa = pv.Kva * 1000,
                PowerW = -1000 * pv.AvailableKw,
                Control = new InverterControl
                {
                    VoltVar = control.VoltVarOf(pv),
                    VoltWatt = control.VoltWattOf(pv),
                    ReactivePowerFirst = !pv.ActivePowerFirst,
                },
                ProfileId = ProfileOf((pv, "pvsystem"), pv.AvailableKwAt),
            },
            pv.Location);
    }

    /// <summary>
    /// Outside its range a load of model 3 or 4 takes rated power at the border, and one of model 6 or 7 keeps the reactive power of rated voltage as an impedance;
    /// these two do not fade at low voltage.
    /// </summary>
    private VoltageDependence? Dependence(DssLoad load)
    {
        VoltageDependence? formula = load.Model switch
        {
            1 => VoltageDependence.ConstantPower,
            2 => VoltageDependence.ConstantImpedance,
            3 => PowerAndImpedance with { Outside = (Power, Power) },
            4 => new VoltageDependence { Exponents = load.Exponents, Outside = (Power, Power) },
            5 => VoltageDependence.ConstantCurrent,
            6 => VoltageDependence.ConstantPower with { Outside = (Power, Impedance) },
            7 => PowerAndImpedance,
            8 when load.Zip is { } zip => new VoltageDependence { Active = zip.Active, Reactive = zip.Reactive },
            _ => null,
        };
        if (formula is null)
        {
            string missing = load.Model == 8 ? "zipv is missing." : FormattableString.Invariant($"model {load.Model} is not supported; 1 to 8 are.");
            network.LeaveOut((load.Title, load.Location), missing);
            return null;
        }

        if (load.Model == 2)
        {
            return formula;
        }

        VoltageDependence within = Within(formula, load.MinPu, load.MaxPu);
        bool fades = load.Model is not (6 or 7) && load.LowPu > 0 && load.LowPu < within.MinPu;
        return within with { LowPu = fades ? load.LowPu : null };
    }

    private static VoltageDependence Within(VoltageDependence formula, double minPu, double maxPu) => formula with
    {
        MinPu = Math.Clamp(minPu, 0.01, 1),
        MaxPu = Math.Clamp(maxPu, 1, 10),
    };

    private DssPlace? Place(IDssPowerDevice device)
    {
        (string Title, SourceLocation Location) element = (device.Title, device.Location);
        if (device.Phases is < 1 or > 3)
        {
            network.LeaveOut(element, FormattableString.Invariant($"{device.Phases} phases; 1 to 3 are supported."));
            return null;
        }

        bool isDelta = device.Connection == LoadConnection.Delta;
        int conductors = isDelta && device.Phases == 3 ? 3 : device.Phases + 1;
        return network.Terminals(element, device.Bus, (device.Phases, conductors)) is { } terminals
            ? DssPlace.Of(network.BusId(device.Bus!), terminals, device)
            : null;
    }

    private string? ProfileOf(IDssPowerDevice device)
    {
        if (device.HasSeveralShapes)
        {
            network.Report.Note(device.Location, $"{device.Title}: of its different profiles for a year, a day and a duty cycle the first one counts that it has, in this order.");
        }

        return device.Shape is { } shape ? _profileIds.GetValueOrDefault(shape.Name) : null;
    }

    /// <summary>The profile of a device that feeds in: its shape where its power follows that in proportion, else one of its own with the powers, which are negative.</summary>
    /// <param name="device">The device and its class.</param>
    /// <param name="kwAt">Active power fed in, in kW, at a value of the shape.</param>
    private string? ProfileOf((IDssPowerDevice Item, string Kind) device, Func<double, double> kwAt)
    {
        string? shared = ProfileOf(device.Item);
        if (device.Item.Shape is not { IntervalS: > 0, Multipliers.Length: > 0 } shape || (!shape.IsActualPower && IsProportional(shape.Multipliers, kwAt)))
        {
            return shared;
        }

        string id = network.Id("profile", device.Kind, device.Item.Name);
        network.Builder.Add(
            new PowerProfile { Id = id, IntervalS = shape.IntervalS, Values = [.. shape.Multipliers.Select(value => -1000 * kwAt(value))], IsActualPower = true },
            device.Item.Location);
        return id;
    }

    private static bool IsProportional(double[] factors, Func<double, double> kwAt) =>
        factors.All(factor => Math.Abs(kwAt(factor) - factor * kwAt(1)) <= ProportionTolerance * Math.Abs(kwAt(1)));

    /// <summary>A connection point for a load between phases and neutral of a low-voltage network; null for others.</summary>
    private string? AddConnection(DssLoad load, DssPlace place)
    {
        bool isLow = place.LegVoltageV * Math.Sqrt(3) <= LowVoltageV;
        if (!isLow || place.Connection != LoadConnection.Star || place.Phases == Phases.None)
        {
            return null;
        }

        string id = new([.. load.Name.Take(MaxNodeIdLength).Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) ? c : '-')]);
        string candidate = id;
        for (int i = 2; !_nodeIds.Add(candidate); i++)
        {
            string suffix = FormattableString.Invariant($"-{i}");
            candidate = id[..Math.Min(id.Length, MaxNodeIdLength - suffix.Length)] + suffix;
        }

        network.Builder.Add(new Connection { Id = candidate, Bus = place.Bus, Phases = place.Phases }, load.Location);
        return candidate;
    }

    /// <summary>A single-phase load in delta of which only one phase is named stands between it and earth in OpenDSS, whatever its rated voltage.</summary>
    private ElementOrigin Origin(DssLoad load, DssPlace place)
    {
        bool isDeltaToEarth = load.Connection == LoadConnection.Delta && place.Connection == LoadConnection.Star;
        if (isDeltaToEarth)
        {
            network.Report.Note(load.Location, $"{load.Title} is in delta with one phase named; as in OpenDSS it stands between that and earth, with its rated voltage.");
        }

        return new ElementOrigin(load.Location);
    }

    /// <summary>The load's own impedance between its star point and earth.</summary>
    private void AddEarthing(DssLoad load, DssPlace place)
    {
        if (load.NeutralResistanceOhm < 0 || place.Connection != LoadConnection.Star || place.Terminals[^1] != Terminal.N)
        {
            return;
        }

        network.Report.Note(load.Location, $"{load.Title}: rneut and xneut earth its star point. OpenDSS's power flow leaves their current out.");
        bool isSolid = load.NeutralResistanceOhm == 0 && load.NeutralReactanceOhm == 0;
        network.Builder.Add(
            new Earthing
            {
                Id = network.Id("shunt", "load", $"{load.Name}.neutral"),
                Bus = place.Bus,
                ResistanceOhm = isSolid ? SolidOhm : load.NeutralResistanceOhm,
                ReactanceOhm = load.NeutralReactanceOhm,
            },
            load.Location);
    }
}
