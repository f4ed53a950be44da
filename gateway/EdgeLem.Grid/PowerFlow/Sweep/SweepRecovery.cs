using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EdgeLem.Grid;

/// <summary>
/// Gives every bus its voltage and every edge its current from the voltages and currents of the kept buses. Where only symmetrical lines were folded away, a bus lies between the
/// kept buses p above and c below: V = V(p) - zd J(c) - zm sum J(c), with the impedance from p to it, whatever is done with the other buses; the rest is walked. Immutable.
/// </summary>
internal sealed class SweepRecovery
{
    private readonly int[] _bus;
    private readonly int[] _above;
    private readonly int[] _below;
    private readonly int[] _current;
    private readonly double[] _impedance;
    private readonly WalkedBus[] _walked;
    private readonly double[] _matrices;
    private readonly double[] _transfer;
    private readonly double[] _currentTransfer;

    public SweepRecovery(ReducedTree tree)
    {
        var direct = new List<DirectBus>();
        var walked = new List<WalkedBus>();
        var columns = new MatrixColumns();
        new RecoveryPlan(tree, direct, walked, columns).Make();
        _bus = [.. direct.Select(bus => SweepKernel.Stride * bus.Bus)];
        _above = [.. direct.Select(bus => SweepKernel.Stride * bus.Above)];
        _below = [.. direct.Select(bus => SweepKernel.Stride * bus.Below)];
        _current = [.. direct.Select(bus => bus.HasCurrent ? SweepKernel.Stride * bus.Below : -1)];
        _impedance = [.. direct.SelectMany(bus => new[] { bus.Own.Real, bus.Own.Imaginary, bus.Common.Real, bus.Common.Imaginary })];
        _walked = [.. walked];
        (_matrices, _transfer, _currentTransfer) = columns.ToArrays();
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
        Vector256<double> sumRe = default;
        Vector256<double> sumIm = default;
        for (int i = 0; i < _bus.Length; i++)
        {
            int below = _below[i];
            if (below != last)
            {
                jr = Vector256.LoadUnsafe(ref j, (nuint)below);
                ji = Vector256.LoadUnsafe(ref j, (nuint)below + 4);
                sumRe = Vector256.Create(Vector256.Sum(jr));
                sumIm = Vector256.Create(Vector256.Sum(ji));
                last = below;
            }

            nuint to = (nuint)_bus[i];
            nuint from = (nuint)_above[i];
            ref double z = ref Unsafe.Add(ref impedance, 4 * i);
            var zdr = Vector256.Create(z);
            var zdi = Vector256.Create(Unsafe.Add(ref z, 1));
            var zmr = Vector256.Create(Unsafe.Add(ref z, 2));
            var zmi = Vector256.Create(Unsafe.Add(ref z, 3));
            Vector256<double> re = Vector256.LoadUnsafe(ref v, from) - (zdr * jr - zdi * ji) - (zmr * sumRe - zmi * sumIm);
            Vector256<double> im = Vector256.LoadUnsafe(ref v, from + 4) - (zdr * ji + zdi * jr) - (zmr * sumIm + zmi * sumRe);
            re.StoreUnsafe(ref allV, to);
            im.StoreUnsafe(ref allV, to + 4);
            bool hasCurrent = _current[i] >= 0;
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

    /// <summary>A bus whose voltage follows from the kept buses around it.</summary>
    /// <param name="Bus">Bus index.</param>
    /// <param name="Above">Place of the kept bus above, or itself.</param>
    /// <param name="Below">Place of the kept bus below, or itself, whose current flows between.</param>
    /// <param name="HasCurrent">Whether that current flows in the bus's own edge; false for a branch without loads.</param>
    internal readonly record struct DirectBus(int Bus, int Above, int Below, bool HasCurrent)
    {
        public Complex Own { get; init; }

        public Complex Common { get; init; }
    }

    /// <summary>A bus that is reached step by step.</summary>
    internal sealed record WalkedBus
    {
        public required int Bus { get; init; }

        /// <summary>Bus index of the parent; -1 for a source's bus.</summary>
        public required int Parent { get; init; }

        /// <summary>Bus index of the child that leads to loads; -1 when none does.</summary>
        public required int LiveChild { get; init; }

        /// <summary>Where the child's current transfer begins; -1 for the identity.</summary>
        public required int ChildMatrixAt { get; init; }

        public required int MatrixAt { get; init; }

        /// <summary>Open-circuit voltages of a source's bus; null below.</summary>
        public required double[]? Open { get; init; }
    }
}
