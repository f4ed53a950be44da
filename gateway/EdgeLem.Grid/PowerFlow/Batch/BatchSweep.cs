using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EdgeLem.Grid;

/// <summary>
/// The two passes of <see cref="SweepKernel"/> on eight states at once, one to a lane. Such a state has, by place and terminal, eight real parts and eight imaginary parts. Immutable.
/// Its loops are compiled for good at once: a market round comes a few times an hour, too seldom for the run-time to find out, and vectors not yet optimised take many times as long.
/// </summary>
internal sealed class BatchSweep
{
    private const int Pair = 2 * BatchBlock.Lanes;

    private readonly SweepKernel _kernel;

    public BatchSweep(ReducedTree tree)
    {
        _kernel = tree.Kernel;
        Circuit circuit = tree.All.Circuit;
        bool hasNeutral = Enumerable.Range(0, circuit.Feeder.Buses.Count).Any(bus => circuit.NeutralSlotOf(bus) >= 0);
        Width = hasNeutral ? Circuit.Width : Circuit.Width - 1;
        StateLength = Width * Pair * tree.Count;
    }

    /// <summary>Terminals of a bus in a state: 3 where nothing has a neutral, else 4.</summary>
    public int Width { get; }

    /// <summary>Doubles of a state.</summary>
    public int StateLength { get; }

    /// <summary>Index in a state of what a single flow has at a lane.</summary>
    public int StateOf(int lane) => Pair * (Width * (lane / SweepKernel.Stride) + lane % SweepKernel.Stride);

    /// <summary>Adds each place's current to its parent's, leaves first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Accumulate(double[] current)
    {
        ref double j = ref MemoryMarshal.GetArrayDataReference(current);
        ReadOnlySpan<int> parents = _kernel.Parent;
        ReadOnlySpan<SweepKernel.EdgeKind> kinds = _kernel.Kinds;
        int stride = Width * Pair;
        for (int place = parents.Length - 1; place > 0; place--)
        {
            int parent = parents[place];
            if (parent < 0)
            {
                continue;
            }

            ref double from = ref Unsafe.Add(ref j, stride * place);
            ref double to = ref Unsafe.Add(ref j, stride * parent);
            if (kinds[place] == SweepKernel.EdgeKind.General)
            {
                BatchMatrix.AddProduct(ref _kernel.N[_kernel.MatrixAt[place]], ref from, ref to, Width);
                continue;
            }

            for (int at = 0; at < stride; at += BatchBlock.Lanes)
            {
                Store(Load(ref to, at) + Load(ref from, at), ref to, at);
            }
        }
    }

    /// <summary>Sets the voltages from the currents, sources first, and makes the currents zero for the next iteration, while they are at hand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void UpdateVoltages(double[] voltage, double[] current, double[] openVoltage)
    {
        ref double v = ref MemoryMarshal.GetArrayDataReference(voltage);
        ref double j = ref MemoryMarshal.GetArrayDataReference(current);
        ref double open = ref MemoryMarshal.GetArrayDataReference(openVoltage);
        ref double z = ref MemoryMarshal.GetReference(_kernel.Symmetrical);
        ReadOnlySpan<int> parents = _kernel.Parent;
        ReadOnlySpan<SweepKernel.EdgeKind> kinds = _kernel.Kinds;
        int stride = Width * Pair;
        for (int place = 0; place < parents.Length; place++)
        {
            int parent = parents[place];
            ref double to = ref Unsafe.Add(ref v, stride * place);
            ref double from = ref Unsafe.Add(ref j, stride * place);
            ref double source = ref parent < 0 ? ref Unsafe.Add(ref open, stride * place) : ref Unsafe.Add(ref v, stride * parent);
            if (kinds[place] == SweepKernel.EdgeKind.Symmetrical)
            {
                BatchMatrix.SubtractSymmetrical(ref Unsafe.Add(ref z, 4 * place), ref source, ref from, ref to, Width);
                BatchMatrix.Clear(ref from, Width);
                continue;
            }

            int matrix = _kernel.MatrixAt[place];
            if (kinds[place] == SweepKernel.EdgeKind.General && parent >= 0)
            {
                BatchMatrix.Product(ref _kernel.M[matrix], ref source, ref to, Width);
            }
            else
            {
                BatchMatrix.Copy(ref source, ref to, Width);
            }

            BatchMatrix.SubtractProduct(ref _kernel.Z[matrix], ref from, ref to, Width);
            BatchMatrix.Clear(ref from, Width);
        }
    }

    private static Vector512<double> Load(ref double array, int at) => Vector512.LoadUnsafe(ref Unsafe.Add(ref array, at));

    private static void Store(Vector512<double> value, ref double array, int at) => value.StoreUnsafe(ref Unsafe.Add(ref array, at));
}
