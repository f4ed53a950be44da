using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>Decides for every bus whether it is recovered directly or by walking.</summary>
internal sealed class RecoveryPlan(
    ReducedTree tree,
    List<SweepRecovery.DirectBus> direct,
    List<SweepRecovery.WalkedBus> walked,
    MatrixColumns columns)
{
    private const int NoLoads = -1;
    private const int NotPlain = -2;

    private readonly FeederTree _all = tree.All.Circuit.Feeder.Tree;
    private readonly SweepRecovery.DirectBus?[] _directAt = new SweepRecovery.DirectBus?[tree.All.Edges.Length];
    private readonly int[] _matrixAt = Enumerable.Repeat(-1, tree.All.Edges.Length).ToArray();
    private int[] _keptBelow = [];

    public void Make()
    {
        _keptBelow = FindKeptBelow();
        for (int position = 0; position < _all.BusAt.Length; position++)
        {
            if (TryPlanDirect(position) is { } bus)
            {
                _directAt[position] = bus;
                direct.Add(bus);
            }
            else
            {
                _matrixAt[position] = columns.Add(tree.All.Edges[position]);
            }
        }

        for (int position = 0; position < _all.BusAt.Length; position++)
        {
            if (_directAt[position] is null)
            {
                walked.Add(PlanWalk(position));
            }
        }
    }

    private SweepRecovery.DirectBus? TryPlanDirect(int position)
    {
        int bus = _all.BusAt[position];
        if (tree.PlaceOf[position] is var place && place >= 0)
        {
            return new SweepRecovery.DirectBus(bus, place, place, HasCurrent: true);
        }

        int parent = _all.Parent[position];
        SweepEdge edge = tree.All.Edges[position];
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

        bool startsChain = tree.PlaceOf[parent] >= 0;
        if (below == NotPlain || (!startsChain && above.Below != below))
        {
            return null;
        }

        return SweepKernel.TryGetSymmetrical(tree.All.Circuit, bus, edge.Z, out Complex own, out Complex common)
            ? new SweepRecovery.DirectBus(bus, above.Above, below, HasCurrent: true)
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
            int child = tree.LiveChildOf(position);
            below[position] = tree.PlaceOf[position] >= 0 ? tree.PlaceOf[position]
                : child < 0 ? NoLoads
                : tree.All.Edges[child].IsPlain ? below[child] : NotPlain;
        }

        return below;
    }

    private SweepRecovery.WalkedBus PlanWalk(int position)
    {
        int parent = _all.Parent[position];
        int child = tree.LiveChildOf(position);
        return new SweepRecovery.WalkedBus
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
        if (tree.All.Edges[child].N is null)
        {
            return -1;
        }

        return _matrixAt[child] >= 0 ? _matrixAt[child] : _matrixAt[child] = columns.Add(tree.All.Edges[child]);
    }

    private double[] OpenVoltage(int position)
    {
        Complex[] open = tree.All.OpenVoltageV[position];
        return [.. open.Select(voltage => voltage.Real), .. open.Select(voltage => voltage.Imaginary)];
    }
}
