namespace EdgeLem.Grid;

/// <summary>Reads loads, inverters, profiles and connection points.</summary>
internal sealed class LoadBinder(FeederBuilder builder)
{
    public void BindLoad(JsonObjectBinder json)
    {
        string id = json.Id();
        TerminalList terminals = LegsBinding.BindTerminals(json);
        LoadConnection connection = LegsBinding.BindConnection(json);
        int legs = Math.Max(1, TerminalRules.LegCount(terminals, connection));
        double[]? powers = BindPowers(json, "powerW", legs, isRequired: true);
        double[]? reactive = BindPowers(json, "reactivePowerVar", legs, isRequired: false) ?? (powers is null ? null : new double[powers.Length]);
        if (powers is not null && reactive is not null && powers.Length != reactive.Length)
        {
            json.Reject("reactivePowerVar", $"powerW has {powers.Length} values and reactivePowerVar {reactive.Length}. Give both one per leg.");
        }

        var load = new Load
        {
            Id = id,
            Bus = json.Text("bus"),
            Terminals = terminals,
            Connection = connection,
            RatedVoltageV = json.Number("ratedVoltageV"),
            LegPowers = [.. (powers ?? []).Zip(reactive ?? [], (powerW, reactivePowerVar) => new LegPower(powerW, reactivePowerVar))],
            VoltageDependence = BindDependence(json),
            ProfileId = json.OptionalText("profile"),
            ConnectionId = json.OptionalText("connectionPoint"),
        };
        json.RejectUnknown();
        if (Naming.IsPlaced(builder, json, id, load.Bus))
        {
            builder.Add(load, json.Origin);
        }
    }

    public void BindInverter(JsonObjectBinder json)
    {
        string id = json.Id();
        var inverter = new Inverter
        {
            Id = id,
            Bus = json.Text("bus"),
            Terminals = LegsBinding.BindTerminals(json),
            Connection = LegsBinding.BindConnection(json),
            RatedVoltageV = json.Number("ratedVoltageV"),
            RatedPowerVa = json.Scaled("ratedKva", 3),
            PowerW = json.Number("powerW"),
            ReactivePowerVar = json.Number("reactivePowerVar", whenMissing: 0),
            Control = BindControl(json),
            ProfileId = json.OptionalText("profile"),
            ConnectionId = json.OptionalText("connectionPoint"),
        };
        json.RejectUnknown();
        if (Naming.IsPlaced(builder, json, id, inverter.Bus))
        {
            builder.Add(inverter, json.Origin);
        }
    }

    public void BindProfile(JsonObjectBinder json)
    {
        string id = json.Id();
        double[]? factors = json.Numbers("factors", isRequired: false);
        double[]? powers = json.Numbers("powersW", isRequired: false);
        if (json.Has("factors") == json.Has("powersW"))
        {
            json.Reject("factors", "a profile has either factors or powersW. Give one of the two.");
        }

        var profile = new PowerProfile
        {
            Id = id,
            IntervalS = json.Number("intervalS"),
            Values = [.. factors ?? powers ?? []],
            IsActualPower = json.Has("powersW"),
        };
        json.RejectUnknown();
        if (Naming.IsPlaced(builder, json, id))
        {
            builder.Add(profile, json.Origin);
        }
    }

    public void BindConnection(JsonObjectBinder json)
    {
        string id = json.Id();
        string bus = json.Text("bus");
        string letters = json.Text("phases");
        if (!PhaseNames.TryParse(letters, out Phases phases) && json.Has("phases") && letters.Length > 0)
        {
            json.Reject("phases", $"phases are '{letters}'; give A, B, C or several of them such as ABC.");
        }

        json.RejectUnknown();
        if (Naming.IsPlaced(builder, json, id, bus))
        {
            builder.Add(new Connection { Id = id, Bus = bus, Phases = phases }, json.Origin);
        }
    }

    /// <summary>A number is that of all legs together, in equal shares; a list has one per leg.</summary>
    private static double[]? BindPowers(JsonObjectBinder json, string name, int legs, bool isRequired)
    {
        if (json.IsList(name) || (!isRequired && !json.Has(name)))
        {
            return json.Numbers(name, isRequired: false);
        }

        double total = json.Number(name);
        return double.IsNaN(total) ? null : [.. Enumerable.Repeat(total / legs, legs)];
    }

    private static VoltageDependence BindDependence(JsonObjectBinder owner)
    {
        if (owner.Part("voltageDependence") is not { } json)
        {
            return VoltageDependence.ConstantPower;
        }

        double? active = json.OptionalNumber("activeExponent");
        double? reactive = json.OptionalNumber("reactiveExponent");
        if (active is null != reactive is null)
        {
            json.Reject(active is null ? "reactiveExponent" : "activeExponent", "exponents are given for both active and reactive power, or for neither.");
        }

        var dependence = new VoltageDependence
        {
            Active = BindShares(json, "activeZip"),
            Reactive = BindShares(json, "reactiveZip"),
            Exponents = active is { } p && reactive is { } q ? (p, q) : null,
            MinPu = json.Number("minPu", VoltageDependence.ConstantPower.MinPu),
            MaxPu = json.Number("maxPu", VoltageDependence.ConstantPower.MaxPu),
            LowPu = json.OptionalNumber("lowPu"),
            Outside = BindOutside(json),
        };
        json.RejectUnknown();
        return dependence;
    }

    private static (ZipShares Active, ZipShares Reactive)? BindOutside(JsonObjectBinder owner)
    {
        if (owner.Part("outside") is not { } json)
        {
            return null;
        }

        (ZipShares Active, ZipShares Reactive) outside = (BindShares(json, "activeZip"), BindShares(json, "reactiveZip"));
        json.RejectUnknown();
        return outside;
    }

    private static ZipShares BindShares(JsonObjectBinder json, string name)
    {
        if (json.Numbers(name, isRequired: false) is not { } shares)
        {
            return VoltageDependence.ConstantPower.Active;
        }

        if (shares.Length == 3)
        {
            return new ZipShares(shares[0], shares[1], shares[2]);
        }

        json.Reject(name, $"{name} has {shares.Length} numbers; give three: the shares of constant impedance, current and power.");
        return VoltageDependence.ConstantPower.Active;
    }

    private static InverterControl BindControl(JsonObjectBinder owner)
    {
        if (owner.Part("control") is not { } json)
        {
            return new InverterControl();
        }

        var control = new InverterControl
        {
            VoltVar = BindCurve(json, "voltVar"),
            VoltWatt = BindCurve(json, "voltWatt"),
            PowerFactor = json.OptionalNumber("powerFactor"),
            ReactivePowerFirst = json.Choice("priority", true, ("reactive", true), ("active", false)),
            SensesMean = json.Choice("senses", true, ("mean", true), ("own", false)),
        };
        json.RejectUnknown();
        return control;
    }

    private static ControlCurve? BindCurve(JsonObjectBinder json, string name)
    {
        if (json.Pairs(name) is not { } points)
        {
            return null;
        }

        bool isRising = !points.Zip(points.Skip(1)).Any(pair => pair.Second.X <= pair.First.X);
        if (points.Length >= 2 && isRising)
        {
            return new ControlCurve(points);
        }

        json.Reject(name, $"{name} needs at least two points by rising voltage, each as [voltage in pu, value].");
        return null;
    }
}
