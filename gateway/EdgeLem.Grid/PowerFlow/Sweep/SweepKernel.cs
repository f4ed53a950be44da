using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EdgeLem.Grid;

/// <summary>
/// The reduced tree as numbers in the order of a sweep, and the two passes over it. A state is an array of eight doubles per place: four real parts (A, B, C, N), then four
/// imaginary parts, so that one vector holds a bus. Immutable. Its loops are compiled for good at once, as those of <see cref="BatchSweep"/>.
/// </summary>
/// <remarks>
/// <code>
/// backward  J(parent) += N J            forward  V = M V(parent) - Z J,  first place: V = E - Z J
/// symmetrical edge      Z J = zd J + zm (sum of J over the conductors),  M = N = I
/// full edge             Z J by columns,                                  M = N = I
/// general edge          all three by columns
/// </code>
/// </remarks>
internal sealed class SweepKernel
{
    /// <summary>Doubles of a place in a state.</summary>
    public const int Stride = 2 * Circuit.Width;

    private readonly int[] _parent;
    private readonly EdgeKind[] _kind;
    private readonly double[] _symmetrical;
    private readonly double[] _z;
    private readonly double[] _m;
    private readonly double[] _n;
    private readonly double[] _open;
    private readonly int[] _matrixAt;
    private readonly Vector256<double> _judged;

    public SweepKernel(ReducedTree tree)
    {
        Count = tree.Count;
        _parent = tree.Parent;
        _kind = new EdgeKind[Count];
        _matrixAt = new int[Count];
        _symmetrical = new double[4 * Count];
        _open = new double[Stride * Count];
        var columns = new MatrixColumns();
        for (int place = 0; place < Count; place++)
        {
            _kind[place] = Store(tree, place, columns);
            CopyOpenVoltage(tree, place);
        }

        (_z, _m, _n) = columns.ToArrays();
        IsSymmetrical = Array.TrueForAll(_kind, kind => kind == EdgeKind.Symmetrical);
        bool hasNeutral = tree.PositionAt.Any(position => tree.All.Circuit.NeutralSlotOf(tree.All.Circuit.Feeder.Tree.BusAt[position]) >= 0);
        _judged = Vector256.Create(1.0, 1.0, 1.0, hasNeutral ? 1.0 : 0.0);
    }

    internal enum EdgeKind : byte
    {
        Symmetrical,
        Full,
        General,
    }

    public int Count { get; }

    /// <summary>Whether every edge is symmetrical, so that only <see cref="Symmetrical"/> is needed.</summary>
    public bool IsSymmetrical { get; }

    /// <summary>Own part zd and common part zm by place: four doubles, real and imaginary, in ohm.</summary>
    public ReadOnlySpan<double> Symmetrical => _symmetrical;

    /// <summary>Voltages without load, in the form of a state, in V.</summary>
    public ReadOnlySpan<double> Open => _open;

    /// <summary>Form of each edge.</summary>
    public ReadOnlySpan<EdgeKind> Kinds => _kind;

    /// <summary>Where the matrices of an edge that is not symmetrical begin.</summary>
    public ReadOnlySpan<int> MatrixAt => _matrixAt;

    /// <summary>Impedances of edges that are not symmetrical, by columns.</summary>
    public double[] Z => _z;

    /// <summary>Voltage transfers of general edges, by columns.</summary>
    public double[] M => _m;

    /// <summary>Current transfers of general edges, by columns.</summary>
    public double[] N => _n;

    /// <summary>Parent by place; -1 below a source.</summary>
    public ReadOnlySpan<int> Parent => _parent;

    /// <summary>Index of the real part of a terminal's value in a state.</summary>
    public static int LaneOf(int place, int terminal) => Stride * place + terminal;

    /// <summary>Adds each place's current to its parent's, leaves first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Accumulate(double[] current)
    {
        if (IsSymmetrical)
        {
            AccumulateSymmetrical(current);
            return;
        }

        ref double j = ref MemoryMarshal.GetArrayDataReference(current);
        ref int parents = ref MemoryMarshal.GetArrayDataReference(_parent);
        for (int place = Count - 1; place > 0; place--)
        {
            int parent = Unsafe.Add(ref parents, place);
            if (parent < 0)
            {
                continue;
            }

            nuint from = (nuint)(Stride * place);
            nuint to = (nuint)(Stride * parent);
            Vector256<double> re = Vector256.LoadUnsafe(ref j, from);
            Vector256<double> im = Vector256.LoadUnsafe(ref j, from + 4);
            if (_kind[place] == EdgeKind.General)
            {
                (re, im) = Multiply(ref _n[_matrixAt[place]], ref Unsafe.Add(ref j, from));
            }

            (Vector256.LoadUnsafe(ref j, to) + re).StoreUnsafe(ref j, to);
            (Vector256.LoadUnsafe(ref j, to + 4) + im).StoreUnsafe(ref j, to + 4);
        }
    }

    /// <summary>Sets the voltages from the currents, sources first.</summary>
    /// <returns>Largest squared change of a voltage in V^2; NaN or infinite when anything overflowed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double UpdateVoltages(double[] voltage, double[] current)
    {
        if (IsSymmetrical)
        {
            return UpdateSymmetrical(voltage, current);
        }

        ref double v = ref MemoryMarshal.GetArrayDataReference(voltage);
        ref double j = ref MemoryMarshal.GetArrayDataReference(current);
        ref double z = ref MemoryMarshal.GetArrayDataReference(_symmetrical);
        ref int parents = ref MemoryMarshal.GetArrayDataReference(_parent);
        Vector256<double> largest = Vector256<double>.Zero;
        Vector256<double> sum = Vector256<double>.Zero;
        for (int place = 0; place < Count; place++)
        {
            int parent = Unsafe.Add(ref parents, place);
            nuint at = (nuint)(Stride * place);
            nuint above = (nuint)(Stride * parent);
            ref double source = ref parent < 0 ? ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_open), at) : ref Unsafe.Add(ref v, above);
            (Vector256<double> re, Vector256<double> im) = _kind[place] == EdgeKind.Symmetrical
                ? SymmetricalVoltage(ref source, ref Unsafe.Add(ref j, at), ref Unsafe.Add(ref z, 4 * place))
                : VoltageAt(place, ref source, ref Unsafe.Add(ref j, at));
            Vector256<double> stepRe = re - Vector256.LoadUnsafe(ref v, at);
            Vector256<double> stepIm = im - Vector256.LoadUnsafe(ref v, at + 4);
            Vector256<double> square = stepRe * stepRe + stepIm * stepIm;
            largest = Vector256.MaxNative(largest, square);
            sum += square;
            re.StoreUnsafe(ref v, at);
            im.StoreUnsafe(ref v, at + 4);
        }

        return LargestStep(largest, sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AccumulateSymmetrical(double[] current)
    {
        ref double j = ref MemoryMarshal.GetArrayDataReference(current);
        ref int parents = ref MemoryMarshal.GetArrayDataReference(_parent);
        for (int place = Count - 1; place > 0; place--)
        {
            int parent = Unsafe.Add(ref parents, place);
            if (parent >= 0)
            {
                ref double from = ref Unsafe.Add(ref j, Stride * place);
                ref double to = ref Unsafe.Add(ref j, Stride * parent);
                (Vector256.LoadUnsafe(ref to) + Vector256.LoadUnsafe(ref from)).StoreUnsafe(ref to);
                (Vector256.LoadUnsafe(ref to, 4) + Vector256.LoadUnsafe(ref from, 4)).StoreUnsafe(ref to, 4);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double UpdateSymmetrical(double[] voltage, double[] current)
    {
        ref double v = ref MemoryMarshal.GetArrayDataReference(voltage);
        ref double j = ref MemoryMarshal.GetArrayDataReference(current);
        ref double z = ref MemoryMarshal.GetArrayDataReference(_symmetrical);
        ref double open = ref MemoryMarshal.GetArrayDataReference(_open);
        ref int parents = ref MemoryMarshal.GetArrayDataReference(_parent);
        Vector256<double> largest = Vector256<double>.Zero;
        Vector256<double> sum = Vector256<double>.Zero;
        for (int place = 0; place < Count; place++)
        {
            int parent = Unsafe.Add(ref parents, place);
            ref double to = ref Unsafe.Add(ref v, Stride * place);
            ref double source = ref parent < 0 ? ref Unsafe.Add(ref open, Stride * place) : ref Unsafe.Add(ref v, Stride * parent);
            (Vector256<double> re, Vector256<double> im) =
                SymmetricalVoltage(ref source, ref Unsafe.Add(ref j, Stride * place), ref Unsafe.Add(ref z, 4 * place));
            Vector256<double> stepRe = re - Vector256.LoadUnsafe(ref to);
            Vector256<double> stepIm = im - Vector256.LoadUnsafe(ref to, 4);
            Vector256<double> square = Vector256.FusedMultiplyAdd(stepRe, stepRe, stepIm * stepIm);
            largest = Vector256.MaxNative(largest, square);
            sum += square;
            re.StoreUnsafe(ref to);
            im.StoreUnsafe(ref to, 4);
        }

        return LargestStep(largest, sum);
    }

    /// <summary>The largest of the terminals that count; of a step that overflowed whatever is not finite, which a maximum alone could lose.</summary>
    private double LargestStep(Vector256<double> largest, Vector256<double> sum)
    {
        double total = Vector256.Sum(sum * _judged);
        Vector256<double> judged = largest * _judged;
        double most = Math.Max(Math.Max(judged[0], judged[1]), Math.Max(judged[2], judged[3]));
        return double.IsFinite(total) ? most : total;
    }

    /// <summary>V - zd J - zm (sum of J). The drop is summed up first, for it does not have to wait for V.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector256<double> Re, Vector256<double> Im) SymmetricalVoltage(ref double source, ref double current, ref double z)
    {
        Vector256<double> jr = Vector256.LoadUnsafe(ref current);
        Vector256<double> ji = Vector256.LoadUnsafe(ref current, 4);
        (Vector256<double> dropRe, Vector256<double> dropIm) = SymmetricalDrop(jr, ji, (SumInAll(jr), SumInAll(ji)), ref z);
        return (Vector256.LoadUnsafe(ref source) - dropRe, Vector256.LoadUnsafe(ref source, 4) - dropIm);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector256<double> Re, Vector256<double> Im) SymmetricalDrop(
        Vector256<double> jr,
        Vector256<double> ji,
        (Vector256<double> Re, Vector256<double> Im) sum,
        ref double z)
    {
        var zdr = Vector256.Create(z);
        var zdi = Vector256.Create(Unsafe.Add(ref z, 1));
        var zmr = Vector256.Create(Unsafe.Add(ref z, 2));
        var zmi = Vector256.Create(Unsafe.Add(ref z, 3));
        Vector256<double> re = Vector256.FusedMultiplyAdd(zdr, jr, zmr * sum.Re) - Vector256.FusedMultiplyAdd(zdi, ji, zmi * sum.Im);
        Vector256<double> im = Vector256.FusedMultiplyAdd(zdr, ji, zmr * sum.Im) + Vector256.FusedMultiplyAdd(zdi, jr, zmi * sum.Re);
        return (re, im);
    }

    /// <summary>The sum of the four values, in each of the four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> SumInAll(Vector256<double> x)
    {
        Vector256<double> pairs = x + Vector256.Shuffle(x, Vector256.Create(1L, 0, 3, 2));
        return pairs + Vector256.Shuffle(pairs, Vector256.Create(2L, 3, 0, 1));
    }

    private (Vector256<double> Re, Vector256<double> Im) VoltageAt(int place, ref double source, ref double current)
    {
        Vector256<double> re = Vector256.LoadUnsafe(ref source);
        Vector256<double> im = Vector256.LoadUnsafe(ref source, 4);
        if (_kind[place] == EdgeKind.General && _parent[place] >= 0)
        {
            (re, im) = Multiply(ref _m[_matrixAt[place]], ref source);
        }

        (Vector256<double> dropRe, Vector256<double> dropIm) = Multiply(ref _z[_matrixAt[place]], ref current);
        return (re - dropRe, im - dropIm);
    }

    /// <summary>A 4 by 4 matrix, stored by columns, times the values of a bus.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector256<double> Re, Vector256<double> Im) Multiply(ref double matrix, ref double x)
    {
        Vector256<double> re = Vector256<double>.Zero;
        Vector256<double> im = Vector256<double>.Zero;
        for (int column = 0; column < Circuit.Width; column++)
        {
            var xr = Vector256.Create(Unsafe.Add(ref x, column));
            var xi = Vector256.Create(Unsafe.Add(ref x, column + 4));
            Vector256<double> mr = Vector256.LoadUnsafe(ref matrix, (nuint)(Stride * column));
            Vector256<double> mi = Vector256.LoadUnsafe(ref matrix, (nuint)(Stride * column + 4));
            re += mr * xr - mi * xi;
            im += mr * xi + mi * xr;
        }

        return (re, im);
    }

    private EdgeKind Store(ReducedTree tree, int place, MatrixColumns columns)
    {
        SweepEdge edge = tree.Edges[place];
        bool isFirst = tree.Parent[place] < 0;
        if ((isFirst || (edge.M is null && edge.N is null)) && TryGetSymmetrical(tree, place, out Complex own, out Complex common))
        {
            _symmetrical[4 * place] = own.Real;
            _symmetrical[4 * place + 1] = own.Imaginary;
            _symmetrical[4 * place + 2] = common.Real;
            _symmetrical[4 * place + 3] = common.Imaginary;
            return EdgeKind.Symmetrical;
        }

        _matrixAt[place] = columns.Add(edge);
        return edge.M is null && edge.N is null ? EdgeKind.Full : EdgeKind.General;
    }

    /// <summary>Only the terminals that the bus has count; the others carry no current.</summary>
    internal static bool TryGetSymmetrical(ReducedTree tree, int place, out Complex own, out Complex common) =>
        TryGetSymmetrical(tree.All.Circuit, tree.All.Circuit.Feeder.Tree.BusAt[tree.PositionAt[place]], tree.Edges[place].Z, out own, out common);

    internal static bool TryGetSymmetrical(Circuit circuit, int bus, Complex[,] z, out Complex own, out Complex common)
    {
        int[] terminals = [.. Enumerable.Range(0, Circuit.Width).Where(terminal => circuit.Exists(Circuit.Width * bus + terminal))];
        return new ConductorMatrix(terminals.Length, (row, column) => z[terminals[row], terminals[column]]).TryGetSymmetrical(out own, out common);
    }

    private void CopyOpenVoltage(ReducedTree tree, int place)
    {
        Complex[] open = tree.All.OpenVoltageV[tree.PositionAt[place]];
        for (int terminal = 0; terminal < Circuit.Width; terminal++)
        {
            _open[LaneOf(place, terminal)] = open[terminal].Real;
            _open[LaneOf(place, terminal) + 4] = open[terminal].Imaginary;
        }
    }
}
