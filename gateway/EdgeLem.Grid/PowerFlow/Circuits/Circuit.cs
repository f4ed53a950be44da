namespace EdgeLem.Grid;

/// <summary>
/// The feeder as the solvers see it: branches, constant admittances and sources over conductor slots, in volts, amperes, ohms and siemens. A slot is a terminal of a bus:
/// slot = 4 x bus index + 0 to 3 for A, B, C, N; earth has none (-1). Loads and inverters are not part of it. Immutable.
/// </summary>
internal sealed class Circuit
{
    /// <summary>Slots of a bus.</summary>
    public const int Width = 4;

    private readonly bool[] _exists;

    /// <summary>Prepares a feeder.</summary>
    /// <param name="feeder">The feeder.</param>
    /// <param name="taps">Taps in force by transformer index (see <see cref="Taps"/>); null for the file's.</param>
    public Circuit(Feeder feeder, double[]? taps = null)
    {
        Feeder = feeder;
        Taps = taps ?? [.. feeder.Transformers.Select(transformer => transformer.TapControl is { IsAtLv: false } ? transformer.Hv.Tap : transformer.Lv.Tap)];
        var parts = new CircuitParts(feeder, Taps);
        Branches = parts.Branches();
        Shunts = parts.Shunts();
        Sources = parts.Sources();
        _exists = new bool[Width * feeder.Buses.Count];
        for (int slot = 0; slot < _exists.Length; slot++)
        {
            _exists[slot] = feeder.HasTerminal(slot / Width, (Terminal)(slot % Width + 1));
        }

        BranchOfLine = IndexOf(BranchKind.Line, feeder.Lines.Count);
        BranchOfSwitch = IndexOf(BranchKind.Switch, feeder.Switches.Count);
        BranchOfTransformer = IndexOf(BranchKind.Transformer, feeder.Transformers.Count);
        BranchesAt = [.. Enumerable.Range(0, feeder.Buses.Count).Select(_ => new List<int>())];
        for (int branch = 0; branch < Branches.Length; branch++)
        {
            BranchesAt[Branches[branch].FromBus].Add(branch);
            BranchesAt[Branches[branch].ToBus].Add(branch);
        }
    }

    public Feeder Feeder { get; }

    /// <summary>Taps in force by transformer index, of the winding that its tap control moves (of the low-voltage winding where it has none).</summary>
    public double[] Taps { get; }

    public CircuitBranch[] Branches { get; }

    public CircuitShunt[] Shunts { get; }

    public CircuitSource[] Sources { get; }

    /// <summary>Index in <see cref="Branches"/> by line index.</summary>
    public int[] BranchOfLine { get; }

    /// <summary>Index in <see cref="Branches"/> by switch index; -1 for an open switch.</summary>
    public int[] BranchOfSwitch { get; }

    /// <summary>Index in <see cref="Branches"/> by transformer index.</summary>
    public int[] BranchOfTransformer { get; }

    /// <summary>Indices in <see cref="Branches"/> by bus.</summary>
    public List<int>[] BranchesAt { get; }

    public int SlotCount => _exists.Length;

    /// <summary>Whether a conductor leads to a slot.</summary>
    public bool Exists(int slot) => _exists[slot];

    /// <summary>Slot of a terminal; -1 for earth.</summary>
    public static int SlotOf(int bus, Terminal terminal) => terminal == Terminal.Earth ? -1 : Width * bus + (int)terminal - 1;

    /// <summary>Slot that phases are measured against: the neutral where the bus has one, else earth (-1).</summary>
    public int NeutralSlotOf(int bus) => _exists[Width * bus + 3] ? Width * bus + 3 : -1;

    /// <summary>Slots of terminals.</summary>
    public static int[] SlotsOf(int bus, TerminalList terminals) => [.. terminals.Select(terminal => SlotOf(bus, terminal))];

    private int[] IndexOf(BranchKind kind, int count)
    {
        int[] index = Enumerable.Repeat(-1, count).ToArray();
        for (int branch = 0; branch < Branches.Length; branch++)
        {
            if (Branches[branch].Kind == kind)
            {
                index[Branches[branch].Element] = branch;
            }
        }

        return index;
    }
}
