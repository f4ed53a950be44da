namespace EdgeLem.Grid;

/// <summary>Checks that the elements form networks below the sources, and finds the spanning tree.</summary>
internal sealed class FeederTopology
{
    private readonly FeederBuilder _builder;
    private readonly ICollection<Defect> _defects;
    private readonly Dictionary<string, int> _busIndex = new(StringComparer.Ordinal);
    private readonly List<FeederEdge> _edges = [];

    public FeederTopology(FeederBuilder builder, ICollection<Defect> defects)
    {
        _builder = builder;
        _defects = defects;
        for (int bus = 0; bus < builder.Buses.Count; bus++)
        {
            _busIndex.TryAdd(builder.Buses[bus].Item.Id, bus);
        }
    }

    /// <summary>Reports every unknown bus, loop and unreachable bus.</summary>
    /// <returns>The tree, or null when there is a defect of this kind.</returns>
    public FeederTree? FindTree()
    {
        int before = _defects.Count;
        AddEdges();
        List<int> roots = FindRoots();
        CheckBusesOfDevices();
        if (roots.Count == 0 || _builder.ElementsLeftOut)
        {
            return null;
        }

        var walk = new SpanningTreeWalk(_builder.Buses.Count, _edges);
        FeederTree tree = walk.From(roots);
        ReportLoops(walk);
        ReportUnreachable(tree);
        return _defects.Count == before ? tree : null;
    }

    private void AddEdges()
    {
        foreach ((Line line, ElementOrigin origin) in _builder.Lines)
        {
            AddEdge(new($"line '{line.Id}'", origin, ("from", "to")), (line.FromBus, line.FromTerminals), (line.ToBus, line.ToTerminals), line.LengthM);
        }

        foreach ((Switch item, ElementOrigin origin) in _builder.Switches)
        {
            var name = new EdgeName($"switch '{item.Id}'", origin, ("from", "to"));
            if (item.IsClosed)
            {
                AddEdge(name, (item.FromBus, item.FromTerminals), (item.ToBus, item.ToTerminals), 0);
            }
            else
            {
                Find(name.Origin.At("from"), name.Title, item.FromBus);
                Find(name.Origin.At("to"), name.Title, item.ToBus);
            }
        }

        foreach ((Transformer item, ElementOrigin origin) in _builder.Transformers)
        {
            AddEdge(new($"transformer '{item.Id}'", origin, ("hvBus", "lvBus")), (item.HvBus, item.Hv.Terminals), (item.LvBus, item.Lv.Terminals), 0);
        }
    }

    private void AddEdge(EdgeName name, (string Bus, TerminalList Terminals) from, (string Bus, TerminalList Terminals) to, double lengthM)
    {
        int start = Find(name.Origin.At(name.Properties.From), name.Title, from.Bus);
        int end = Find(name.Origin.At(name.Properties.To), name.Title, to.Bus);
        if (start < 0 || end < 0)
        {
            return;
        }

        if (start == end)
        {
            Report(name.Origin.At(name.Properties.To), $"{name.Title}: both ends are at bus '{from.Bus}'. Give two buses.");
            return;
        }

        _edges.Add(new FeederEdge(name.Title, name.Origin, start, end)
        {
            LengthM = lengthM,
            FromTerminals = from.Terminals,
            ToTerminals = to.Terminals,
        });
    }

    private List<int> FindRoots()
    {
        var roots = new List<int>();
        foreach ((Source source, ElementOrigin origin) in _builder.Sources)
        {
            int bus = Find(origin.At("bus"), "source", source.Bus);
            if (bus >= 0 && roots.Contains(bus))
            {
                Report(origin.At("bus"), $"source '{source.Id}': bus '{source.Bus}' has a source already. Combine the two.");
            }
            else if (bus >= 0)
            {
                roots.Add(bus);
            }
        }

        return roots;
    }

    private void CheckBusesOfDevices()
    {
        Check(_builder.Connections, point => ($"connection '{point.Id}'", point.Bus));
        Check(_builder.Loads, load => ($"load '{load.Id}'", load.Bus));
        Check(_builder.Inverters, inverter => ($"inverter '{inverter.Id}'", inverter.Bus));
        Check(_builder.Earthings, earthing => ($"earthing '{earthing.Id}'", earthing.Bus));
        Check(_builder.Capacitors, capacitor => ($"capacitor '{capacitor.Id}'", capacitor.Bus));
        Check(_builder.Shunts, shunt => ($"shunt '{shunt.Id}'", shunt.Bus));
    }

    private void Check<T>(List<Located<T>> elements, Func<T, (string Name, string Bus)> of)
    {
        foreach ((T element, ElementOrigin origin) in elements)
        {
            (string name, string bus) = of(element);
            Find(origin.At("bus"), name, bus);
        }
    }

    private void ReportLoops(SpanningTreeWalk walk)
    {
        foreach (FeederEdge edge in _builder.AllowsLoops ? [] : walk.Loops)
        {
            Report(edge.Origin.Location, $"{edge.Title}: it closes a loop between bus '{_builder.Buses[edge.From].Item.Id}' and bus "
                + $"'{_builder.Buses[edge.To].Item.Id}'; the network must be a tree. Open the loop at its normally open point, or allow loops.");
        }
    }

    private void ReportUnreachable(FeederTree tree)
    {
        for (int bus = 0; bus < _builder.Buses.Count; bus++)
        {
            (Bus item, ElementOrigin origin) = _builder.Buses[bus];
            if (tree.PositionOf[bus] < 0 && _busIndex[item.Id] == bus)
            {
                Report(origin.Location, $"bus '{item.Id}': nothing leads to it from a source. Connect or remove it.");
            }
        }
    }

    private int Find(SourceLocation location, string name, string bus)
    {
        if (_busIndex.TryGetValue(bus, out int index))
        {
            return index;
        }

        if (!_builder.ElementsLeftOut)
        {
            Report(location, $"{name}: bus '{bus}' does not exist. Define it or name another.");
        }

        return -1;
    }

    private void Report(SourceLocation location, string message) => _defects.Add(new Defect(location, message));

    private readonly record struct EdgeName(string Title, ElementOrigin Origin, (string From, string To) Properties);
}
