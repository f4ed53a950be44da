using System.Numerics;

namespace EdgeLem.Market.Losses;

/// <summary>Traces the power of one phase through the tree, and what its losses cost on the way.</summary>
/// <remarks>
/// Method: proportional sharing (J. Bialek, Tracing the flow of electricity, IEE Proc. Gener. Transm. Distrib. 143, 1996): at a bus, what flows out is a mixture of what flows
/// in, in the same proportions. Flows are those in the middle of each branch (near end less half its losses), so that a bus balances but for halves of losses, which count as
/// loads of their own.
/// <code>
/// f_b        W, flow in branch b of this phase; directed by its sign, so that the tree becomes a graph without circles, which is walked in flow order
/// l_b        W, the branch's losses (of all conductors) times |I_phase|^2 over the sum of |I|^2 over the phases
/// load, gen  W per bus, of the points; what else a bus needs to balance is the supply, power that is not traded, or losses: "others"
/// T_n        W, all that flows into bus n = all that flows out
/// g_n = (gen_n + sum over inflows f g_from) / T_n      share of the points' generation in the mixture
/// d_n = (load_n + sum over outflows f d_to) / T_n      share of the points' loads in what becomes of it
/// </code>
/// The losses of a branch are borne by pairs of a generator and a load, in the proportion in which both use it; half each, or all by the one that is a point. Of a pair's two
/// sums over all partners only g and d remain, so that no pair is ever formed:
/// <code>
/// V_n = sum over inflows  (l (1 - g_from / 2) + f V_from) / T_n    what a watt drawn at n has cost on its way there
/// W_n = sum over outflows (l (1 - d_to   / 2) + f W_to  ) / T_n    what a watt fed in at n will cost
/// </code>
/// Linear in the number of branches. Losses of a branch without active flow (reactive power) have no pairs and are left to the final scaling.
/// </remarks>
internal sealed class PhaseTrace
{
    private readonly int[] _from;
    private readonly int[] _to;
    private readonly double[] _flowW;
    private readonly double[] _lossW;
    private readonly double[] _loadW;
    private readonly double[] _generationW;
    private readonly double[] _throughW;
    private readonly List<int>[] _inflows;
    private readonly List<int>[] _outflows;

    /// <summary>Directs the flows of a phase.</summary>
    /// <param name="input">Tree and flows; a bus is the far end of a branch: branch index + 1, and 0 the supply.</param>
    /// <param name="phase">0, 1 or 2.</param>
    /// <param name="powerW">Power of each point in this phase, W, import positive.</param>
    public PhaseTrace(LossInput input, int phase, double[] powerW)
    {
        int branches = input.Topology.Branches.Length;
        (_from, _to, _flowW, _lossW) = (new int[branches], new int[branches], new double[branches], new double[branches]);
        (_loadW, _generationW, _throughW) = (new double[branches + 1], new double[branches + 1], new double[branches + 1]);
        _inflows = [.. Enumerable.Range(0, branches + 1).Select(_ => new List<int>())];
        _outflows = [.. Enumerable.Range(0, branches + 1).Select(_ => new List<int>())];
        for (int point = 0; point < powerW.Length; point++)
        {
            int bus = input.Topology.BranchOfPoint[point] + 1;
            (powerW[point] > 0 ? _loadW : _generationW)[bus] += Math.Abs(powerW[point]);
        }

        for (int branch = 0; branch < branches; branch++)
        {
            Direct(input, branch, phase);
        }

        Balance();
    }

    /// <summary>Adds what each point bears.</summary>
    /// <param name="branchOfPoint">Branch that feeds each point.</param>
    /// <param name="powerW">As in the constructor.</param>
    /// <param name="bornW">Per point, W; receives.</param>
    public void AddTo(IReadOnlyList<int> branchOfPoint, double[] powerW, double[] bornW)
    {
        int[] order = FlowOrder();
        double[] drawnCost = Accumulate(order, _inflows, _from, _generationW);
        double[] fedCost = Accumulate([.. order.Reverse()], _outflows, _to, _loadW);
        for (int point = 0; point < powerW.Length; point++)
        {
            bornW[point] += Math.Abs(powerW[point]) * (powerW[point] > 0 ? drawnCost : fedCost)[branchOfPoint[point] + 1];
        }
    }

    private void Direct(LossInput input, int branch, int phase)
    {
        var currents = input.State.Branches!.CurrentA[branch];
        double squares = currents.Take(Network.PhaseShares.Phases).Sum(Square);
        _lossW[branch] = squares > 0 ? Math.Max(0, input.State.Branches.LossesW[branch]) * Square(currents[phase]) / squares : 0;
        double middleW = input.State.Branches.PowerW[branch][phase] - (_lossW[branch] / 2);
        int near = input.Topology.Branches[branch].Parent + 1;
        (_from[branch], _to[branch]) = middleW >= 0 ? (near, branch + 1) : (branch + 1, near);
        _flowW[branch] = Math.Abs(middleW);
        _outflows[_from[branch]].Add(branch);
        _inflows[_to[branch]].Add(branch);
    }

    /// <summary>What flows through a bus is the larger of what is known to come and to go; the rest of the smaller side is "others".</summary>
    private void Balance()
    {
        for (int bus = 0; bus < _throughW.Length; bus++)
        {
            double inW = _inflows[bus].Sum(branch => _flowW[branch]) + _generationW[bus];
            double outW = _outflows[bus].Sum(branch => _flowW[branch]) + _loadW[bus];
            _throughW[bus] = Math.Max(inW, outW);
        }
    }

    /// <summary>Buses so that every flow goes from an earlier one to a later one.</summary>
    private int[] FlowOrder()
    {
        int[] waitsFor = [.. _inflows.Select(branches => branches.Count)];
        var order = new List<int>(waitsFor.Length);
        var open = new Queue<int>(Enumerable.Range(0, waitsFor.Length).Where(bus => waitsFor[bus] == 0));
        while (open.TryDequeue(out int bus))
        {
            order.Add(bus);
            foreach (int next in _outflows[bus].Select(branch => _to[branch]))
            {
                if (--waitsFor[next] == 0)
                {
                    open.Enqueue(next);
                }
            }
        }

        return [.. order];
    }

    /// <summary>V with inflows, W with outflows: the two recursions mirror each other.</summary>
    private double[] Accumulate(int[] order, List<int>[] flows, int[] otherEnd, double[] ofPointsW)
    {
        double[] share = new double[order.Length];
        double[] cost = new double[order.Length];
        foreach (int bus in order.Where(bus => _throughW[bus] > 0))
        {
            double sharedW = ofPointsW[bus];
            double costW = 0;
            foreach (int branch in flows[bus].Where(branch => _flowW[branch] > 0))
            {
                int end = otherEnd[branch];
                sharedW += _flowW[branch] * share[end];
                costW += (_lossW[branch] * (1 - (share[end] / 2))) + (_flowW[branch] * cost[end]);
            }

            share[bus] = sharedW / _throughW[bus];
            cost[bus] = costW / _throughW[bus];
        }

        return cost;
    }

    private static double Square(Complex value) => (value.Real * value.Real) + (value.Imaginary * value.Imaginary);
}
