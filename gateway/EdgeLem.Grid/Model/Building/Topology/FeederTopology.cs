namespace EdgeLem.Grid;

/// <summary>Checks that the elements form networks below the sources, and finds the spanning tree.</summary>
internal sealed class FeederTopology
{
    private const int NamesInMessage = 5;

    private readonly FeederBuilder _builder;
    private readonly CheckReport _report;
    private readonly Dictionary<string, int> _busIndex = new(StringComparer.Ordinal);
    private readonly List<FeederEdge> _edges = [];

    public FeederTopology(FeederBuilder builder, CheckReport report)
    {
        _builder = builder;
        _report = report;
        for (int bus = 0; bus < builder.Buses.Count; bus++)
        {
            _busIndex.TryAdd(builder.Buses[bus].Item.Id, bus);
        }
    }

    /// <summary>Whether every bus that an element names exists.</summary>
    public bool AllBusesAreKnown { get; private set; } = true;

    /// <summary>Reports every unknown bus, loop and unreachable bus.</summary>
    /// <returns>The tree over the buses that are reached; null without a source or when an element could not be placed.</returns>
    public FeederTree? FindTree()
    {
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
        ReportIslands(tree);
        return tree;
    }

    private void AddEdges()
    {
        foreach ((Line line, ElementOrigin origin) in _builder.Lines)
        {
            AddEdge(new($"line '{line.Id}'", origin, ("from", "to")), (line.FromBus, line.FromTerminals), (line.ToBus, line.ToTerminals), line.LengthM ?? 0);
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
            int bus = Find(origin.At("bus"), source.Id == "source" ? "source" : $"source '{source.Id}'", source.Bus);
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

    private void ReportIslands(FeederTree tree)
    {
        var sets = new DisjointSets(_builder.Buses.Count);
        foreach (FeederEdge edge in _edges)
        {
            sets.Join(edge.From, edge.To);
        }

        ILookup<int, string> openSwitches = _builder.Switches.Select(located => located.Item).Where(item => !item.IsClosed)
            .SelectMany(item => IslandsBeside(item, sets).Select(island => (island, item.Id)))
            .ToLookup(pair => pair.island, pair => $"'{pair.Id}'");
        IEnumerable<IGrouping<int, int>> islands = Enumerable.Range(0, _builder.Buses.Count)
            .Where(bus => tree.PositionOf[bus] < 0 && _busIndex[_builder.Buses[bus].Item.Id] == bus).GroupBy(sets.Of);
        foreach (IGrouping<int, int> island in islands)
        {
            ReportIsland([.. island], [.. openSwitches[island.Key]]);
        }
    }

    private void ReportIsland(int[] island, string[] openSwitches)
    {
        (Bus first, ElementOrigin origin) = _builder.Buses[island[0]];
        string others = string.Join(", ", island.Skip(1).Take(NamesInMessage).Select(bus => $"'{_builder.Buses[bus].Item.Id}'"));
        string more = island.Length > NamesInMessage + 1 ? ", ..." : "";
        string what = island.Length == 1
            ? $"bus '{first.Id}': nothing leads to it from a source."
            : $"bus '{first.Id}' and {island.Length - 1} more ({others}{more}): nothing leads to them from a source.";
        string close = openSwitches.Length > 0 ? $"Close switch {string.Join(" or ", openSwitches)}, or connect or remove" : "Connect or remove";
        _report.Defect(origin.Location, $"{what} {close} {(island.Length == 1 ? "it" : "them")}.");
    }

    /// <summary>The groups of buses at both sides of an open switch, unless it is one.</summary>
    private int[] IslandsBeside(Switch item, DisjointSets sets) =>
        _busIndex.TryGetValue(item.FromBus, out int from) && _busIndex.TryGetValue(item.ToBus, out int to) && sets.Of(from) != sets.Of(to)
            ? [sets.Of(from), sets.Of(to)]
            : [];

    private int Find(SourceLocation location, string name, string bus)
    {
        if (_busIndex.TryGetValue(bus, out int index))
        {
            return index;
        }

        AllBusesAreKnown = false;
        if (!_builder.ElementsLeftOut)
        {
            _report.Unknown(location, $"{name}: bus", bus, _busIndex.Keys);
        }

        return -1;
    }

    private void Report(SourceLocation location, string message) => _report.Defect(location, message);

    private readonly record struct EdgeName(string Title, ElementOrigin Origin, (string From, string To) Properties);
}
