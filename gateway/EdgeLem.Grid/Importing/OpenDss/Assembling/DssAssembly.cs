namespace EdgeLem.Grid;

/// <summary>Makes a feeder of what a script defined.</summary>
internal sealed class DssAssembly
{
    private readonly DssCircuit _circuit;
    private readonly DssReport _report;
    private readonly DssNetwork _network;

    public DssAssembly(DssCircuit circuit, DssReport report)
    {
        _circuit = circuit;
        _report = report;
        _network = new DssNetwork(circuit, report);
    }

    public OpenDssImport Assemble(string path)
    {
        if (_circuit.Definition is not { } definition)
        {
            if (!_report.ElementsLost)
            {
                _report.Defect(new SourceLocation(path, 0), "the script defines no circuit. Begin it with new circuit.name.");
            }

            return Failed();
        }

        FeederBuilder builder = _network.Builder;
        builder.ElementsLeftOut = _report.ElementsLost;
        builder.Name = definition.Name;
        builder.Description = $"Imported from the OpenDSS script {Path.GetFileName(path)}";
        builder.Origin = new ElementOrigin(definition.Location);
        AddElements();
        AddBuses();
        bool isBuilt = builder.TryBuild(_report.Defects, out Feeder? feeder);
        foreach (FeederNote note in builder.Notes)
        {
            _report.Note(note.Location, note.Message);
        }

        return isBuilt ? new OpenDssImport { Feeder = feeder, Defects = [], Notes = _report.Notes } : Failed();
    }

    private OpenDssImport Failed() => new() { Defects = FeederImport.InFileOrder(_report.Defects), Notes = _report.Notes };

    private void AddElements()
    {
        foreach (DssElement element in _circuit.All<DssElement>().Where(element => !element.Enabled))
        {
            _report.Note(element.DisabledAt, $"{element.Title} is not enabled and was left out.");
        }

        Enabled<DssSource>().ForEach(AddSource);
        var lines = new DssLineAssembly(_network);
        var transformers = new DssTransformerAssembly(_network);
        var shunts = new DssShuntAssembly(_network);
        var loads = new DssLoadAssembly(_network);
        Enabled<DssRegulator>().ForEach(transformers.Use);
        Enabled<DssTransformer>().Where(transformer => transformer.Kind == "transformer").ToList().ForEach(transformers.Add);
        Enabled<DssLine>().ForEach(lines.Add);
        Enabled<DssCapacitor>().ForEach(shunts.Add);
        Enabled<DssReactor>().ForEach(shunts.Add);
        Enabled<DssLoadShape>().ForEach(loads.Add);
        Enabled<DssLoad>().ForEach(loads.Add);
        Enabled<DssGenerator>().ForEach(loads.Add);
        List<DssInverterControl> controls = Enabled<DssInverterControl>();
        controls.ForEach(control => control.Check(_report));
        Enabled<DssPvSystem>().ForEach(pv => loads.Add(pv, controls.FirstOrDefault(control => control.Inverters.Count == 0 || control.Inverters.Contains(pv.Name))));
        lines.AddSingleConductors();
    }

    private List<T> Enabled<T>()
        where T : DssElement => [.. _circuit.All<T>().Where(element => element.Enabled)];

    private void AddSource(DssSource source)
    {
        if (_network.Terminals((source.Title, source.Location), source.Bus, (PhaseNames.Count, PhaseNames.Count)) is not { } terminals)
        {
            return;
        }

        if (double.IsNaN(source.Impedance.R0Ohm))
        {
            _network.LeaveOut((source.Title, source.Location), "no zero-sequence impedance gives this single-phase short circuit (mvasc1 or isc1, by default 2100 MVA) with this "
                + "three-phase one. Give both, or r1, x1, r0, x0.");
            return;
        }

        _network.Builder.Add(
            new Source
            {
                Id = _network.Id("source", "vsource", source.Name),
                Bus = _network.BusId(source.Bus!),
                Terminals = terminals,
                NominalVoltageV = source.BaseKv * 1000,
                VoltagePu = source.VoltagePu,
                AngleDeg = source.AngleDeg,
                Impedance = source.Impedance,
            },
            source.Location);
    }

    /// <summary>The feeder's own base is that of its customers, if the script's bases give them all the same.</summary>
    private void AddBuses()
    {
        FeederBuilder builder = _network.Builder;
        IReadOnlyDictionary<string, double> bases = new DssVoltageBases(builder, _circuit.VoltageBasesKv).Find();
        double[] served = [.. builder.Connections.Select(point => bases.GetValueOrDefault(point.Item.Bus, double.NaN)).Distinct()];
        builder.NominalVoltageV = served.Length == 1 ? served[0] : double.NaN;
        _network.AddBuses(bases);
    }
}
