namespace EdgeLem.Grid;

/// <summary>
/// What OpenDSS's calcvoltagebases does: each bus takes the voltage base nearest to its voltage without load, which is found by walking the ratios of the transformers from
/// the sources.
/// </summary>
internal sealed class DssVoltageBases(FeederBuilder builder, IReadOnlyList<double> basesKv)
{
    private readonly Dictionary<string, List<(string Bus, double Ratio)>> _neighbours = new(StringComparer.Ordinal);

    /// <summary>Base voltage, phase to neutral, in V by bus id; empty when the script sets no bases.</summary>
    public IReadOnlyDictionary<string, double> Find()
    {
        var found = new Dictionary<string, double>(StringComparer.Ordinal);
        if (!basesKv.Any(kv => kv > 0))
        {
            return found;
        }

        builder.Lines.ForEach(line => Connect(line.Item.FromBus, line.Item.ToBus, 1));
        builder.Switches.Where(item => item.Item.IsClosed).ToList().ForEach(item => Connect(item.Item.FromBus, item.Item.ToBus, 1));
        builder.Transformers.ForEach(item => Connect(item.Item.HvBus, item.Item.LvBus, PhaseVoltage(item.Item.Lv) / PhaseVoltage(item.Item.Hv)));
        var voltages = new Dictionary<string, double>(StringComparer.Ordinal);
        var open = new Queue<(string Bus, double VoltageV)>(builder.Sources.Select(source => (source.Item.Bus, source.Item.NominalVoltageV * source.Item.VoltagePu)));
        while (open.TryDequeue(out (string Bus, double VoltageV) at))
        {
            if (voltages.TryAdd(at.Bus, at.VoltageV))
            {
                foreach ((string bus, double ratio) in _neighbours.GetValueOrDefault(at.Bus, []))
                {
                    open.Enqueue((bus, at.VoltageV * ratio));
                }
            }
        }

        foreach ((string bus, double voltageV) in voltages)
        {
            found[bus] = basesKv.Where(kv => kv > 0).MinBy(kv => Math.Abs(1 - voltageV / (kv * 1000))) * 1000 / Math.Sqrt(3);
        }

        return found;
    }

    /// <summary>Voltage phase to neutral that a winding makes at its tap; of one between two phases its voltage over sqrt 3.</summary>
    private static double PhaseVoltage(Winding winding)
    {
        bool isToNeutral = winding.Connection == WindingConnection.SinglePhase && winding.Terminals.Any(terminal => terminal is Terminal.Earth or Terminal.N);
        return winding.Tap * winding.RatedVoltageV / (isToNeutral ? 1 : Math.Sqrt(3));
    }

    private void Connect(string from, string to, double ratio)
    {
        _neighbours.TryAdd(from, []);
        _neighbours.TryAdd(to, []);
        _neighbours[from].Add((to, ratio));
        _neighbours[to].Add((from, 1 / ratio));
    }
}
