namespace EdgeLem.Grid;

/// <summary>Makes a feeder of a power-grid-model data set.</summary>
internal sealed class PgmAssembly
{
    private static readonly string[] Refused = ["three_winding_transformer", "generic_branch", "voltage_regulator"];
    private static readonly string[] PassedOver = ["fault", "transformer_tap_regulator"];
    private static readonly string[] Known = ["node", "line", "asym_line", "link", "transformer", "source", "sym_load", "asym_load", "sym_gen", "asym_gen", "shunt"];
    private static readonly string[] Branches = ["line", "asym_line", "link", "transformer"];

    private readonly PgmTables _tables;
    private readonly List<Defect> _defects;
    private readonly List<FeederNote> _notes = [];
    private readonly PgmNetwork _network;
    private readonly PgmLines _lines;
    private readonly PgmTransformers _transformers;
    private readonly PgmAppliances _appliances;

    public PgmAssembly(PgmTables tables, List<Defect> defects, double frequencyHz)
    {
        (_tables, _defects) = (tables, defects);
        _network = new PgmNetwork(defects);
        _lines = new PgmLines(_network, defects, frequencyHz);
        _transformers = new PgmTransformers(_network, defects);
        _appliances = new PgmAppliances(_network, defects);
    }

    public FeederImport Assemble(string path)
    {
        FeederBuilder builder = _network.Builder;
        builder.Name = Path.GetFileNameWithoutExtension(path);
        builder.Description = $"Imported from the power-grid-model file {Path.GetFileName(path)}";
        builder.AllowsLoops = true;
        builder.Origin = new ElementOrigin(new SourceLocation(path, 0));
        ReportUnsupported();
        RequireIds();
        Each("node", row => _network.AddNode(row));
        _network.Energise(Branches.SelectMany(component => _tables[component]), _tables["source"]);
        AddNodes();
        Each("line", _lines.AddLine);
        Each("asym_line", _lines.AddAsymmetricLine);
        Each("link", _lines.AddLink);
        Each("transformer", _transformers.Add);
        Each("source", _appliances.AddSource);
        Each("shunt", _appliances.AddShunt);
        Each("sym_load", row => _appliances.AddLoad(row, 1));
        Each("asym_load", row => _appliances.AddLoad(row, 1));
        Each("sym_gen", row => _appliances.AddLoad(row, -1));
        Each("asym_gen", row => _appliances.AddLoad(row, -1));
        NoteUntaken();
        return FeederImport.Of(builder, _defects, _notes);
    }

    private void Each(string component, Action<PgmRow> add)
    {
        foreach (PgmRow row in _tables[component].Where(row => row.Id.Length > 0))
        {
            add(row);
        }
    }

    private void ReportUnsupported()
    {
        foreach (string component in _tables.Components.Where(component => !Known.Contains(component) && _tables[component].Count > 0))
        {
            PgmRow first = _tables[component][0];
            bool isSensor = component.EndsWith("_sensor", StringComparison.Ordinal);
            if (isSensor || PassedOver.Contains(component))
            {
                _notes.Add(new FeederNote(first.Location, $"{component}: passed over ({_tables[component].Count}); it does not change a power flow with fixed taps."));
                continue;
            }

            _network.Builder.ElementsLeftOut = true;
            string reason = Refused.Contains(component) ? "it is not modelled" : "this importer does not know it";
            first.Reject(_defects, $"{reason}. Replace or remove it.");
        }
    }

    private void RequireIds()
    {
        foreach (PgmRow row in Known.SelectMany(component => _tables[component]).Where(row => row.Id.Length == 0))
        {
            _network.Builder.ElementsLeftOut = true;
            row.Reject(_defects, "attribute 'id' is missing or no whole number. Give it.");
        }
    }

    private void AddNodes()
    {
        foreach (PgmRow node in _network.Nodes)
        {
            if (_network.IsEnergised(node.Id))
            {
                _network.Builder.Add(new Bus { Id = node.Id, NominalVoltageV = _network.RatedVoltageV(node.Id) / Math.Sqrt(3) }, node.Origin);
            }
        }

        PgmRow[] dead = [.. _network.Nodes.Where(node => !_network.IsEnergised(node.Id))];
        if (dead.Length > 0)
        {
            string names = string.Join(", ", dead.Take(5).Select(node => node.Id)) + (dead.Length > 5 ? ", ..." : "");
            _notes.Add(new FeederNote(dead[0].Location, $"nodes that no source energises, with all that is connected to them, are left out: {names}."));
        }
    }

    private void NoteUntaken()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (PgmRow row in Known.SelectMany(component => _tables[component]))
        {
            foreach (string name in row.Untaken.Where(name => !PgmAttributes.HaveNoEffect.Contains(name) && seen.Add($"{row.Component}.{name}")))
            {
                _notes.Add(new FeederNote(row.Location, $"{row.Component}: attribute '{name}' is not known to this importer and is passed over."));
            }
        }
    }
}
