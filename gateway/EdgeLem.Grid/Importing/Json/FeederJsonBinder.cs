namespace EdgeLem.Grid;

/// <summary>Turns the JSON values of a feeder file into elements, and the file's units into volts, amperes, ohms and volt-amperes.</summary>
internal sealed class FeederJsonBinder(string file, ICollection<Defect> defects)
{
    private readonly FeederBuilder _builder = new();
    private readonly Dictionary<string, CableType> _cables = new(StringComparer.Ordinal);

    public FeederBuilder Bind(LocatedJson root)
    {
        var feeder = new JsonObjectBinder((root, file), "feeder", defects);
        if (feeder.Text("format") is { Length: > 0 } format && format != FeederJson.Format)
        {
            feeder.Reject("format", $"format is '{format}'; this version reads '{FeederJson.Format}'.");
        }

        _builder.Name = feeder.Text("name");
        _builder.Description = feeder.OptionalText("description") ?? "";
        _builder.License = feeder.OptionalText("license") ?? "";
        _builder.NominalVoltageV = feeder.Number("nominalVoltageV");
        BindPart(feeder.Object("source"), "source", BindSource);
        BindPart(feeder.Object("transformer"), "transformer", BindTransformer);
        BindEach(feeder.List("cables", isRequired: false), "cable", BindCable);
        BindEach(feeder.List("buses", isRequired: true), "bus", BindBus);
        BindEach(feeder.List("lines", isRequired: true), "line", BindLine);
        BindEach(feeder.List("connections", isRequired: true), "connection", BindConnection);
        feeder.RejectUnknown();
        _builder.Origin = feeder.Origin;
        return _builder;
    }

    private void BindEach(IReadOnlyList<LocatedJson> items, string kind, Action<JsonObjectBinder> bind)
    {
        foreach (LocatedJson item in items)
        {
            if (item.Kind == LocatedKind.Object)
            {
                BindPart(item, kind, bind);
            }
            else
            {
                _builder.ElementsLeftOut = true;
                defects.Add(new Defect(new SourceLocation(file, item.Line), $"{kind}: every entry of the list must be an object."));
            }
        }
    }

    private void BindPart(LocatedJson? json, string kind, Action<JsonObjectBinder> bind)
    {
        if (json is null)
        {
            _builder.ElementsLeftOut = true;
            return;
        }

        bind(new JsonObjectBinder((json, file), kind, defects));
    }

    private void BindBus(JsonObjectBinder json)
    {
        string id = json.Id();
        double? x = json.OptionalNumber("x");
        double? y = json.OptionalNumber("y");
        if (x is null != y is null)
        {
            json.Reject(x is null ? "y" : "x", "a position needs both x and y. Give both or none.");
        }

        json.RejectUnknown();
        if (LeaveOutUnlessNamed(json, id))
        {
            _builder.Add(new Bus { Id = id, Position = x is { } px && y is { } py ? new MapPoint(px, py) : null }, json.Origin);
        }
    }

    private void BindCable(JsonObjectBinder json)
    {
        var cable = new CableType
        {
            Id = json.Id(),
            PerKilometre = new SequenceImpedance(json.Number("r1OhmPerKm"), json.Number("x1OhmPerKm"), json.Number("r0OhmPerKm"), json.Number("x0OhmPerKm")),
            RatingA = json.NumberOrNull("ratingA"),
            Origin = json.OptionalText("origin"),
        };
        json.RejectUnknown();
        if (LeaveOutUnlessNamed(json, cable.Id))
        {
            _cables.TryAdd(cable.Id, cable);
            _builder.Add(cable, json.Origin);
        }
    }

    private void BindLine(JsonObjectBinder json)
    {
        string id = json.Id();
        (string from, string to) = (json.Text("from"), json.Text("to"));
        double lengthM = json.Number("lengthM");
        Line line = json.Has("cable") ? LineOfCable(json, (id, from, to), lengthM) : new Line
        {
            Id = id,
            FromBus = from,
            ToBus = to,
            LengthM = lengthM,
            Impedance = new SequenceImpedance(json.Number("r1Ohm"), json.Number("x1Ohm"), json.Number("r0Ohm"), json.Number("x0Ohm")),
            RatingA = json.NumberOrNull("ratingA"),
        };
        json.RejectUnknown();
        if (LeaveOutUnlessNamed(json, id, from, to))
        {
            _builder.Add(line, json.Origin);
        }
    }

    private Line LineOfCable(JsonObjectBinder json, (string Id, string From, string To) names, double lengthM)
    {
        string cable = json.Text("cable");
        return _cables.TryGetValue(cable, out CableType? type)
            ? Line.Of(names.Id, (names.From, names.To), type, lengthM)
            : new Line { Id = names.Id, FromBus = names.From, ToBus = names.To, LengthM = lengthM, Impedance = default(SequenceImpedance), CableId = cable };
    }

    private void BindConnection(JsonObjectBinder json)
    {
        string id = json.Id();
        string bus = json.Text("bus");
        string letters = json.Text("phases");
        if (!PhaseNames.TryParse(letters, out Phases phases) && json.Has("phases") && letters.Length > 0)
        {
            json.Reject("phases", $"phases are '{letters}'; give A, B, C or several of them such as ABC.");
        }

        json.RejectUnknown();
        if (LeaveOutUnlessNamed(json, id, bus))
        {
            _builder.Add(new Connection { Id = id, Bus = bus, Phases = phases }, json.Origin);
        }
    }

    private void BindTransformer(JsonObjectBinder json)
    {
        var transformer = new Transformer
        {
            Id = json.Id(),
            Hv = new Winding { Bus = json.Text("hvBus"), Connection = WindingConnection.Delta, Terminals = TerminalList.ThreePhase, RatedVoltageV = json.Number("hvKv") * 1000 },
            Lv = new Winding { Bus = json.Text("lvBus"), Connection = WindingConnection.Star, Terminals = TerminalList.EarthedStar, RatedVoltageV = json.Number("lvKv") * 1000 },
            ClockHour = BindVectorGroup(json),
            RatedPowerVa = json.Number("ratedKva") * 1000,
            ResistancePercent = json.Number("resistancePercent"),
            ReactancePercent = json.Number("reactancePercent"),
        };
        json.RejectUnknown();
        if (LeaveOutUnlessNamed(json, transformer.HvBus, transformer.LvBus))
        {
            _builder.Add(transformer, json.Origin);
        }
    }

    private static int BindVectorGroup(JsonObjectBinder json) => json.Text("vectorGroup") == "Dyn1" ? 1 : 11;

    private void BindSource(JsonObjectBinder json)
    {
        string bus = json.Text("bus");
        double voltageV = json.Number("voltageKv") * 1000;
        var source = new Source
        {
            Bus = bus,
            NominalVoltageV = voltageV,
            VoltagePu = json.Number("voltagePu"),
            AngleDeg = json.Number("angleDeg", whenMissing: 0),
            Impedance = json.Has("r1Ohm")
                ? new(json.Number("r1Ohm"), json.Number("x1Ohm"), json.Number("r0Ohm"), json.Number("x0Ohm"))
                : BindShortCircuit(json, voltageV),
        };
        json.RejectUnknown();
        if (LeaveOutUnlessNamed(json, bus))
        {
            _builder.Add(source, json.Origin);
        }
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
            json.Reject("shortCircuit1PhaseA", "shortCircuit1PhaseA is too large for shortCircuit3PhaseA: the zero-sequence resistance would be "
                + "negative. Correct one of the two.");
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

    /// <summary>An element without the names that place it in the network cannot take part in any further check.</summary>
    private bool LeaveOutUnlessNamed(JsonObjectBinder json, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (name.Length == 0)
            {
                if (!json.Flawed)
                {
                    json.Reject("id", "a name is empty. Give every element and every bus it refers to a name.");
                }

                _builder.ElementsLeftOut = true;
                return false;
            }
        }

        return true;
    }
}
