using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>
/// The tree as edges, by eliminating constant admittances from the leaves to the source. Immutable.
/// </summary>
/// <remarks>
/// With G the admittance to earth at a bus (shunts, half of the line shunts, what its children have left over) and z the series impedance from its parent:
/// <code>
/// lines and switches    M = (I + z G)^-1,      Z = M z,      N = (I + G z)^-1,   left over at the parent: G M
/// transformers          D = Ycc + G,  M = -D^-1 Ycp,  Z = D^-1,  N = -Ypc D^-1,  left over at the parent: Ypp - Ypc D^-1 Ycp
/// source                like a line from its open-circuit voltage
/// </code>
/// This is block elimination of the nodal equations in tree order, which makes no fill; without shunts it is the backward/forward sweep.
/// </remarks>
internal sealed class SweepEdges
{
    private readonly Circuit _circuit;
    private readonly FeederTree _tree;
    private readonly List<CircuitBranch>[] _branches;
    private readonly Complex[]?[,] _left;

    private SweepEdges(Circuit circuit)
    {
        _circuit = circuit;
        _tree = circuit.Feeder.Tree;
        int size = _tree.BusAt.Length;
        _branches = new List<CircuitBranch>[size];
        _left = new Complex[]?[size, Circuit.Width];
        Edges = new SweepEdge[size];
        OpenVoltageV = new Complex[size][];
        EdgeBusOfBranch = Enumerable.Repeat(-1, circuit.Branches.Length).ToArray();
    }

    public Circuit Circuit => _circuit;

    /// <summary>Edge to each position; of a source's bus the way from its open-circuit voltage.</summary>
    public SweepEdge[] Edges { get; }

    /// <summary>For each branch of the circuit, the bus index whose plain edge it is; -1 where it is part of another edge.</summary>
    public int[] EdgeBusOfBranch { get; }

    /// <summary>Voltages without any load, by position and terminal, in V.</summary>
    public Complex[][] OpenVoltageV { get; }

    /// <summary>Prepares the tree.</summary>
    /// <returns>Null when the feeder is not radial, or an elimination has no pivot because a part has no earth but through its parent.</returns>
    public static SweepEdges? TryCreate(Circuit circuit)
    {
        if (!circuit.Feeder.IsRadial)
        {
            return null;
        }

        var edges = new SweepEdges(circuit);
        edges.Sort();
        return edges.Eliminate() ? edges : null;
    }

    private void Sort()
    {
        for (int position = 0; position < _branches.Length; position++)
        {
            _branches[position] = [];
        }

        foreach (CircuitBranch branch in _circuit.Branches)
        {
            int from = _tree.PositionOf[branch.FromBus];
            int to = _tree.PositionOf[branch.ToBus];
            _branches[_tree.Parent[to] == from ? to : from].Add(branch);
        }

        foreach (CircuitShunt shunt in _circuit.Shunts)
        {
            AddLeft(_tree.PositionOf[shunt.Bus], shunt.Slots, shunt.Admittance);
        }

        foreach (CircuitBranch branch in _circuit.Branches.Where(branch => branch.ShuntS is not null))
        {
            Complex[,] half = ComplexMatrix.Of(branch.ShuntS!.Times(0.5));
            AddLeft(_tree.PositionOf[branch.FromBus], branch.FromSlots, half);
            AddLeft(_tree.PositionOf[branch.ToBus], branch.ToSlots, half);
        }
    }

    private void AddLeft(int position, ReadOnlySpan<int> slots, Complex[,] admittance)
    {
        for (int i = 0; i < slots.Length; i++)
        {
            for (int j = 0; j < slots.Length; j++)
            {
                if (slots[i] >= 0 && slots[j] >= 0)
                {
                    int row = slots[i] % Circuit.Width;
                    (_left[position, row] ??= new Complex[Circuit.Width])[slots[j] % Circuit.Width] += admittance[i, j];
                }
            }
        }
    }

    private bool Eliminate()
    {
        for (int position = Edges.Length - 1; position >= 0; position--)
        {
            SweepEdge? edge = _tree.Parent[position] < 0 ? SourceEdge(position)
                : _branches[position].TrueForAll(IsSeries) ? SeriesEdge(position) : AdmittanceEdge(position);
            if (edge is null)
            {
                return false;
            }

            Edges[position] = edge;
            if (edge.Branch >= 0)
            {
                EdgeBusOfBranch[edge.Branch] = _tree.BusAt[position];
            }
        }

        for (int position = 0; position < Edges.Length; position++)
        {
            int parent = _tree.Parent[position];
            Complex[] above = parent < 0 ? SourceVoltage(position) : OpenVoltageV[parent];
            OpenVoltageV[position] = Edges[position].M is { } m ? ComplexMatrix.Multiply(m, above) : Masked(position, above);
        }

        return true;
    }

    private Complex[] Masked(int position, Complex[] above) =>
        [.. above.Select((voltage, terminal) => _circuit.Exists(Circuit.Width * _tree.BusAt[position] + terminal) ? voltage : Complex.Zero)];

    /// <summary>Series elements that keep each conductor on its terminal and share none, so that their impedances fit into one matrix.</summary>
    private static bool IsSeries(CircuitBranch branch) => branch.SeriesOhm is not null && branch.IsStraight;

    private SweepEdge? SeriesEdge(int position)
    {
        Complex[,] z = new Complex[Circuit.Width, Circuit.Width];
        int used = 0;
        foreach (CircuitBranch branch in _branches[position])
        {
            int[] lanes = [.. branch.FromSlots.Select(slot => slot % Circuit.Width)];
            int mask = lanes.Sum(lane => 1 << lane);
            if ((used & mask) != 0)
            {
                return AdmittanceEdge(position);
            }

            used |= mask;
            Place(branch.SeriesOhm!, lanes, z);
        }

        // A terminal that the way from the parent does not reach, such as a star point that begins here, is held by what is earthed at the bus or below.
        int mine = used;
        if (TerminalsOf(position).Any(terminal => (mine >> terminal & 1) == 0))
        {
            return AdmittanceEdge(position);
        }

        if (LeftAt(position) is { } left)
        {
            return ShuntedEdge(position, z, left);
        }

        bool isOneBranch = _branches[position].Count == 1;
        return new SweepEdge { IsPlain = true, Z = z, Branch = isOneBranch ? IndexOf(_branches[position][0]) : -1 };
    }

    private int IndexOf(CircuitBranch branch) => branch.Kind switch
    {
        BranchKind.Line => _circuit.BranchOfLine[branch.Element],
        BranchKind.Switch => _circuit.BranchOfSwitch[branch.Element],
        _ => _circuit.BranchOfTransformer[branch.Element],
    };

    private static void Place(ConductorMatrix matrix, int[] lanes, Complex[,] z)
    {
        for (int i = 0; i < lanes.Length; i++)
        {
            for (int j = 0; j < lanes.Length; j++)
            {
                z[lanes[i], lanes[j]] = matrix[i, j];
            }
        }
    }

    private Complex[,]? LeftAt(int position)
    {
        Complex[,]? left = null;
        for (int row = 0; row < Circuit.Width; row++)
        {
            for (int column = 0; column < Circuit.Width && _left[position, row] is { } values; column++)
            {
                (left ??= new Complex[Circuit.Width, Circuit.Width])[row, column] = values[column];
            }
        }

        return left;
    }

    private SweepEdge? ShuntedEdge(int position, Complex[,] z, Complex[,] left)
    {
        int[] own = TerminalsOf(position);
        Complex[,] identity = ComplexMatrix.Identity(own.Length);
        Complex[,] zOwn = ComplexMatrix.Part(z, own, own);
        Complex[,] gOwn = ComplexMatrix.Part(left, own, own);
        if (!ComplexMatrix.TryInvert(ComplexMatrix.Sum(identity, ComplexMatrix.Multiply(zOwn, gOwn)), out Complex[,] m)
            || !ComplexMatrix.TryInvert(ComplexMatrix.Sum(identity, ComplexMatrix.Multiply(gOwn, zOwn)), out Complex[,] n))
        {
            return null;
        }

        if (_tree.Parent[position] is var parent && parent >= 0)
        {
            AddLeft(parent, own, ComplexMatrix.Multiply(gOwn, m));
        }

        return new SweepEdge { IsPlain = false, M = Spread(m, own, own), N = Spread(n, own, own), Z = Spread(ComplexMatrix.Multiply(m, zOwn), own, own) };
    }

    private SweepEdge? SourceEdge(int position)
    {
        CircuitSource source = _circuit.Sources.First(source => source.Bus == _tree.BusAt[position]);
        Complex[,] z = new Complex[Circuit.Width, Circuit.Width];
        Place(source.ImpedanceOhm, [.. source.Slots.Select(slot => slot % Circuit.Width)], z);
        int[] lanes = [.. source.Slots.Select(slot => slot % Circuit.Width)];
        int[] own = TerminalsOf(position);
        if (own.All(lanes.Contains))
        {
            return LeftAt(position) is { } left ? ShuntedEdge(position, z, left) : new SweepEdge { IsPlain = false, Z = z };
        }

        // Terminals beside the source's, as a rule the neutral: held by what is earthed at the bus or below.
        Complex[,] y = Spread(ComplexMatrix.Inverse(ComplexMatrix.Of(source.ImpedanceOhm)), lanes, lanes);
        Complex[,] d = ComplexMatrix.Part(LeftAt(position) is { } shunts ? ComplexMatrix.Sum(y, shunts) : y, own, own);
        if (!ComplexMatrix.TryInvert(d, out Complex[,] inverse))
        {
            return null;
        }

        Complex[,] all = Spread(inverse, own, own);
        return new SweepEdge { IsPlain = false, Z = all, M = ComplexMatrix.Multiply(all, y), N = ComplexMatrix.Transpose(ComplexMatrix.Multiply(all, y)) };
    }

    private Complex[] SourceVoltage(int position)
    {
        CircuitSource source = _circuit.Sources.First(source => source.Bus == _tree.BusAt[position]);
        Complex[] voltages = new Complex[Circuit.Width];
        for (int i = 0; i < source.Slots.Length; i++)
        {
            voltages[source.Slots[i] % Circuit.Width] = source.VoltageV[i];
        }

        return voltages;
    }

    private SweepEdge? AdmittanceEdge(int position)
    {
        int parent = _tree.Parent[position];
        int[] own = TerminalsOf(position);
        int[] above = TerminalsOf(parent);
        (Complex[,] own, Complex[,] toParent, Complex[,] fromParent, Complex[,] parent) y = NodalOf(position);
        Complex[,] d = LeftAt(position) is { } left ? ComplexMatrix.Sum(y.own, left) : y.own;
        if (!ComplexMatrix.TryInvert(ComplexMatrix.Part(d, own, own), out Complex[,] inverse))
        {
            return null;
        }

        Complex[,] toParent = ComplexMatrix.Part(y.toParent, own, above);
        Complex[,] fromParent = ComplexMatrix.Part(y.fromParent, above, own);
        Complex[,] m = ComplexMatrix.Multiply(inverse, toParent);
        Complex[,] n = ComplexMatrix.Multiply(fromParent, inverse);
        AddLeft(parent, above, ComplexMatrix.Sum(ComplexMatrix.Part(y.parent, above, above), ComplexMatrix.Multiply(fromParent, m), -1));
        return new SweepEdge { IsPlain = false, Z = Spread(inverse, own, own), M = Spread(m, own, above, -1), N = Spread(n, above, own, -1) };
    }

    /// <summary>Blocks of the branches' nodal admittance over the terminals of the bus and its parent; line shunts are left to <see cref="Sort"/>.</summary>
    private (Complex[,] Own, Complex[,] ToParent, Complex[,] FromParent, Complex[,] Parent) NodalOf(int position)
    {
        int bus = _tree.BusAt[position];
        Complex[,] own = new Complex[Circuit.Width, Circuit.Width];
        Complex[,] toParent = new Complex[Circuit.Width, Circuit.Width];
        Complex[,] fromParent = new Complex[Circuit.Width, Circuit.Width];
        Complex[,] parent = new Complex[Circuit.Width, Circuit.Width];
        foreach (CircuitBranch branch in _branches[position])
        {
            for (int i = 0; i < branch.ConductorCount; i++)
            {
                for (int j = 0; j < branch.ConductorCount; j++)
                {
                    (int row, int column) = (branch.SlotAt(i), branch.SlotAt(j));
                    if (row >= 0 && column >= 0)
                    {
                        bool rowIsOwn = row / Circuit.Width == bus;
                        bool columnIsOwn = column / Circuit.Width == bus;
                        Complex[,] block = rowIsOwn ? (columnIsOwn ? own : toParent) : columnIsOwn ? fromParent : parent;
                        block[row % Circuit.Width, column % Circuit.Width] += branch.SeriesAdmittance(i, j);
                    }
                }
            }
        }

        return (own, toParent, fromParent, parent);
    }

    private int[] TerminalsOf(int position) =>
        [.. Enumerable.Range(0, Circuit.Width).Where(terminal => _circuit.Exists(Circuit.Width * _tree.BusAt[position] + terminal))];

    private static Complex[,] Spread(Complex[,] values, int[] rows, int[] columns, double factor = 1)
    {
        Complex[,] result = new Complex[Circuit.Width, Circuit.Width];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < columns.Length; j++)
            {
                result[rows[i], columns[j]] = factor * values[i, j];
            }
        }

        return result;
    }
}
