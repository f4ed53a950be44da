namespace EdgeLem.Grid;

/// <summary>
/// What the terminals of a feeder are connected to: which conductors reach them from a source (lines and closed switch poles conduct; a transformer conducts
/// when all phases of one side are reached), and which have a path to earth (that takes, besides, the units of one transformer side, and capacitors).
/// </summary>
internal sealed class ConductorMap
{
    private readonly FeederBuilder _builder;
    private readonly Dictionary<string, int> _busIndex;
    private readonly DisjointSets _conductors;
    private readonly DisjointSets _galvanic;
    private readonly bool[] _isReached;
    private readonly bool[] _isEarthed;

    public ConductorMap(FeederBuilder builder)
    {
        _builder = builder;
        _busIndex = builder.Buses.Select((bus, index) => (bus.Item.Id, index)).GroupBy(pair => pair.Id, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().index, StringComparer.Ordinal);
        int nodes = TerminalNode.PerBus * builder.Buses.Count;
        _conductors = new DisjointSets(nodes);
        _galvanic = new DisjointSets(nodes);
        _isReached = new bool[nodes];
        _isEarthed = new bool[nodes];
        JoinBranches();
        JoinUnits();
        MarkReached();
        MarkEarthed();
    }

    /// <summary>Group of a node among those that lines and closed switches join.</summary>
    public int ConductorOf(int node) => _conductors.Of(node);

    /// <summary>Group of a node among those that windings and capacitors join as well.</summary>
    public int SectionOf(int node) => _galvanic.Of(node);

    /// <summary>Whether a conductor leads to a node from a source.</summary>
    public bool IsReached(int node) => _isReached[_conductors.Of(node)];

    /// <summary>Whether a node has a path to earth.</summary>
    public bool IsEarthed(int node) => _isEarthed[_galvanic.Of(node)];

    /// <summary>The nodes of terminals other than earth; none when the bus does not exist.</summary>
    public IEnumerable<int> Nodes(string bus, TerminalList terminals) => _busIndex.TryGetValue(bus, out int index)
        ? terminals.Where(TerminalRules.IsLive).Select(terminal => TerminalNode.Of(index, terminal))
        : [];

    private void JoinBranches()
    {
        foreach (Line line in _builder.Lines.Select(located => located.Item))
        {
            JoinEnds((line.FromBus, line.FromTerminals), (line.ToBus, line.ToTerminals));
        }

        foreach (Switch item in _builder.Switches.Select(located => located.Item).Where(item => item.IsClosed))
        {
            JoinEnds((item.FromBus, item.FromTerminals), (item.ToBus, item.ToTerminals));
        }
    }

    private void JoinEnds((string Bus, TerminalList Terminals) from, (string Bus, TerminalList Terminals) to)
    {
        if (!_busIndex.TryGetValue(from.Bus, out int start) || !_busIndex.TryGetValue(to.Bus, out int end))
        {
            return;
        }

        for (int i = 0; i < Math.Min(from.Terminals.Count, to.Terminals.Count); i++)
        {
            if (from.Terminals[i] != Terminal.Earth && to.Terminals[i] != Terminal.Earth)
            {
                int a = TerminalNode.Of(start, from.Terminals[i]);
                int b = TerminalNode.Of(end, to.Terminals[i]);
                _conductors.Join(a, b);
                _galvanic.Join(a, b);
            }
        }
    }

    private void JoinUnits()
    {
        foreach (Transformer transformer in _builder.Transformers.Select(located => located.Item))
        {
            JoinAll(Nodes(transformer.HvBus, transformer.Hv.Terminals));
            JoinAll(Nodes(transformer.LvBus, transformer.Lv.Terminals));
        }

        foreach (Capacitor capacitor in Closed())
        {
            JoinAll(Nodes(capacitor.Bus, capacitor.Terminals));
        }
    }

    private void JoinAll(IEnumerable<int> nodes)
    {
        int[] all = [.. nodes];
        foreach (int node in all.Skip(1))
        {
            _galvanic.Join(all[0], node);
        }
    }

    private void MarkReached()
    {
        foreach (Source source in _builder.Sources.Select(located => located.Item))
        {
            Reach(Nodes(source.Bus, source.Terminals));
        }

        for (bool isSpreading = true; isSpreading;)
        {
            isSpreading = false;
            foreach (Transformer transformer in _builder.Transformers.Select(located => located.Item))
            {
                isSpreading |= (IsFed(transformer.Hv) && Reach(Nodes(transformer.LvBus, transformer.Lv.Terminals)))
                    | (IsFed(transformer.Lv) && Reach(Nodes(transformer.HvBus, transformer.Hv.Terminals)));
            }
        }
    }

    private bool IsFed(Winding winding) => Nodes(winding.Bus, winding.Terminals).Where(node => TerminalRules.IsPhase(TerminalNode.At(node).Terminal)) is var phases
        && phases.Any() && phases.All(IsReached);

    /// <returns>Whether any of them was not reached before.</returns>
    private bool Reach(IEnumerable<int> nodes)
    {
        bool isNew = false;
        foreach (int node in nodes)
        {
            isNew |= !IsReached(node);
            _isReached[_conductors.Of(node)] = true;
        }

        return isNew;
    }

    private void MarkEarthed()
    {
        foreach (Source source in _builder.Sources.Select(located => located.Item))
        {
            Earth(Nodes(source.Bus, source.Terminals));
        }

        foreach (Earthing earthing in _builder.Earthings.Select(located => located.Item).Where(earthing => earthing.Terminal is >= Terminal.A and <= Terminal.N))
        {
            Earth(Nodes(earthing.Bus, new TerminalList(earthing.Terminal)));
        }

        foreach (Shunt shunt in _builder.Shunts.Select(located => located.Item))
        {
            Earth(Nodes(shunt.Bus, shunt.Terminals));
        }

        foreach (Capacitor capacitor in Closed().Where(capacitor => capacitor.Terminals.Contains(Terminal.Earth)))
        {
            Earth(Nodes(capacitor.Bus, capacitor.Terminals));
        }

        foreach (Line line in _builder.Lines.Select(located => located.Item))
        {
            EarthBy(line);
        }

        foreach (Transformer transformer in _builder.Transformers.Select(located => located.Item))
        {
            EarthBy(transformer, transformer.Hv);
            EarthBy(transformer, transformer.Lv);
        }
    }

    /// <summary>A conductor earths what it is connected to by its shunt admittance, or by ending at earth.</summary>
    private void EarthBy(Line line)
    {
        for (int i = 0; i < Math.Min(line.FromTerminals.Count, line.ToTerminals.Count); i++)
        {
            bool hasShunt = line.Impedance.ShuntS is { } shunt && i < shunt.Order && shunt[i, i] != 0;
            if (hasShunt || line.FromTerminals[i] == Terminal.Earth || line.ToTerminals[i] == Terminal.Earth)
            {
                Earth(Nodes(line.FromBus, new TerminalList(line.FromTerminals[i])));
                Earth(Nodes(line.ToBus, new TerminalList(line.ToTerminals[i])));
            }
        }
    }

    private void EarthBy(Transformer transformer, Winding winding)
    {
        if (transformer.AntiFloatPpm > 0 || winding.Terminals.Contains(Terminal.Earth))
        {
            Earth(Nodes(winding.Bus, winding.Terminals));
        }
    }

    private void Earth(IEnumerable<int> nodes)
    {
        foreach (int node in nodes)
        {
            _isEarthed[_galvanic.Of(node)] = true;
        }
    }

    private IEnumerable<Capacitor> Closed() => _builder.Capacitors.Select(located => located.Item).Where(capacitor => capacitor.IsClosed);
}
