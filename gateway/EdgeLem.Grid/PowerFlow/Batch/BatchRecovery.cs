using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EdgeLem.Grid;

/// <summary>What <see cref="SweepRecovery"/> does, on eight scenarios at once. Immutable.</summary>
internal sealed class BatchRecovery
{
    private readonly RecoveryPlan _plan;
    private readonly int _stride;
    private readonly int _width;
    private readonly int[] _bus;
    private readonly int[] _above;
    private readonly int[] _below;
    private readonly double[] _impedance;
    private readonly DirectBus[] _asParents;
    private readonly WalkedBus[] _walked;

    public BatchRecovery(ReducedTree tree, int width)
    {
        _plan = tree.Plan;
        _width = width;
        _stride = 2 * BatchBlock.Lanes * width;
        _bus = [.. _plan.Direct.Select(bus => _stride * bus.Bus)];
        _above = [.. _plan.Direct.Select(bus => _stride * bus.Above)];
        _below = [.. _plan.Direct.Select(bus => _stride * bus.Below)];
        _impedance = [.. _plan.Direct.SelectMany(bus => new[] { bus.Own.Real, bus.Own.Imaginary, bus.Common.Real, bus.Common.Imaginary })];
        _walked = [.. _plan.Walked];
        _asParents = [.. _walked.Where(bus => bus.LiveChild >= 0).Select(bus => _plan.DirectOf(bus.LiveChild)).OfType<DirectBus>()];
    }

    /// <summary>Fills the voltages of all buses.</summary>
    /// <param name="block">Voltages and currents of the kept buses, and the room for the others.</param>
    /// <param name="isDeviation">The voltages are deviations, for which the sources hold still.</param>
    public void Recover(BatchBlock block, bool isDeviation)
    {
        ref double v = ref MemoryMarshal.GetArrayDataReference(block.Voltage);
        ref double j = ref MemoryMarshal.GetArrayDataReference(block.Current);
        ref double all = ref MemoryMarshal.GetArrayDataReference(block.BusVoltage);
        ref double z = ref MemoryMarshal.GetArrayDataReference(_impedance);
        for (int i = 0; i < _bus.Length; i++)
        {
            BatchMatrix.SubtractSymmetrical(
                ref Unsafe.Add(ref z, 4 * i), ref Unsafe.Add(ref v, _above[i]), ref Unsafe.Add(ref j, _below[i]), ref Unsafe.Add(ref all, _bus[i]), _width);
        }

        if (_walked.Length > 0)
        {
            RecoverWalked(block, isDeviation);
        }
    }

    private void RecoverWalked(BatchBlock block, bool isDeviation)
    {
        foreach (DirectBus bus in _asParents)
        {
            block.Current.AsSpan(_stride * bus.Below, _stride).CopyTo(block.WalkedCurrent.AsSpan(_stride * bus.Bus));
        }

        for (int i = _walked.Length - 1; i >= 0; i--)
        {
            RecoverCurrent(_walked[i], block.WalkedCurrent);
        }

        foreach (WalkedBus bus in _walked)
        {
            RecoverVoltage(bus, block, isDeviation);
        }
    }

    private void RecoverCurrent(WalkedBus bus, double[] current)
    {
        Span<double> to = current.AsSpan(_stride * bus.Bus, _stride);
        if (bus.LiveChild < 0)
        {
            to.Clear();
        }
        else if (bus.ChildMatrixAt < 0)
        {
            current.AsSpan(_stride * bus.LiveChild, _stride).CopyTo(to);
        }
        else
        {
            BatchMatrix.Product(ref _plan.N[bus.ChildMatrixAt], ref current[_stride * bus.LiveChild], ref to[0], _width);
        }
    }

    private void RecoverVoltage(WalkedBus bus, BatchBlock block, bool isDeviation)
    {
        ref double to = ref block.BusVoltage[_stride * bus.Bus];
        if (bus.Open is { } open)
        {
            for (int i = 0; i < 2 * _width; i++)
            {
                // Real and imaginary parts stand in turn here, one after the other there.
                double value = isDeviation ? 0 : open[i / 2 + (i % 2 == 0 ? 0 : Circuit.Width)];
                block.BusVoltage.AsSpan(_stride * bus.Bus + BatchBlock.Lanes * i, BatchBlock.Lanes).Fill(value);
            }
        }
        else
        {
            BatchMatrix.Product(ref _plan.M[bus.MatrixAt], ref block.BusVoltage[_stride * bus.Parent], ref to, _width);
        }

        BatchMatrix.SubtractProduct(ref _plan.Z[bus.MatrixAt], ref block.WalkedCurrent[_stride * bus.Bus], ref to, _width);
    }
}
