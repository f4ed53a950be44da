namespace EdgeLem.Grid;

/// <summary>
/// The tree with only the buses that may draw current and the buses where ways to them part; everything between is folded into the edges, the source and its transformer into
/// the first one. Immutable. A place is an index among the kept buses; parents come before children.
/// </summary>
internal sealed class ReducedTree
{
    private readonly FeederTree _tree;
    private readonly int[] _liveChild;

    /// <summary>Folds a tree.</summary>
    /// <param name="edges">The whole tree.</param>
    /// <param name="isActive">Whether a bus may draw current, by bus index.</param>
    public ReducedTree(SweepEdges edges, bool[] isActive)
    {
        All = edges;
        IsActive = isActive;
        _tree = edges.Circuit.Feeder.Tree;
        int size = _tree.BusAt.Length;
        PlaceOf = Enumerable.Repeat(-1, size).ToArray();
        _liveChild = Enumerable.Repeat(-1, size).ToArray();
        int[] kept = [.. KeptPositions(isActive)];
        PositionAt = kept;
        Parent = new int[kept.Length];
        Edges = new SweepEdge[kept.Length];
        for (int place = 0; place < kept.Length; place++)
        {
            PlaceOf[kept[place]] = place;
            Fold(place);
        }

        LegPlaces = FindLegPlaces();
        double[] basesV = [.. kept.Select(position => edges.Circuit.Feeder.BaseVoltageV(_tree.BusAt[position])).DefaultIfEmpty(edges.Circuit.Feeder.NominalVoltageV)];
        (SmallestBaseV, LargestBaseV) = (basesV.Min(), basesV.Max());
        Kernel = new SweepKernel(this);
        Plan = new RecoveryPlan(this);
        Recovery = new SweepRecovery(Plan);
    }

    public SweepEdges All { get; }

    public bool[] IsActive { get; }

    /// <summary>Number of places.</summary>
    public int Count => PositionAt.Length;

    /// <summary>Position in the feeder's tree by place.</summary>
    public int[] PositionAt { get; }

    /// <summary>Place by position in the feeder's tree; -1 when it is folded away.</summary>
    public int[] PlaceOf { get; }

    /// <summary>Place of the parent; -1 for the first place below a source.</summary>
    public int[] Parent { get; }

    /// <summary>Way from the parent, or from the source's open-circuit voltage, by place.</summary>
    public SweepEdge[] Edges { get; }

    /// <summary>By slot, where a phase's power enters.</summary>
    public LegPlace[] LegPlaces { get; }

    /// <summary>Smallest base voltage of the kept buses, in V.</summary>
    public double SmallestBaseV { get; }

    /// <summary>Largest base voltage of the kept buses, in V.</summary>
    public double LargestBaseV { get; }

    public SweepKernel Kernel { get; }

    public RecoveryPlan Plan { get; }

    public SweepRecovery Recovery { get; }

    /// <summary>Of the children of a position the one with loads below; -1 when there is none, or when the position is kept.</summary>
    public int LiveChildOf(int position) => _liveChild[position];

    /// <summary>Slot of a lane of a state.</summary>
    public int SlotOfLane(int lane) => Circuit.Width * _tree.BusAt[PositionAt[lane / SweepKernel.Stride]] + lane % Circuit.Width;

    private List<int> KeptPositions(bool[] isActive)
    {
        int size = _tree.BusAt.Length;
        int[] liveChildren = new int[size];
        bool[] isLive = new bool[size];
        for (int position = size - 1; position >= 0; position--)
        {
            isLive[position] = liveChildren[position] > 0 || isActive[_tree.BusAt[position]];
            if (isLive[position] && _tree.Parent[position] >= 0)
            {
                liveChildren[_tree.Parent[position]]++;
                _liveChild[_tree.Parent[position]] = position;
            }
        }

        var kept = new List<int>();
        for (int position = 0; position < size; position++)
        {
            if (isActive[_tree.BusAt[position]] || liveChildren[position] > 1)
            {
                kept.Add(position);
            }
        }

        return kept;
    }

    private LegPlace[] FindLegPlaces()
    {
        Circuit circuit = All.Circuit;
        var places = new LegPlace[circuit.SlotCount];
        for (int slot = 0; slot < places.Length; slot++)
        {
            int bus = slot / Circuit.Width;
            int place = PlaceOf[_tree.PositionOf[bus]];
            bool hasNeutral = circuit.NeutralSlotOf(bus) >= 0;
            double baseV = circuit.Feeder.BaseVoltageV(bus);
            places[slot] = place < 0 || !circuit.Exists(slot)
                ? new LegPlace(-1, -1, 0)
                : new LegPlace(SweepKernel.LaneOf(place, slot % Circuit.Width), hasNeutral ? SweepKernel.LaneOf(place, 3) : -1, baseV * baseV)
                {
                    IsAtSource = circuit.Feeder.IsSourceBus(bus),
                };
        }

        return places;
    }

    private void Fold(int place)
    {
        int position = PositionAt[place];
        SweepEdge edge = All.Edges[position];
        int above = _tree.Parent[position];
        while (above >= 0 && PlaceOf[above] < 0)
        {
            edge = All.Edges[above].Then(edge);
            above = _tree.Parent[above];
        }

        Parent[place] = above < 0 ? -1 : PlaceOf[above];
        Edges[place] = edge;
    }
}
