using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EdgeLem.Grid;

/// <summary>The fixed-point iteration on a reduced tree.</summary>
internal ref struct SweepIteration(ReducedTree tree, SweepWorkspace work, PowerFlowOptions options)
{
    /// <summary>A voltage step of this many per unit cannot belong to a converging flow.</summary>
    private const double HopelessStepPu = 1e3;

    private readonly double _baseV = tree.All.Circuit.Feeder.NominalVoltageV;

    /// <summary>Iterations made by the last run.</summary>
    public int Iterations { get; private set; }

    /// <summary>Largest voltage step of the last iteration in per unit of the feeder's nominal voltage; NaN or infinite after an overflow.</summary>
    public double StepPu { get; private set; }

    /// <summary>Powers whose voltage left the constant-power band in the last iteration.</summary>
    public int OutsideBand { get; private set; }

    /// <summary>Iterates until the step is below the tolerance.</summary>
    /// <param name="fromNoLoad">Start from the voltages without load instead of those in the workspace.</param>
    /// <returns>Whether it converged.</returns>
    public bool Run(bool fromNoLoad)
    {
        if (fromNoLoad)
        {
            tree.Kernel.Open.CopyTo(work.Voltage);
        }

        double toleranceSquare = Math.Pow(options.TolerancePu * _baseV, 2);
        double hopelessSquare = Math.Pow(HopelessStepPu * _baseV, 2);
        double stepSquare;
        Iterations = 0;
        do
        {
            Array.Clear(work.Current);
            OutsideBand = Inject(work.Voltage, work.Current, work.Legs.AsSpan(0, work.LegCount));
            tree.Kernel.Accumulate(work.Current);
            stepSquare = tree.Kernel.UpdateVoltages(work.Voltage, work.Current);
            Iterations++;
        }
        while (!(stepSquare < toleranceSquare) && stepSquare < hopelessSquare && Iterations < options.MaxIterations);

        StepPu = Math.Sqrt(stepSquare) / _baseV;
        return stepSquare < toleranceSquare;
    }

    /// <summary>Makes one more iteration to see which slot moves most; for reports of flows that do not converge.</summary>
    public readonly int FindWorstSlot()
    {
        double[] before = [.. work.Voltage];
        Array.Clear(work.Current);
        Inject(work.Voltage, work.Current, work.Legs.AsSpan(0, work.LegCount));
        tree.Kernel.Accumulate(work.Current);
        tree.Kernel.UpdateVoltages(work.Voltage, work.Current);
        int worst = 0;
        double largest = -1;
        for (int lane = 0; lane < before.Length; lane++)
        {
            double step = Math.Abs(work.Voltage[lane] - before[lane]);
            int slot = tree.SlotOfLane(lane);
            if (!(step <= largest) && tree.All.Circuit.Exists(slot))
            {
                (largest, worst) = (step, slot);
            }
        }

        return worst;
    }

    /// <summary>Adds what the constant powers draw.</summary>
    /// <returns>How many are outside their band.</returns>
    private static int Inject(double[] voltage, double[] current, ReadOnlySpan<PowerLeg> legs)
    {
        ref double v = ref MemoryMarshal.GetArrayDataReference(voltage);
        ref double j = ref MemoryMarshal.GetArrayDataReference(current);
        int outside = 0;
        foreach (ref readonly PowerLeg leg in legs)
        {
            double re = Unsafe.Add(ref v, leg.Phase);
            double im = Unsafe.Add(ref v, leg.Phase + Circuit.Width);
            if (leg.Neutral >= 0)
            {
                re -= Unsafe.Add(ref v, leg.Neutral);
                im -= Unsafe.Add(ref v, leg.Neutral + Circuit.Width);
            }

            double square = re * re + im * im;
            double divisor = Math.Min(Math.Max(square, leg.LowSquare), leg.HighSquare);
            outside += divisor == square ? 0 : 1;
            double scale = 1 / divisor;
            double currentRe = (leg.PowerW * re + leg.ReactivePowerVar * im) * scale;
            double currentIm = (leg.PowerW * im - leg.ReactivePowerVar * re) * scale;
            Unsafe.Add(ref j, leg.Phase) += currentRe;
            Unsafe.Add(ref j, leg.Phase + Circuit.Width) += currentIm;
            if (leg.Neutral >= 0)
            {
                Unsafe.Add(ref j, leg.Neutral) -= currentRe;
                Unsafe.Add(ref j, leg.Neutral + Circuit.Width) -= currentIm;
            }
        }

        return outside;
    }
}
