namespace EdgeLem.Grid;

/// <summary>Walks depth first from the sources and notes the edges that close loops.</summary>
internal sealed class SpanningTreeWalk
{
    private readonly List<FeederEdge> _edges;
    private readonly List<int>[] _edgesAt;
    private readonly int _busCount;

    public SpanningTreeWalk(int busCount, List<FeederEdge> edges)
    {
        _busCount = busCount;
        _edges = edges;
        _edgesAt = [.. Enumerable.Range(0, busCount).Select(_ => new List<int>())];
        for (int edge = 0; edge < edges.Count; edge++)
        {
            _edgesAt[edges[edge].From].Add(edge);
            _edgesAt[edges[edge].To].Add(edge);
        }
    }

    /// <summary>Edges that close a loop, in their order; edges in parallel only when they share a conductor.</summary>
    public List<FeederEdge> Loops { get; } = [];

    public FeederTree From(List<int> roots)
    {
        var order = new List<int>();
        int[] positionOf = Enumerable.Repeat(-1, _busCount).ToArray();
        int[] treeEdge = Enumerable.Repeat(-1, _busCount).ToArray();
        int[] parentBus = Enumerable.Repeat(-1, _busCount).ToArray();
        double[] distanceM = new double[_busCount];
        HashSet<int> isRootBus = [.. roots];
        var open = new Stack<(int Bus, int Edge)>(roots.AsEnumerable().Reverse().Select(root => (root, -1)));
        while (open.TryPop(out (int Bus, int Edge) step))
        {
            if (positionOf[step.Bus] >= 0)
            {
                continue;
            }

            positionOf[step.Bus] = order.Count;
            order.Add(step.Bus);
            bool isRoot = step.Edge < 0 || isRootBus.Contains(step.Bus);
            if (!isRoot)
            {
                treeEdge[step.Bus] = step.Edge;
                parentBus[step.Bus] = Other(step.Edge, step.Bus);
                distanceM[step.Bus] = distanceM[parentBus[step.Bus]] + _edges[step.Edge].LengthM;
            }

            for (int i = _edgesAt[step.Bus].Count - 1; i >= 0; i--)
            {
                open.Push((Other(_edgesAt[step.Bus][i], step.Bus), _edgesAt[step.Bus][i]));
            }
        }

        bool isTree = FindLoops(treeEdge, parentBus, positionOf);
        return new FeederTree
        {
            BusAt = [.. order],
            PositionOf = positionOf,
            Parent = [.. order.Select(bus => parentBus[bus] >= 0 ? positionOf[parentBus[bus]] : -1)],
            DistanceM = distanceM,
            IsRadial = isTree,
        };
    }

    /// <returns>Whether every edge runs between a bus and its parent.</returns>
    private bool FindLoops(int[] treeEdge, int[] parentBus, int[] positionOf)
    {
        bool isTree = true;
        var kept = new Dictionary<int, List<FeederEdge>>();
        for (int index = 0; index < _edges.Count; index++)
        {
            FeederEdge edge = _edges[index];
            if (positionOf[edge.From] < 0 || treeEdge[edge.From] == index || treeEdge[edge.To] == index)
            {
                continue;
            }

            bool isParallel = parentBus[edge.From] == edge.To || parentBus[edge.To] == edge.From;
            isTree &= isParallel;
            int child = parentBus[edge.From] == edge.To ? edge.From : edge.To;
            List<FeederEdge> siblings = isParallel ? SiblingsOf(child, treeEdge, kept) : [];
            if (!isParallel || !siblings.All(edge.IsDisjointFrom))
            {
                Loops.Add(edge);
            }

            siblings.Add(edge);
        }

        return isTree;
    }

    private List<FeederEdge> SiblingsOf(int child, int[] treeEdge, Dictionary<int, List<FeederEdge>> kept)
    {
        if (!kept.TryGetValue(child, out List<FeederEdge>? siblings))
        {
            kept[child] = siblings = [_edges[treeEdge[child]]];
        }

        return siblings;
    }

    private int Other(int edge, int bus) => _edges[edge].From == bus ? _edges[edge].To : _edges[edge].From;
}
