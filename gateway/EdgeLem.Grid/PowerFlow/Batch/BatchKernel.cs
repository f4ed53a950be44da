using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EdgeLem.Grid;

/// <summary>
/// The fixed-point iteration of <see cref="SweepKernel"/> on eight scenarios at once, one to a lane. A state has, by place and terminal, eight real parts and eight imaginary
/// parts. All lanes iterate until the last has come to rest. Immutable.
/// </summary>
internal sealed class BatchKernel
{
    /// <summary>A voltage step of this many per unit cannot belong to a converging flow.</summary>
    private const double HopelessStepPu = 1e3;

    private const int Pair = 2 * BatchBlock.Lanes;

    private readonly ReducedTree _tree;
    private readonly BatchSweep _sweep;
    private readonly PowerLeg[] _legs;
    private readonly int[] _pointOfLeg;
    private readonly double[] _open;
    private readonly double[] _collapsedSquare;
    private readonly BatchRecovery _recovery;
    private readonly Vector512<double> _toleranceSquare;
    private readonly Vector512<double> _hopelessSquare;
    private readonly int _maxIterations;

    public BatchKernel(ReducedTree tree, IReadOnlyList<PhasePoint> points, PowerFlowOptions options)
    {
        _tree = tree;
        _sweep = new BatchSweep(tree);
        (_pointOfLeg, _legs) = LegsOf(points, options);
        _open = new double[Width * Pair * tree.Count];
        FillOpen();
        _recovery = new BatchRecovery(tree, Width);
        _toleranceSquare = Vector512.Create(Math.Pow(SweepIteration.ToleranceV(tree, options), 2));
        _hopelessSquare = Vector512.Create(Math.Pow(HopelessStepPu * tree.SmallestBaseV, 2));
        _collapsedSquare = [.. _legs.Select(CollapsedSquare)];
        _maxIterations = options.MaxIterations;
    }

    /// <summary>Terminals of a bus in a state: 3 where nothing has a neutral, else 4.</summary>
    public int Width => _sweep.Width;

    /// <summary>Solves a block, as far as it converges.</summary>
    public void Solve(BatchBlock block)
    {
        _open.CopyTo(block.Voltage);
        Array.Clear(block.PointVoltage);
        Array.Clear(block.Current);
        Vector512<double> step = Inject(block);
        int iterations = 0;
        while (Vector512.GreaterThanOrEqualAny(step, _toleranceSquare) && Vector512.LessThanAll(step, _hopelessSquare) && iterations < _maxIterations)
        {
            _sweep.Accumulate(block.Current);
            _sweep.UpdateVoltages(block.Voltage, block.Current, _open);
            step = Inject(block);
            iterations++;
        }

        block.Finish(Vector512.ConditionalSelect(Collapsed(block), Vector512.Create(double.PositiveInfinity), step), _toleranceSquare[0], iterations);
        if (block.AllBuses)
        {
            _sweep.Accumulate(block.Current);
            _recovery.Recover(block, isDeviation: false);
        }
    }

    private static Vector512<double> Load(ref double array, int at) => Vector512.LoadUnsafe(ref Unsafe.Add(ref array, at));

    private static void Store(Vector512<double> value, ref double array, int at) => value.StoreUnsafe(ref Unsafe.Add(ref array, at));

    /// <summary>Sorted by place, so that the state is walked through once.</summary>
    private (int[] PointOfLeg, PowerLeg[] Legs) LegsOf(IReadOnlyList<PhasePoint> points, PowerFlowOptions options)
    {
        int[] order = [.. Enumerable.Range(0, points.Count).OrderBy(point => _tree.LegPlaces[Circuit.Width * points[point].Bus + points[point].Phase].Phase)];
        return (order, [.. order.Select(point => LegOf(points[point], options))]);
    }

    private PowerLeg LegOf(PhasePoint point, PowerFlowOptions options)
    {
        LegPlace place = _tree.LegPlaces[Circuit.Width * point.Bus + point.Phase];
        return new PowerLeg(_sweep.StateOf(place.Phase), place.Neutral < 0 ? -1 : _sweep.StateOf(place.Neutral), 0, 0)
        {
            LowSquare = options.ConstantPowerMinPu * options.ConstantPowerMinPu * place.BaseSquare,
            HighSquare = options.ConstantPowerMaxPu * options.ConstantPowerMaxPu * place.BaseSquare,
        };
    }

    private void FillOpen()
    {
        for (int place = 0; place < _tree.Count; place++)
        {
            for (int terminal = 0; terminal < Width; terminal++)
            {
                int at = Pair * (Width * place + terminal);
                int lane = SweepKernel.LaneOf(place, terminal);
                _open.AsSpan(at, BatchBlock.Lanes).Fill(_tree.Kernel.Open[lane]);
                _open.AsSpan(at + BatchBlock.Lanes, BatchBlock.Lanes).Fill(_tree.Kernel.Open[lane + Circuit.Width]);
            }
        }
    }

    /// <summary>Square of the voltage below which <see cref="LegFormulas.FindCollapsed"/> names a leg; 0 when it never does.</summary>
    private double CollapsedSquare(PowerLeg leg)
    {
        double re = _open[leg.Phase] - (leg.Neutral < 0 ? 0 : _open[leg.Neutral]);
        double im = _open[leg.Phase + BatchBlock.Lanes] - (leg.Neutral < 0 ? 0 : _open[leg.Neutral + BatchBlock.Lanes]);
        double openSquare = re * re + im * im;
        return openSquare > leg.LowSquare ? openSquare / 4 : 0;
    }

    /// <summary>Lanes in which some voltage is below half of that without load: no solution as it is, so that the single flow has to judge.</summary>
    private Vector512<double> Collapsed(BatchBlock block)
    {
        ref double seen = ref MemoryMarshal.GetArrayDataReference(block.PointVoltage);
        Vector512<double> collapsed = Vector512<double>.Zero;
        for (int i = 0; i < _legs.Length; i++)
        {
            Vector512<double> re = Load(ref seen, Pair * _pointOfLeg[i]);
            Vector512<double> im = Load(ref seen, Pair * _pointOfLeg[i] + BatchBlock.Lanes);
            collapsed |= Vector512.LessThan(Vector512.FusedMultiplyAdd(re, re, im * im), Vector512.Create(_collapsedSquare[i]));
        }

        return collapsed;
    }

    /// <summary>Adds what the powers draw, and keeps the voltages they see.</summary>
    /// <returns>Largest squared change of these voltages since the last time, by lane, in V^2. A step that is not a number counts as infinite.</returns>
    private Vector512<double> Inject(BatchBlock block)
    {
        ref double v = ref MemoryMarshal.GetArrayDataReference(block.Voltage);
        ref double j = ref MemoryMarshal.GetArrayDataReference(block.Current);
        ref double seen = ref MemoryMarshal.GetArrayDataReference(block.PointVoltage);
        ref double p = ref MemoryMarshal.GetArrayDataReference(block.PowerW);
        ref double q = ref MemoryMarshal.GetArrayDataReference(block.ReactivePowerVar);
        Vector512<double> largest = Vector512<double>.Zero;
        Vector512<double> sum = Vector512<double>.Zero;
        for (int i = 0; i < _legs.Length; i++)
        {
            ref readonly PowerLeg leg = ref _legs[i];
            int point = _pointOfLeg[i];
            Vector512<double> re = Load(ref v, leg.Phase);
            Vector512<double> im = Load(ref v, leg.Phase + BatchBlock.Lanes);
            if (leg.Neutral >= 0)
            {
                re -= Load(ref v, leg.Neutral);
                im -= Load(ref v, leg.Neutral + BatchBlock.Lanes);
            }

            Vector512<double> stepRe = re - Load(ref seen, Pair * point);
            Vector512<double> stepIm = im - Load(ref seen, Pair * point + BatchBlock.Lanes);
            Vector512<double> change = Vector512.FusedMultiplyAdd(stepRe, stepRe, stepIm * stepIm);
            largest = Vector512.MaxNative(largest, change);
            sum += change;
            Store(re, ref seen, Pair * point);
            Store(im, ref seen, Pair * point + BatchBlock.Lanes);
            Vector512<double> square = Vector512.FusedMultiplyAdd(re, re, im * im);
            Vector512<double> divisor = Vector512.MinNative(Vector512.MaxNative(square, Vector512.Create(leg.LowSquare)), Vector512.Create(leg.HighSquare));
            Vector512<double> scale = Vector512<double>.One / divisor;
            Vector512<double> g = Load(ref p, BatchBlock.Lanes * point) * scale;
            Vector512<double> b = Load(ref q, BatchBlock.Lanes * point) * scale;
            Vector512<double> currentRe = Vector512.FusedMultiplyAdd(g, re, b * im);
            Vector512<double> currentIm = g * im - b * re;
            Store(Load(ref j, leg.Phase) + currentRe, ref j, leg.Phase);
            Store(Load(ref j, leg.Phase + BatchBlock.Lanes) + currentIm, ref j, leg.Phase + BatchBlock.Lanes);
            if (leg.Neutral >= 0)
            {
                Store(Load(ref j, leg.Neutral) - currentRe, ref j, leg.Neutral);
                Store(Load(ref j, leg.Neutral + BatchBlock.Lanes) - currentIm, ref j, leg.Neutral + BatchBlock.Lanes);
            }
        }

        return Vector512.ConditionalSelect(Vector512.Equals(sum, sum), largest, Vector512.Create(double.PositiveInfinity));
    }
}
