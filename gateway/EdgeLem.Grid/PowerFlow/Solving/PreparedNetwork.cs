namespace EdgeLem.Grid;

/// <summary>A feeder at certain taps, with all that does not depend on the powers. Immutable but for what it has prepared; safe for several threads.</summary>
internal sealed class PreparedNetwork
{
    private volatile ReducedTree? _tree;
    private volatile NewtonNetwork? _newton;

    public PreparedNetwork(Circuit circuit, bool forSweep)
    {
        Circuit = circuit;
        Edges = forSweep ? SweepEdges.TryCreate(circuit) : null;
        _tree = Edges is null ? null : new ReducedTree(Edges, UsuallyActive(circuit.Feeder));
    }

    public Circuit Circuit { get; }

    /// <summary>The tree; null when the feeder is not radial or cannot be eliminated in tree order.</summary>
    public SweepEdges? Edges { get; }

    /// <summary>The network for Newton's method, prepared when first needed.</summary>
    public NewtonNetwork Newton => _newton ??= new NewtonNetwork(Circuit);

    /// <summary>The reduced tree, made anew when a power stands at a bus that the last one has folded away.</summary>
    public ReducedTree TreeFor(BusPowers powers)
    {
        ReducedTree tree = _tree!;
        bool isComplete = true;
        foreach (int slot in powers.Slots)
        {
            isComplete &= tree.LegPlaces[slot].Phase >= 0;
        }

        if (isComplete)
        {
            return tree;
        }

        bool[] active = [.. tree.IsActive];
        foreach (int slot in powers.Slots)
        {
            active[slot / Circuit.Width] = true;
        }

        _tree = tree = new ReducedTree(tree.All, active);
        return tree;
    }

    /// <summary>Where customers, loads and inverters are; other buses may be added to when powers name them.</summary>
    internal static bool[] UsuallyActive(Feeder feeder)
    {
        bool[] active = new bool[feeder.Buses.Count];
        IEnumerable<string> buses = feeder.Connections.Select(point => point.Bus)
            .Concat(feeder.Loads.Select(load => load.Bus))
            .Concat(feeder.Inverters.Select(inverter => inverter.Bus));
        foreach (string bus in buses)
        {
            active[feeder.BusIndex(bus)] = true;
        }

        return active;
    }
}
