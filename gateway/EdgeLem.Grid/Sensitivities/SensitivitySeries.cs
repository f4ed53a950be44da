using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EdgeLem.Grid;

/// <summary>The series of one block of eight injections, one to a lane: x0 = -Z r, x(k+1) = -Z (alpha x(k) + beta conj x(k)).</summary>
/// <remarks>
/// r is the change of current at the injection at constant voltage, 1 / conj(v) per watt and -j / conj(v) per var. With constant powers only (alpha = 0) the terms of even
/// number are complex linear in r and those of odd number antilinear, so that one series gives both: per watt E + O, per var -jE + jO. Otherwise two are run.
/// </remarks>
internal sealed class SensitivitySeries
{
    private const int Lanes = BatchBlock.Lanes;
    private const int Pair = 2 * BatchBlock.Lanes;
    private const int MaxTerms = 60;

    private readonly BatchSweep _sweep;
    private readonly BatchBlock _block;
    private readonly int[] _summed;
    private readonly double[] _zero;
    private readonly double[] _even;
    private readonly double[] _odd;
    private LinearLeg[] _legs = [];
    private int _legCount;
    private bool _isParity;

    /// <summary>Prepares the arrays.</summary>
    /// <param name="sweep">The passes.</param>
    /// <param name="block">What they work on.</param>
    /// <param name="summed">Lanes of a single flow's state whose deviations are wanted; null for all.</param>
    public SensitivitySeries(BatchSweep sweep, BatchBlock block, IEnumerable<int>? summed)
    {
        _sweep = sweep;
        _summed = summed is null
            ? [.. Enumerable.Range(0, sweep.StateLength / Pair).Select(index => Pair * index)]
            : [.. summed.Select(sweep.StateOf).Distinct().Order()];
        _block = block;
        _zero = new double[sweep.StateLength];
        _even = new double[sweep.StateLength];
        _odd = new double[sweep.StateLength];
    }

    /// <summary>Terms of the last run.</summary>
    public int Terms { get; private set; }

    /// <summary>Per watt: the sum of the terms of even number, or of all terms when they are not told apart.</summary>
    public double[] Even => _even;

    /// <summary>The sum of the terms of odd number, or zero.</summary>
    public double[] Odd => _odd;

    /// <summary>Whether even and odd terms are told apart, so that the answer per var follows from them.</summary>
    public bool IsParity => _isParity;

    /// <summary>Takes the linearised legs, with their lanes turned into indices of eight states.</summary>
    public void SetLegs(ReadOnlySpan<LinearLeg> legs)
    {
        if (_legs.Length < legs.Length)
        {
            _legs = new LinearLeg[legs.Length];
        }

        _legCount = legs.Length;
        _isParity = true;
        for (int i = 0; i < legs.Length; i++)
        {
            LinearLeg leg = legs[i];
            _isParity &= leg.Alpha == Complex.Zero;
            _legs[i] = leg with { Plus = leg.Plus < 0 ? -1 : _sweep.StateOf(leg.Plus), Minus = leg.Minus < 0 ? -1 : _sweep.StateOf(leg.Minus) };
        }
    }

    /// <summary>Sums the series up.</summary>
    /// <param name="injections">Up to eight changes of current, by lane.</param>
    /// <param name="tolerance">Largest sum of terms to leave out, estimated from how fast they shrink, in V.</param>
    /// <returns>False when the terms do not shrink.</returns>
    public bool Run(ReadOnlySpan<InjectedCurrent> injections, double tolerance)
    {
        Array.Clear(_even);
        Array.Clear(_odd);
        Array.Clear(_block.Current);
        Add(injections);
        double before = double.PositiveInfinity;
        for (Terms = 1; Terms <= MaxTerms; Terms++)
        {
            _sweep.Accumulate(_block.Current);
            _sweep.UpdateVoltages(_block.Voltage, _block.Current, _zero);
            bool isOdd = _isParity && Terms % 2 == 0;
            double term = AddTerm(isOdd ? _odd : _even);
            double ratio = term / before;
            if ((ratio < 1 && term * ratio <= tolerance * (1 - ratio) && Terms > 1) || term == 0)
            {
                return true;
            }

            before = term;
            React(_block.Voltage);
        }

        return false;
    }

    /// <summary>Puts the currents that belong to voltage deviations into the block, the injections' own included.</summary>
    public void Respond(double[] voltage, ReadOnlySpan<InjectedCurrent> injections)
    {
        voltage.CopyTo(_block.Voltage.AsSpan());
        Array.Clear(_block.Current);
        React(_block.Voltage);
        Add(injections);
        _sweep.Accumulate(_block.Current);
    }

    /// <summary>Change of the power drawn by the legs that react to the voltage otherwise than constant powers, in W by lane.</summary>
    public void AddReaction(double[] voltage, ReadOnlySpan<Complex> legVoltage, ReadOnlySpan<Complex> legCurrent, Span<double> powerW)
    {
        for (int i = 0; i < _legCount; i++)
        {
            LinearLeg leg = _legs[i];
            for (int lane = 0; lane < Lanes && leg.Alpha != Complex.Zero; lane++)
            {
                Complex dv = At(voltage, leg.Plus, lane) - At(voltage, leg.Minus, lane);
                Complex di = leg.Alpha * dv + leg.Beta * Complex.Conjugate(dv);
                powerW[lane] += (dv * Complex.Conjugate(legCurrent[i]) + legVoltage[i] * Complex.Conjugate(di)).Real;
            }
        }
    }

    internal static Complex At(double[] state, int index, int lane) => index < 0 ? Complex.Zero : new Complex(state[index + lane], state[index + Lanes + lane]);

    private void Add(ReadOnlySpan<InjectedCurrent> injections)
    {
        for (int lane = 0; lane < injections.Length; lane++)
        {
            InjectedCurrent injection = injections[lane];
            int plus = _sweep.StateOf(injection.Plus) + lane;
            _block.Current[plus] += injection.PerUnit.Real;
            _block.Current[plus + Lanes] += injection.PerUnit.Imaginary;
            if (injection.Minus >= 0)
            {
                int minus = _sweep.StateOf(injection.Minus) + lane;
                _block.Current[minus] -= injection.PerUnit.Real;
                _block.Current[minus + Lanes] -= injection.PerUnit.Imaginary;
            }
        }
    }

    /// <returns>Largest magnitude of the term.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double AddTerm(double[] sum)
    {
        ref double x = ref MemoryMarshal.GetArrayDataReference(_block.Voltage);
        ref double to = ref MemoryMarshal.GetArrayDataReference(sum);
        Vector512<double> largest = Vector512<double>.Zero;
        foreach (int at in _summed)
        {
            Vector512<double> re = Load(ref x, at);
            Vector512<double> im = Load(ref x, at + Lanes);
            largest = Vector512.Max(largest, Vector512.FusedMultiplyAdd(re, re, im * im));
            (Load(ref to, at) + re).StoreUnsafe(ref Unsafe.Add(ref to, at));
            (Load(ref to, at + Lanes) + im).StoreUnsafe(ref Unsafe.Add(ref to, at + Lanes));
        }

        double most = 0;
        for (int lane = 0; lane < Lanes; lane++)
        {
            most = Math.Max(most, largest[lane]);
        }

        return Math.Sqrt(most);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void React(double[] voltage)
    {
        ref double x = ref MemoryMarshal.GetArrayDataReference(voltage);
        ref double j = ref MemoryMarshal.GetArrayDataReference(_block.Current);
        for (int i = 0; i < _legCount; i++)
        {
            ref readonly LinearLeg leg = ref _legs[i];
            Vector512<double> re = LoadOrZero(ref x, leg.Plus) - LoadOrZero(ref x, leg.Minus);
            Vector512<double> im = LoadOrZero(ref x, leg.Plus < 0 ? -1 : leg.Plus + Lanes) - LoadOrZero(ref x, leg.Minus < 0 ? -1 : leg.Minus + Lanes);
            var br = Vector512.Create(leg.Alpha.Real + leg.Beta.Real);
            var bi = Vector512.Create(leg.Alpha.Imaginary + leg.Beta.Imaginary);
            var cr = Vector512.Create(leg.Alpha.Real - leg.Beta.Real);
            var ci = Vector512.Create(leg.Beta.Imaginary - leg.Alpha.Imaginary);
            Vector512<double> currentRe = Vector512.FusedMultiplyAdd(br, re, ci * im);
            Vector512<double> currentIm = Vector512.FusedMultiplyAdd(bi, re, cr * im);
            AddTo(ref j, leg.Plus, (currentRe, currentIm));
            AddTo(ref j, leg.Minus, (-currentRe, -currentIm));
        }
    }

    private static void AddTo(ref double j, int at, (Vector512<double> Re, Vector512<double> Im) current)
    {
        if (at >= 0)
        {
            (Load(ref j, at) + current.Re).StoreUnsafe(ref Unsafe.Add(ref j, at));
            (Load(ref j, at + Lanes) + current.Im).StoreUnsafe(ref Unsafe.Add(ref j, at + Lanes));
        }
    }

    private static Vector512<double> LoadOrZero(ref double array, int at) => at < 0 ? Vector512<double>.Zero : Load(ref array, at);

    private static Vector512<double> Load(ref double array, int at) => Vector512.LoadUnsafe(ref Unsafe.Add(ref array, at));
}
