using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EdgeLem.Grid;

/// <summary>Gives every bus its voltage and every edge its current from the voltages and currents of the kept buses, as a <see cref="RecoveryPlan"/> says. Immutable.</summary>
internal sealed class SweepRecovery
{
    private readonly int[] _bus;
    private readonly int[] _above;
    private readonly int[] _below;
    private readonly bool[] _hasCurrent;
    private readonly double[] _impedance;
    private readonly WalkedBus[] _walked;
    private readonly double[] _matrices;
    private readonly double[] _transfer;
    private readonly double[] _currentTransfer;

    public SweepRecovery(RecoveryPlan plan)
    {
        _bus = [.. plan.Direct.Select(bus => SweepKernel.Stride * bus.Bus)];
        _above = [.. plan.Direct.Select(bus => SweepKernel.Stride * bus.Above)];
        _below = [.. plan.Direct.Select(bus => SweepKernel.Stride * bus.Below)];
        _hasCurrent = [.. plan.Direct.Select(bus => bus.HasCurrent)];
        _impedance = [.. plan.Direct.SelectMany(bus => new[] { bus.Own.Real, bus.Own.Imaginary, bus.Common.Real, bus.Common.Imaginary })];
        _walked = [.. plan.Walked];
        (_matrices, _transfer, _currentTransfer) = (plan.Z, plan.M, plan.N);
    }

    /// <summary>Fills voltages and edge currents of all buses, eight doubles a bus, by bus index.</summary>
    public void Recover((double[] Voltage, double[] Current) kept, (double[] Voltage, double[] Current) all)
    {
        RecoverDirect(kept, all);
        for (int i = _walked.Length - 1; i >= 0; i--)
        {
            RecoverCurrent(_walked[i], all.Current);
        }

        foreach (WalkedBus bus in _walked)
        {
            RecoverVoltage(bus, all);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RecoverDirect((double[] Voltage, double[] Current) kept, (double[] Voltage, double[] Current) all)
    {
        ref double v = ref MemoryMarshal.GetArrayDataReference(kept.Voltage);
        ref double j = ref MemoryMarshal.GetArrayDataReference(kept.Current);
        ref double allV = ref MemoryMarshal.GetArrayDataReference(all.Voltage);
        ref double allJ = ref MemoryMarshal.GetArrayDataReference(all.Current);
        ref double impedance = ref MemoryMarshal.GetArrayDataReference(_impedance);
        int last = -1;
        Vector256<double> jr = default;
        Vector256<double> ji = default;
        (Vector256<double> Re, Vector256<double> Im) sum = default;
        for (int i = 0; i < _bus.Length; i++)
        {
            int below = _below[i];
            if (below != last)
            {
                jr = Vector256.LoadUnsafe(ref j, (nuint)below);
                ji = Vector256.LoadUnsafe(ref j, (nuint)below + 4);
                sum = (SweepKernel.SumInAll(jr), SweepKernel.SumInAll(ji));
                last = below;
            }

            nuint to = (nuint)_bus[i];
            nuint from = (nuint)_above[i];
            (Vector256<double> dropRe, Vector256<double> dropIm) = SweepKernel.SymmetricalDrop(jr, ji, sum, ref Unsafe.Add(ref impedance, 4 * i));
            (Vector256.LoadUnsafe(ref v, from) - dropRe).StoreUnsafe(ref allV, to);
            (Vector256.LoadUnsafe(ref v, from + 4) - dropIm).StoreUnsafe(ref allV, to + 4);
            bool hasCurrent = _hasCurrent[i];
            (hasCurrent ? jr : Vector256<double>.Zero).StoreUnsafe(ref allJ, to);
            (hasCurrent ? ji : Vector256<double>.Zero).StoreUnsafe(ref allJ, to + 4);
        }
    }

    private void RecoverCurrent(WalkedBus bus, double[] current)
    {
        ref double to = ref current[SweepKernel.Stride * bus.Bus];
        if (bus.LiveChild < 0)
        {
            Vector256<double>.Zero.StoreUnsafe(ref to);
            Vector256<double>.Zero.StoreUnsafe(ref to, 4);
            return;
        }

        ref double from = ref current[SweepKernel.Stride * bus.LiveChild];
        (Vector256<double> re, Vector256<double> im) = bus.ChildMatrixAt >= 0
            ? SweepKernel.Multiply(ref _currentTransfer[bus.ChildMatrixAt], ref from)
            : (Vector256.LoadUnsafe(ref from), Vector256.LoadUnsafe(ref from, 4));
        re.StoreUnsafe(ref to);
        im.StoreUnsafe(ref to, 4);
    }

    private void RecoverVoltage(WalkedBus bus, (double[] Voltage, double[] Current) all)
    {
        ref double to = ref all.Voltage[SweepKernel.Stride * bus.Bus];
        (Vector256<double> re, Vector256<double> im) = bus.Open is { } open
            ? (Vector256.Create(open), Vector256.Create(open, 4))
            : SweepKernel.Multiply(ref _transfer[bus.MatrixAt], ref all.Voltage[SweepKernel.Stride * bus.Parent]);
        (Vector256<double> dropRe, Vector256<double> dropIm) = SweepKernel.Multiply(ref _matrices[bus.MatrixAt], ref all.Current[SweepKernel.Stride * bus.Bus]);
        (re - dropRe).StoreUnsafe(ref to);
        (im - dropIm).StoreUnsafe(ref to, 4);
    }
}
