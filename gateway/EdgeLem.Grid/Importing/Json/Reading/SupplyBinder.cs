namespace EdgeLem.Grid;

/// <summary>Reads sources and transformers.</summary>
internal sealed class SupplyBinder(FeederBuilder builder)
{
    public void BindSource(JsonObjectBinder json)
    {
        string? id = json.Has("id") ? json.Id() : null;
        string bus = json.Text("bus");
        double voltageV = json.Scaled("voltageKv", 3);
        var source = new Source
        {
            Id = id ?? "source",
            Bus = bus,
            Terminals = json.Terminals("terminals") ?? TerminalList.ThreePhase,
            NominalVoltageV = voltageV,
            VoltagePu = json.Number("voltagePu"),
            AngleDeg = json.Number("angleDeg", whenMissing: 0),
            Impedance = json.Has("r1Ohm")
                ? new(json.Number("r1Ohm"), json.Number("x1Ohm"), json.Number("r0Ohm"), json.Number("x0Ohm"))
                : BindShortCircuit(json, voltageV),
        };
        json.RejectUnknown();
        if (Naming.IsPlaced(builder, json, source.Id, bus))
        {
            builder.Add(source, json.Origin);
        }
    }

    public void BindTransformer(JsonObjectBinder json)
    {
        string id = json.Id();
        VectorGroupText group = BindVectorGroup(json);
        var transformer = new Transformer
        {
            Id = id,
            Hv = BindWinding(json, "hv", group.Hv),
            Lv = BindWinding(json, "lv", group.Lv),
            ClockHour = group.ClockHour,
            RatedPowerVa = json.Scaled("ratedKva", 3),
            ResistancePercent = json.Number("resistancePercent"),
            ReactancePercent = json.Number("reactancePercent"),
            NoLoadLossPercent = json.Number("noLoadLossPercent", whenMissing: 0),
            MagnetisingPercent = json.Number("magnetisingPercent", whenMissing: 0),
            MagnetisingSide = json.Choice("magnetisingSide", MagnetisingSide.Lv, ("lv", MagnetisingSide.Lv), ("hv", MagnetisingSide.Hv), ("both", MagnetisingSide.Both)),
            ZeroSequence = BindZeroSequence(json),
            AntiFloatPpm = json.Number("antiFloatPpm", whenMissing: 0),
            TapControl = BindTapControl(json),
        };
        json.RejectUnknown();
        if (Naming.IsPlaced(builder, json, id, transformer.HvBus, transformer.LvBus))
        {
            builder.Add(transformer, json.Origin);
        }
    }

    private static VectorGroupText BindVectorGroup(JsonObjectBinder json)
    {
        string text = json.Text("vectorGroup");
        if (VectorGroupText.TryParse(text, out VectorGroupText group, out string complaint))
        {
            return group;
        }

        if (text.Length > 0)
        {
            json.Reject("vectorGroup", $"vectorGroup is '{text}'; {complaint}");
        }

        return group;
    }

    private static Winding BindWinding(JsonObjectBinder json, string side, (WindingConnection Connection, bool HasStarPoint) form)
    {
        string name = side + "Terminals";
        TerminalList? given = json.Terminals(name);
        if (given is null && !json.Has(name) && form.Connection == WindingConnection.SinglePhase)
        {
            json.Reject(name, $"property '{name}' is missing; a single-phase winding needs two terminals, for example 'AN'. Add it.");
        }
        else if (given is { } terminals && form.Connection == WindingConnection.Star && terminals.Count == 4 != form.HasStarPoint)
        {
            json.Reject(name, $"{name} is '{terminals}'; a star winding with connected star point (YN, yn) has four, one without (Y, y) three.");
        }

        return new Winding
        {
            Bus = json.Text(side + "Bus"),
            Connection = form.Connection,
            Terminals = given ?? Default(form),
            RatedVoltageV = json.Scaled(side + "Kv", 3),
            Tap = json.Number(side + "Tap", whenMissing: 1),
            StarPointResistanceOhm = json.Number(side + "StarPointResistanceOhm", whenMissing: 0),
            StarPointReactanceOhm = json.Number(side + "StarPointReactanceOhm", whenMissing: 0),
        };
    }

    /// <summary>What stands for the terminals that a file does not name: solidly earthed star points.</summary>
    internal static TerminalList Default((WindingConnection Connection, bool HasStarPoint) form) => form.Connection switch
    {
        WindingConnection.Star when form.HasStarPoint => TerminalList.EarthedStar,
        WindingConnection.SinglePhase => new TerminalList(Terminal.A, Terminal.Earth),
        _ => TerminalList.ThreePhase,
    };

    private static TransformerZeroSequence? BindZeroSequence(JsonObjectBinder owner)
    {
        if (owner.Part("zeroSequence") is not { } json)
        {
            return null;
        }

        var zero = new TransformerZeroSequence
        {
            ResistancePercent = json.OptionalNumber("resistancePercent"),
            ReactancePercent = json.OptionalNumber("reactancePercent"),
            NoLoadLossPercent = json.OptionalNumber("noLoadLossPercent"),
            MagnetisingPercent = json.OptionalNumber("magnetisingPercent"),
        };
        json.RejectUnknown();
        return zero;
    }

    private static TapControl? BindTapControl(JsonObjectBinder owner)
    {
        if (owner.Part("tapControl") is not { } json)
        {
            return null;
        }

        double unit = json.Number("monitoredUnit", whenMissing: 0);
        if (unit is not (0 or 1 or 2) && !double.IsNaN(unit))
        {
            json.Reject("monitoredUnit", FormattableString.Invariant($"monitoredUnit is {unit}, allowed 0, 1 and 2."));
        }

        double steps = json.Number("maxTapChange", whenMissing: 16);
        if (!(steps is >= 1 and <= 100 && steps == Math.Floor(steps)) && !double.IsNaN(steps))
        {
            json.Reject("maxTapChange", FormattableString.Invariant($"maxTapChange is {steps}, allowed whole numbers from 1 to 100."));
        }

        var control = new TapControl
        {
            IsAtLv = json.Choice("side", true, ("lv", true), ("hv", false)),
            MonitoredUnit = unit is 1 or 2 ? (int)unit : 0,
            TargetV = json.Number("targetV"),
            BandwidthV = json.Number("bandwidthV"),
            PtRatio = json.Number("ptRatio"),
            CtPrimaryA = json.Number("ctPrimaryA", whenMissing: 300),
            DropResistanceV = json.Number("dropResistanceV", whenMissing: 0),
            DropReactanceV = json.Number("dropReactanceV", whenMissing: 0),
            StepPu = json.Number("stepPu", whenMissing: 0.00625),
            MinTap = json.Number("minTap", whenMissing: 0.9),
            MaxTap = json.Number("maxTap", whenMissing: 1.1),
            MaxTapChange = steps is >= 1 and <= 100 ? (int)steps : 1,
            DelayS = json.Number("delayS", whenMissing: 15),
        };
        json.RejectUnknown();
        return control;
    }

    private static SequenceImpedance BindShortCircuit(JsonObjectBinder json, double voltageV)
    {
        var currents = new ShortCircuit
        {
            NominalVoltageV = voltageV,
            ThreePhaseA = Positive(json, "shortCircuit3PhaseA", json.Number("shortCircuit3PhaseA")),
            SinglePhaseA = Positive(json, "shortCircuit1PhaseA", json.Number("shortCircuit1PhaseA")),
            X1R1 = Positive(json, "x1R1", json.Number("x1R1", whenMissing: 4)),
            X0R0 = Positive(json, "x0R0", json.Number("x0R0", whenMissing: 3)),
        };
        SequenceImpedance impedance = currents.ToImpedance();
        if (!json.Flawed && !(impedance.R0Ohm >= 0))
        {
            json.Reject("shortCircuit1PhaseA", FormattableString.Invariant($"shortCircuit1PhaseA is {currents.SinglePhaseA} A, too large for shortCircuit3PhaseA of {currents.ThreePhaseA} A: ")
                + "the zero-sequence resistance would be negative. Correct one of the two or its unit.");
        }

        return impedance;
    }

    private static double Positive(JsonObjectBinder json, string name, double value)
    {
        if (value <= 0)
        {
            json.Reject(name, FormattableString.Invariant($"{name} is {value}; it must be greater than 0."));
        }

        return value;
    }
}
