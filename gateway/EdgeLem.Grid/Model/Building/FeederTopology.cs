namespace EdgeLem.Grid;

/// <summary>Checks that the elements form one tree below the transformer, and finds it.</summary>
internal sealed class FeederTopology
{
    private readonly FeederBuilder _builder;
    private readonly ICollection<Defect> _defects;
    private readonly Dictionary<string, int> _busIndex = new(StringComparer.Ordinal);
    private readonly List<(int Line, int From, int To)> _edges = [];
    private readonly int[] _group;

    public FeederTopology(FeederBuilder builder, ICollection<Defect> defects)
    {
        _builder = builder;
        _defects = defects;
        for (int bus = 0; bus < builder.Buses.Count; bus++)
        {
            _busIndex.TryAdd(builder.Buses[bus].Item.Id, bus);
        }

        _group = Enumerable.Range(0, builder.Buses.Count).ToArray();
    }

    /// <summary>Reports every unknown bus, loop and unreachable bus.</summary>
    /// <returns>The tree, or null when there is a defect of this kind.</returns>
    public FeederTree? FindTree()
    {
        int before = _defects.Count;
        int hv = FindSupply(out int lv);
        for (int line = 0; line < _builder.Lines.Count; line++)
        {
            AddEdge(line, hv);
        }

        CheckConnections(hv);
        if (lv >= 0 && !_builder.ElementsLeftOut)
        {
            ReportUnreachable(hv, lv);
        }

        return _defects.Count == before && lv >= 0 && !_builder.ElementsLeftOut ? Walk(lv) : null;
    }

    private int FindSupply(out int lv)
    {
        lv = -1;
        if (_builder.TransformerPart is not { } transformer)
        {
            return -1;
        }

        string name = $"transformer '{transformer.Item.Id}'";
        int hv = Find(transformer.Origin.At("hvBus"), name, transformer.Item.HvBus);
        lv = Find(transformer.Origin.At("lvBus"), name, transformer.Item.LvBus);
        if (hv >= 0 && hv == lv)
        {
            Report(transformer.Origin.At("lvBus"), $"{name}: both sides are at bus '{transformer.Item.LvBus}'. Give two buses.");
        }

        if (_builder.SourcePart is { } source && Find(source.Origin.At("bus"), "source", source.Item.Bus) is var at && at >= 0 && hv >= 0 && at != hv)
        {
            Report(source.Origin.At("bus"), $"source: bus '{source.Item.Bus}' is not the transformer's high-voltage bus "
                + $"'{transformer.Item.HvBus}'. Lines above the transformer are not modelled: put the source there and their impedance into its own.");
        }

        return hv;
    }

    private void AddEdge(int index, int hv)
    {
        (Line line, ElementOrigin origin) = _builder.Lines[index];
        string name = $"line '{line.Id}'";
        int from = Find(origin.At("from"), name, line.FromBus);
        int to = Find(origin.At("to"), name, line.ToBus);
        if (from < 0 || to < 0)
        {
            return;
        }

        if (hv >= 0 && (from == hv || to == hv))
        {
            Report(origin.Location, $"{name}: it touches the high-voltage bus '{_builder.Buses[hv].Item.Id}'; lines are modelled on the "
                + $"low-voltage side only. Put its impedance into the source.");
        }
        else if (!Join(from, to))
        {
            Report(origin.Location, $"{name}: it closes a loop between bus '{line.FromBus}' and bus '{line.ToBus}'; the network must be a tree. "
                + $"Open the loop at its normally open point.");
        }
        else
        {
            _edges.Add((index, from, to));
        }
    }

    private void CheckConnections(int hv)
    {
        foreach ((Connection connection, ElementOrigin origin) in _builder.Connections)
        {
            if (Find(origin.At("bus"), $"connection '{connection.Id}'", connection.Bus) is var bus && bus >= 0 && bus == hv)
            {
                Report(origin.At("bus"), $"connection '{connection.Id}': bus '{connection.Bus}' is on the high-voltage side. Connect it on the "
                    + $"low-voltage side.");
            }
        }
    }

    private void ReportUnreachable(int hv, int lv)
    {
        for (int bus = 0; bus < _builder.Buses.Count; bus++)
        {
            (Bus item, ElementOrigin origin) = _builder.Buses[bus];
            bool isDuplicate = _busIndex[item.Id] != bus;
            if (bus != hv && !isDuplicate && GroupOf(bus) != GroupOf(lv))
            {
                Report(origin.Location, $"bus '{item.Id}': no line leads to it from the transformer's bus '{_builder.Buses[lv].Item.Id}'. "
                    + $"Connect or remove it.");
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

    // Union-find with path halving.
    private int GroupOf(int bus)
    {
        while (_group[bus] != bus)
        {
            _group[bus] = _group[_group[bus]];
            bus = _group[bus];
        }

        return bus;
    }

    private bool Join(int from, int to)
    {
        (from, to) = (GroupOf(from), GroupOf(to));
        if (from == to)
        {
            return false;
        }

        _group[to] = from;
        return true;
    }

    private FeederTree Walk(int root)
    {
        List<(int Line, int Bus)>[] neighbours = Neighbours();
        int size = _edges.Count + 1;
        var tree = new FeederTree
        {
            BusAt = new int[size],
            PositionOf = Enumerable.Repeat(-1, _builder.Buses.Count).ToArray(),
            Parent = new int[size],
            LineAt = new int[size],
            PositionOfLine = new int[_builder.Lines.Count],
            DirectionOfLine = new int[_builder.Lines.Count],
            DistanceM = new double[_builder.Buses.Count],
        };
        var open = new Stack<(int Bus, int Parent, int Line)>([(root, -1, -1)]);
        for (int position = 0; position < size; position++)
        {
            (int bus, int parent, int line) = open.Pop();
            Place(tree, position, (bus, parent, line));
            for (int i = neighbours[bus].Count - 1; i >= 0; i--)
            {
                if (neighbours[bus][i].Line != line)
                {
                    open.Push((neighbours[bus][i].Bus, position, neighbours[bus][i].Line));
                }
            }
        }

        return tree;
    }

    private void Place(FeederTree tree, int position, (int Bus, int Parent, int Line) step)
    {
        (int bus, int parent, int line) = step;
        tree.BusAt[position] = bus;
        tree.PositionOf[bus] = position;
        tree.Parent[position] = parent;
        tree.LineAt[position] = line;
        if (line >= 0)
        {
            tree.PositionOfLine[line] = position;
            tree.DirectionOfLine[line] = _busIndex[_builder.Lines[line].Item.ToBus] == bus ? 1 : -1;
            tree.DistanceM[bus] = tree.DistanceM[tree.BusAt[parent]] + _builder.Lines[line].Item.LengthM;
        }
    }

    private List<(int Line, int Bus)>[] Neighbours()
    {
        var neighbours = new List<(int Line, int Bus)>[_builder.Buses.Count];
        for (int bus = 0; bus < neighbours.Length; bus++)
        {
            neighbours[bus] = [];
        }

        foreach ((int line, int from, int to) in _edges)
        {
            neighbours[from].Add((line, to));
            neighbours[to].Add((line, from));
        }

        return neighbours;
    }

    private void Report(SourceLocation location, string message) => _defects.Add(new Defect(location, message));
}
