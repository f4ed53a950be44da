namespace EdgeLem.Grid;

/// <summary>Makes a feeder of what a script defined.</summary>
internal sealed class DssAssembly(DssCircuit circuit, DssReport report)
{
    private readonly FeederBuilder _builder = new();
    private readonly HashSet<string> _buses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OpenDssProfile> _profiles = new(StringComparer.Ordinal);
    private readonly List<OpenDssLoad> _loads = [];

    public OpenDssImport Assemble(string path)
    {
        if (circuit.Source is not { } source)
        {
            if (!report.ElementsLost)
            {
                report.Defect(new SourceLocation(path, 0), "the script defines no circuit. Begin it with new circuit.name.");
            }

            return Failed();
        }

        _builder.ElementsLeftOut = report.ElementsLost;
        _builder.Name = source.Circuit;
        _builder.Description = $"Imported from the OpenDSS script {Path.GetFileName(path)}";
        _builder.Origin = new ElementOrigin(source.Location);
        AddSource(source);
        AddTransformer(source);
        circuit.Lines.Where(line => line.Enabled).ToList().ForEach(AddLine);
        circuit.LoadShapes.ForEach(AddProfile);
        circuit.Loads.Where(load => load.Enabled).ToList().ForEach(AddLoad);
        NoteDifferences();
        return _builder.TryBuild(report.Defects, out Feeder? feeder)
            ? new OpenDssImport { Feeder = feeder, Defects = [], Notes = report.Notes, Loads = _loads, Profiles = _profiles }
            : Failed();
    }

    private OpenDssImport Failed() => new() { Defects = FeederImport.InFileOrder(report.Defects), Notes = report.Notes };

    private void AddSource(DssSource source)
    {
        AddBus(source.Bus);
        _builder.Add(
            new Source
            {
                Bus = source.Bus.Name,
                NominalVoltageV = source.BaseKv * 1000,
                VoltagePu = source.VoltagePu,
                AngleDeg = source.AngleDeg,
                Impedance = source.Impedance,
            },
            source.Location);
    }

    private void AddTransformer(DssSource source)
    {
        foreach (DssTransformer second in circuit.Transformers.Where(transformer => transformer.Enabled).Skip(1))
        {
            report.Defect(second.Location, $"{second.Title}: a feeder has one transformer. Import each transformer's feeder by itself.");
        }

        if (circuit.Transformers.FirstOrDefault(transformer => transformer.Enabled) is not { } transformer)
        {
            _builder.ElementsLeftOut = true;
            report.Defect(source.Location, $"circuit.{source.Circuit}: the script has no transformer. Add one between the source and the lines.");
            return;
        }

        DssWinding? hv = transformer.Windings.FirstOrDefault(winding => winding.IsDelta);
        DssWinding? lv = transformer.Windings.FirstOrDefault(winding => !winding.IsDelta);
        if (hv is null || lv is null || hv.Kv <= lv.Kv)
        {
            LeaveOut(transformer, "only delta on the high-voltage and wye on the low-voltage side is supported. Correct conns and kVs.");
        }
        else if (hv.Bus is not { IsThreePhase: true } || lv.Bus is not { IsThreePhase: true })
        {
            LeaveOut(transformer, "both buses must be given, with nodes 1.2.3 or none.");
        }
        else if (hv.Kva != lv.Kva)
        {
            LeaveOut(transformer, FormattableString.Invariant($"windings of {hv.Kva} and {lv.Kva} kVA; they must be equal."));
        }
        else
        {
            AddTransformer(transformer, hv, lv);
        }
    }

    private void AddTransformer(DssTransformer transformer, DssWinding hv, DssWinding lv)
    {
        AddBus(hv.Bus!);
        AddBus(lv.Bus!);
        _builder.NominalVoltageV = NominalKv(lv.Kv) * 1000 / Math.Sqrt(3);
        _builder.Add(
            new Transformer
            {
                Id = transformer.Name,
                Hv = new Winding { Bus = hv.Bus!.Name, Connection = WindingConnection.Delta, Terminals = TerminalList.ThreePhase, RatedVoltageV = hv.Kv * 1000 },
                Lv = new Winding { Bus = lv.Bus!.Name, Connection = WindingConnection.Star, Terminals = TerminalList.EarthedStar, RatedVoltageV = lv.Kv * 1000 },
                ClockHour = transformer.ClockHour,
                RatedPowerVa = hv.Kva * 1000,
                ResistancePercent = hv.ResistancePercent + lv.ResistancePercent,
                ReactancePercent = transformer.ReactancePercent,
            },
            transformer.Location);
    }

    /// <summary>The script's voltage base nearest to the rated low voltage, or that one when the script has none within 20 %.</summary>
    private double NominalKv(double ratedKv) =>
        circuit.VoltageBasesKv.Where(kv => Math.Abs(kv - ratedKv) <= 0.2 * ratedKv).OrderBy(kv => Math.Abs(kv - ratedKv)).FirstOrDefault(ratedKv);

    private void AddLine(DssLine line)
    {
        if (line.Bus1 is null || line.Bus2 is null || !line.Bus1.IsThreePhase || !line.Bus2.IsThreePhase)
        {
            LeaveOut(line, "both buses must be given, with nodes 1.2.3 or none.");
            return;
        }

        AddBus(line.Bus1);
        AddBus(line.Bus2);
        SequenceImpedance total = line.Total;
        bool isUnknown = double.IsNaN(total.R1Ohm + total.X1Ohm + total.R0Ohm + total.X0Ohm);
        if (isUnknown)
        {
            report.Defect(line.Location, $"{line.Title}: it needs a linecode with r1, x1, r0 and x0, or these four itself.");
        }

        if (line.LengthM is null)
        {
            report.Defect(line.Location, $"{line.Title}: neither it nor its linecode gives a unit of length. Add units=m or another.");
        }

        _builder.Add(
            new Line
            {
                Id = line.Name,
                FromBus = line.Bus1.Name,
                ToBus = line.Bus2.Name,
                LengthM = line.LengthM ?? double.NaN,
                Impedance = total,
                RatingA = line.RatingA,
            },
            new ElementOrigin(line.Location) { Flawed = isUnknown || line.LengthM is null });
    }

    private void AddProfile(DssLoadShape shape)
    {
        if (shape.Multipliers.Length == 0)
        {
            report.Defect(shape.Location, $"{shape.Title}: it has no multipliers. Give mult.");
        }

        _profiles[shape.Name] = new OpenDssProfile(shape.Name, shape.IntervalS, Array.AsReadOnly(shape.Multipliers)) { IsActualPower = shape.IsActualPower };
    }

    private void AddLoad(DssLoad load)
    {
        if (load.Bus is null || PhasesOf(load.Bus, load.PhaseCount) is not { } phases)
        {
            LeaveOut(load, "bus1 must name a bus, with as many of the nodes 1, 2, 3 as the load has phases.");
            return;
        }

        if ((load.Yearly ?? load.Daily) is { } profile && !_profiles.ContainsKey(profile))
        {
            report.Defect(load.Location, $"{load.Title}: loadshape '{profile}' does not exist. Define it or name another.");
        }

        string id = new(load.Name.Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) ? c : '-').ToArray());
        _builder.Add(new Connection { Id = id, Bus = load.Bus.Name, Phases = phases }, load.Location);
        _loads.Add(new OpenDssLoad
        {
            Name = load.Name,
            ConnectionId = id,
            Bus = load.Bus.Name,
            Phases = phases,
            RatedVoltageV = load.Kv * 1000,
            PowerW = load.Kw * 1000,
            ReactivePowerVar = load.Kvar * 1000,
            ProfileName = load.Yearly ?? load.Daily,
            Model = load.Model,
        });
    }

    /// <summary>Nodes 1 to <paramref name="count"/> when the bus names none; a last node 0 is the neutral.</summary>
    private static Phases? PhasesOf(DssBus bus, int count)
    {
        bool hasNeutral = bus.Nodes.Count == count + 1 && bus.Nodes[^1] == 0;
        IEnumerable<int> named = hasNeutral ? bus.Nodes.SkipLast(1) : bus.Nodes;
        IEnumerable<int> nodes = bus.Nodes.Count == 0 ? Enumerable.Range(1, Math.Min(count, 4)) : named;
        Phases phases = Phases.None;
        int used = 0;
        foreach (int node in nodes)
        {
            used++;
            phases |= node is >= 1 and <= 3 ? (Phases)(1 << (node - 1)) : Phases.None;
        }

        return used == count && phases.PhaseCount() == count ? phases : null;
    }

    private void NoteDifferences()
    {
        foreach (DssLineCode code in circuit.LineCodes.Values.Where(code => !code.HasNoCapacitance))
        {
            report.Note(code.Location, $"{code.Title}: shunt capacitance is not modelled (OpenDSS assumes 3.4 and 1.6 nF per unit of length "
                + $"where a script gives none).");
        }

        foreach (DssLine line in circuit.Lines.Where(line => line.Code is null && !line.HasNoCapacitance))
        {
            report.Note(line.Location, $"{line.Title}: shunt capacitance is not modelled.");
        }

        if (circuit.Loads.Count > 0)
        {
            report.Note(circuit.Loads[0].Location, "loads are constant power within the solver's own band; vminpu and vmaxpu, by default 0.95 "
                + "and 1.05 in OpenDSS, are not taken over.");
        }

        foreach (DssLoadShape shape in circuit.LoadShapes.Where(shape => shape.IsActualPower))
        {
            report.Note(shape.Location, $"{shape.Title}: its numbers are actual kW; reactive power follows the load's power factor.");
        }
    }

    private void LeaveOut(DssElement element, string message)
    {
        _builder.ElementsLeftOut = true;
        report.Defect(element.Location, $"{element.Title}: {message}");
    }

    private void AddBus(DssBus bus)
    {
        if (_buses.Add(bus.Name))
        {
            MapPoint? position = circuit.Coordinates.TryGetValue(bus.Name, out MapPoint point) ? point : null;
            _builder.Add(new Bus { Id = bus.Name, Position = position }, bus.Location);
        }
    }
}
