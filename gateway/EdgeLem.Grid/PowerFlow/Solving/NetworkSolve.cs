using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>One solve at fixed taps: the sweep where there is a tree and it contracts well, else Newton's method.</summary>
internal readonly ref struct NetworkSolve(PreparedNetwork network, FeederDevices devices, PowerFlowOptions options)
{
    /// <summary>Solves.</summary>
    /// <param name="powers">The powers.</param>
    /// <param name="result">Receives the solution.</param>
    /// <param name="isWarm">Whether the result's voltages may serve as a start.</param>
    public void Solve(BusPowers powers, PowerFlowResult result, bool isWarm)
    {
        if (network.Edges is null)
        {
            RunNewton(powers, result, (isWarm, 0));
            return;
        }

        ReducedTree tree = network.TreeFor(powers);
        SweepIteration sweep = Sweep(tree, powers, result, isWarm);
        if (sweep.HasConverged || options.Method == PowerFlowMethod.Sweep)
        {
            Finish(result, tree, OutcomeOf(result, tree, sweep));
            return;
        }

        RunNewton(powers, result, (isWarm, sweep.Iterations));
        if (!result.Converged)
        {
            SweepToTheEnd(tree, powers, result);
        }
    }

    private SweepIteration Sweep(ReducedTree tree, BusPowers powers, PowerFlowResult result, bool isWarm)
    {
        bool untilWeak = options.Method != PowerFlowMethod.Sweep;
        bool hasStart = result.Work.Fit(tree) && isWarm && result.Method == PowerFlowMethod.Sweep;
        SweepIteration sweep = NewSweep(tree, powers, result);
        if (!hasStart || !sweep.Run(fromNoLoad: false, untilWeak))
        {
            // A start from other powers' voltages must not decide whether there is a solution.
            sweep.Run(fromNoLoad: true, untilWeak);
        }

        return sweep;
    }

    private SweepIteration NewSweep(ReducedTree tree, BusPowers powers, PowerFlowResult result)
    {
        result.Devices.Fill(powers, devices, tree.LegPlaces, (options.ConstantPowerMinPu, options.ConstantPowerMaxPu));
        return new SweepIteration(tree, result.Work, result.Devices, options);
    }

    /// <summary>
    /// Where many legs are at the borders of their ranges, Newton's steps may go back and forth between two formulas while the sweep, slow as it is, arrives. Its fixed points with
    /// contraction lie on the branch of the voltages without load. What fails here too remains Newton's failure.
    /// </summary>
    private void SweepToTheEnd(ReducedTree tree, BusPowers powers, PowerFlowResult result)
    {
        SweepIteration sweep = NewSweep(tree, powers, result);
        if (sweep.Run(fromNoLoad: true, untilWeak: false) && OutcomeOf(result, tree, sweep) is { Converged: true } outcome)
        {
            Finish(result, tree, outcome with { Iterations = result.Iterations + sweep.Iterations });
        }
    }

    private static void Finish(PowerFlowResult result, ReducedTree tree, FlowOutcome outcome)
    {
        SweepWorkspace work = result.Work;
        tree.Recovery.Recover((work.Voltage, work.Current), (result.Voltage, result.EdgeCurrent));
        result.EdgeBusOfBranch = tree.All.EdgeBusOfBranch;
        result.Finish(tree.All.Circuit, outcome);
        FillSourceBusLoads(result, tree.LegPlaces, work.Current);
    }

    private static FlowOutcome OutcomeOf(PowerFlowResult result, ReducedTree tree, in SweepIteration sweep)
    {
        var outcome = new FlowOutcome(PowerFlowMethod.Sweep, FlowFailure.None)
        {
            Iterations = sweep.Iterations,
            OutsideBand = sweep.OutsideBand,
            StepPu = sweep.StepPu,
        };
        if (!sweep.HasConverged)
        {
            (int slot, double stepPu) = sweep.FindWorstSlot();
            return outcome with { Failure = FlowFailure.NotSettled, WorstSlot = slot, StepPu = stepPu };
        }

        int collapsed = sweep.OutsideBand > 0 ? LegFormulas.FindCollapsed(result.Devices.Powers, result.Work.Voltage, tree.Kernel.Open) : -1;
        return collapsed < 0 ? outcome : outcome with { Failure = FlowFailure.Collapsed, WorstSlot = tree.SlotOfLane(collapsed) };
    }

    private void RunNewton(BusPowers powers, PowerFlowResult result, (bool IsWarm, int Iterations) before)
    {
        NewtonNetwork newton = network.Newton;
        NewtonWorkspace work = result.NewtonWork is { } kept && ReferenceEquals(kept.Network, newton) ? kept : result.NewtonWork = new NewtonWorkspace(newton);
        result.Devices.Fill(powers, devices, newton.Places, (options.ConstantPowerMinPu, options.ConstantPowerMaxPu));
        var iteration = new NewtonIteration(work, result.Devices, options);
        FlowFailure failure = before.IsWarm ? iteration.Run(result.Voltage) : FlowFailure.NotSettled;
        if (failure != FlowFailure.None)
        {
            newton.OpenVoltage.CopyTo(result.Voltage, 0);
            failure = iteration.Run(result.Voltage);
        }

        result.Finish(network.Circuit, new FlowOutcome(PowerFlowMethod.Newton, failure)
        {
            Iterations = before.Iterations + iteration.Iterations,
            OutsideBand = iteration.OutsideBand,
            StepPu = iteration.StepPu,
            WorstSlot = failure == FlowFailure.None ? 0 : iteration.WorstSlot,
        });
        FillSourceBusLoads(result, newton.Places, work.Current);
    }

    /// <summary>What is drawn at the sources' buses. The state of currents is not needed any more and takes the sums.</summary>
    private static void FillSourceBusLoads(PowerFlowResult result, ReadOnlySpan<LegPlace> places, double[] current)
    {
        Array.Clear(result.SourceBusLoadA);
        if (!result.Devices.AreAtSource)
        {
            return;
        }

        Array.Clear(current);
        result.Devices.Inject(result.DeviceVoltage, current);
        for (int source = 0; source < result.Circuit.Sources.Length; source++)
        {
            for (int terminal = 0; terminal < Circuit.Width; terminal++)
            {
                int lane = places[Circuit.Width * result.Circuit.Sources[source].Bus + terminal].Phase;
                result.SourceBusLoadA[Circuit.Width * source + terminal] = lane < 0 ? 0 : new Complex(current[lane], current[lane + Circuit.Width]);
            }
        }
    }
}
