namespace EdgeLem.Grid;

/// <summary>The fixed-point iteration on a reduced tree.</summary>
internal ref struct SweepIteration(ReducedTree tree, SweepWorkspace work, DeviceLegs legs, PowerFlowOptions options)
{
    /// <summary>A voltage step of this many per unit cannot belong to a converging flow.</summary>
    private const double HopelessStepPu = 1e3;

    /// <summary>Steps this many units in the last place of the largest voltage are rounding.</summary>
    private const double RoundingUnits = 8;
    private const double Rounding = 1.0 / (1L << 53);

    /// <summary>Iterations over which the contraction is judged.</summary>
    private const int Window = 4;

    /// <summary>Most that a step may keep over as many: 0.7 each. There the voltages are 0.7 / (1 - 0.7) = 2.3 steps from the solution, and the next digit takes seven iterations.</summary>
    private const double WeakContraction = 0.7 * 0.7 * 0.7 * 0.7;

    private readonly double _baseV = tree.SmallestBaseV;

    /// <summary>Whether the last run converged.</summary>
    public bool HasConverged { get; private set; }

    /// <summary>Iterations made by all runs.</summary>
    public int Iterations { get; private set; }

    /// <summary>
    /// Bound of the largest voltage step of the last iteration in per unit of its bus: over the smallest base, which as a rule all buses with loads share. NaN or
    /// infinite after an overflow.
    /// </summary>
    public double StepPu { get; private set; }

    /// <summary>Legs whose voltage has left the range of their formula.</summary>
    public int OutsideBand { get; private set; }

    /// <summary>Voltage step in V below which a flow has converged.</summary>
    public static double ToleranceV(ReducedTree tree, PowerFlowOptions options) => Math.Max(options.TolerancePu * tree.SmallestBaseV, RoundingUnits * Rounding * tree.LargestBaseV);

    /// <summary>Iterates until the step is below the tolerance.</summary>
    /// <param name="fromNoLoad">Start from the voltages without load instead of those in the workspace.</param>
    /// <param name="untilWeak">Stop as soon as the contraction is weak, so that Newton's method can take over.</param>
    /// <returns>Whether it converged.</returns>
    public bool Run(bool fromNoLoad, bool untilWeak)
    {
        if (fromNoLoad)
        {
            tree.Kernel.Open.CopyTo(work.Voltage);
        }

        double toleranceSquare = Math.Pow(ToleranceV(tree, options), 2);
        double hopelessSquare = Math.Pow(HopelessStepPu * _baseV, 2);
        double windowSquare = double.PositiveInfinity;
        double stepSquare;
        int made = 0;
        do
        {
            DrawCurrents();
            stepSquare = tree.Kernel.UpdateVoltages(work.Voltage, work.Current);
            made++;
            if (untilWeak && made % Window == 0)
            {
                if (stepSquare > WeakContraction * WeakContraction * windowSquare && !(stepSquare < toleranceSquare))
                {
                    break;
                }

                windowSquare = stepSquare;
            }
        }
        while (!(stepSquare < toleranceSquare) && stepSquare < hopelessSquare && made < options.MaxIterations);

        Iterations += made;
        StepPu = Math.Sqrt(stepSquare) / _baseV;
        HasConverged = stepSquare < toleranceSquare;
        if (HasConverged)
        {
            // So that the currents belong to the powers at these voltages, and the power balance closes to rounding and not to the tolerance.
            DrawCurrents();
        }

        return HasConverged;
    }

    private void DrawCurrents()
    {
        Array.Clear(work.Current);
        OutsideBand = legs.Inject(work.Voltage, work.Current);
        tree.Kernel.Accumulate(work.Current);
    }

    /// <summary>Makes one more iteration to see which slot moves most in per unit of its bus; for reports of flows that do not converge.</summary>
    public readonly (int Slot, double StepPu) FindWorstSlot()
    {
        double[] before = [.. work.Voltage];
        Array.Clear(work.Current);
        legs.Inject(work.Voltage, work.Current);
        tree.Kernel.Accumulate(work.Current);
        tree.Kernel.UpdateVoltages(work.Voltage, work.Current);
        int worst = 0;
        double largest = -1;
        for (int lane = 0; lane < before.Length; lane++)
        {
            int slot = tree.SlotOfLane(lane);
            double step = Math.Abs(work.Voltage[lane] - before[lane]) / tree.All.Circuit.Feeder.BaseVoltageV(slot / Circuit.Width);
            if (!(step <= largest) && tree.All.Circuit.Exists(slot))
            {
                (largest, worst) = (step, slot);
            }
        }

        return (worst, largest);
    }
}
