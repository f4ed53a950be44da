using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>
/// How every bus gets its voltage from the voltages and currents of the kept buses. Where only symmetrical lines were folded away, a bus lies between the
/// kept buses p above and c below: V = V(p) - zd J(c) - zm sum J(c), with the impedance from p to it, whatever is done with the other buses; the rest is walked. Immutable.
/// </summary>
internal sealed class RecoveryPlan
{
    private const int NoLoads = -1;
    private const int NotPlain = -2;

    private readonly ReducedTree _tree;
    private readonly FeederTree _all;
    private readonly DirectBus?[] _directAt;
    private readonly int[] _matrixAt;
    private readonly int[] _keptBelow;
    private readonly List<DirectBus> _direct = [];
    private readonly List<WalkedBus> _walked = [];
    private readonly MatrixColumns _columns = new();

    public RecoveryPlan(ReducedTree tree)
    {
        _tree = tree;
        _all = tree.All.Circuit.Feeder.Tree;
        _directAt = new DirectBus?[_all.BusAt.Length];
        _matrixAt = Enumerable.Repeat(-1, _all.BusAt.Length).ToArray();
        _keptBelow = FindKeptBelow();
        for (int position = 0; position < _all.BusAt.Length; position++)
        {
            if (TryPlanDirect(position) is { } bus)
            {
                _directAt[position] = bus;
                _direct.Add(bus);
            }
            else
            {
                _matrixAt[position] = _columns.Add(_tree.All.Edges[position]);
            }
        }

        for (int position = 0; position < _all.BusAt.Length; position++)
        {
            if (_directAt[position] is null)
            {
                _walked.Add(PlanWalk(position));
            }
        }

        (Z, M, N) = _columns.ToArrays();
    }

    /// <summary>Buses recovered directly, in the order of the _tree.</summary>
    public IReadOnlyList<DirectBus> Direct => _direct;

    /// <summary>How a bus is recovered directly; null when it is walked.</summary>
    /// <param name="bus">Bus index.</param>
    public DirectBus? DirectOf(int bus) => _directAt[_all.PositionOf[bus]];

    /// <summary>Buses recovered step by step, parents first.</summary>
    public IReadOnlyList<WalkedBus> Walked => _walked;

    /// <summary>Impedances of the walked buses, by columns as in <see cref="MatrixColumns"/>.</summary>
    public double[] Z { get; }

    /// <summary>Voltage transfers of the walked buses.</summary>
    public double[] M { get; }

    /// <summary>Current transfers of the walked buses.</summary>
    public double[] N { get; }

    private DirectBus? TryPlanDirect(int position)
    {
        int bus = _all.BusAt[position];
        if (_tree.PlaceOf[position] is var place && place >= 0)
        {
            return new DirectBus(bus, place, place, HasCurrent: true);
        }

        int parent = _all.Parent[position];
        SweepEdge edge = _tree.All.Edges[position];
        if (parent < 0 || !edge.IsPlain || _directAt[parent] is not { } above)
        {
            return null;
        }

        // Without loads below, the bus has the voltage of the bus it branches off.
        int below = _keptBelow[position];
        if (below == NoLoads)
        {
            return above with { Bus = bus, HasCurrent = false };
        }

        bool startsChain = _tree.PlaceOf[parent] >= 0;
        if (below == NotPlain || (!startsChain && above.Below != below))
        {
            return null;
        }

        return SweepKernel.TryGetSymmetrical(_tree.All.Circuit, bus, edge.Z, out Complex own, out Complex common)
            ? new DirectBus(bus, above.Above, below, HasCurrent: true)
            {
                Own = startsChain ? own : above.Own + own,
                Common = startsChain ? common : above.Common + common,
            }
            : null;
    }

    /// <summary>By position, the place of the kept bus that is reached downwards through plain edges only, or one of the two constants.</summary>
    private int[] FindKeptBelow()
    {
        int[] below = new int[_all.BusAt.Length];
        for (int position = below.Length - 1; position >= 0; position--)
        {
            int child = _tree.LiveChildOf(position);
            below[position] = _tree.PlaceOf[position] >= 0 ? _tree.PlaceOf[position]
                : child < 0 ? NoLoads
                : _tree.All.Edges[child].IsPlain ? below[child] : NotPlain;
        }

        return below;
    }

    private WalkedBus PlanWalk(int position)
    {
        int parent = _all.Parent[position];
        int child = _tree.LiveChildOf(position);
        return new WalkedBus
        {
            Bus = _all.BusAt[position],
            Parent = parent < 0 ? -1 : _all.BusAt[parent],
            LiveChild = child < 0 ? -1 : _all.BusAt[child],
            ChildMatrixAt = child < 0 ? -1 : ChildTransfer(child),
            MatrixAt = _matrixAt[position],
            Open = parent < 0 ? OpenVoltage(position) : null,
        };
    }

    private int ChildTransfer(int child)
    {
        if (_tree.All.Edges[child].N is null)
        {
            return -1;
        }

        return _matrixAt[child] >= 0 ? _matrixAt[child] : _matrixAt[child] = _columns.Add(_tree.All.Edges[child]);
    }

    private double[] OpenVoltage(int position)
    {
        Complex[] open = _tree.All.OpenVoltageV[position];
        return [.. open.Select(voltage => voltage.Real), .. open.Select(voltage => voltage.Imaginary)];
    }
}
