using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EdgeLem.Grid;

/// <summary>
/// Products of one edge's matrices with the values of a bus in eight scenarios. Matrices are stored by columns of eight doubles (<see cref="MatrixColumns"/>), values by terminal
/// as eight real parts and eight imaginary parts; <c>width</c> is the number of terminals, 3 or 4.
/// </summary>
internal static class BatchMatrix
{
    private const int Lanes = BatchBlock.Lanes;
    private const int Pair = 2 * BatchBlock.Lanes;

    /// <summary>to = source - zd x - zm (sum of x over the terminals).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SubtractSymmetrical(ref double z, ref double source, ref double x, ref double to, int width)
    {
        var zdr = Vector512.Create(z);
        var zdi = Vector512.Create(Unsafe.Add(ref z, 1));
        var zmr = Vector512.Create(Unsafe.Add(ref z, 2));
        var zmi = Vector512.Create(Unsafe.Add(ref z, 3));
        Vector512<double> sumRe = Load(ref x, 0) + Load(ref x, Pair) + Load(ref x, 2 * Pair);
        Vector512<double> sumIm = Load(ref x, Lanes) + Load(ref x, Pair + Lanes) + Load(ref x, 2 * Pair + Lanes);
        if (width == Circuit.Width)
        {
            sumRe += Load(ref x, 3 * Pair);
            sumIm += Load(ref x, 3 * Pair + Lanes);
        }

        Vector512<double> commonRe = Vector512.FusedMultiplyAdd(zmr, sumRe, -(zmi * sumIm));
        Vector512<double> commonIm = Vector512.FusedMultiplyAdd(zmr, sumIm, zmi * sumRe);
        for (int at = 0; at < width * Pair; at += Pair)
        {
            Vector512<double> re = Load(ref x, at);
            Vector512<double> im = Load(ref x, at + Lanes);
            Vector512<double> dropRe = Vector512.FusedMultiplyAdd(zdr, re, Vector512.FusedMultiplyAdd(-zdi, im, commonRe));
            Vector512<double> dropIm = Vector512.FusedMultiplyAdd(zdr, im, Vector512.FusedMultiplyAdd(zdi, re, commonIm));
            (Load(ref source, at) - dropRe).StoreUnsafe(ref Unsafe.Add(ref to, at));
            (Load(ref source, at + Lanes) - dropIm).StoreUnsafe(ref Unsafe.Add(ref to, at + Lanes));
        }
    }

    /// <summary>to = matrix x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Product(ref double matrix, ref double x, ref double to, int width)
    {
        for (int row = 0; row < width; row++)
        {
            (Vector512<double> re, Vector512<double> im) = Row(ref Unsafe.Add(ref matrix, row), ref x, width);
            re.StoreUnsafe(ref Unsafe.Add(ref to, Pair * row));
            im.StoreUnsafe(ref Unsafe.Add(ref to, Pair * row + Lanes));
        }
    }

    /// <summary>to += matrix x.</summary>
    public static void AddProduct(ref double matrix, ref double x, ref double to, int width) => Accumulate(ref matrix, ref x, ref to, (width, 1));

    /// <summary>to -= matrix x.</summary>
    public static void SubtractProduct(ref double matrix, ref double x, ref double to, int width) => Accumulate(ref matrix, ref x, ref to, (width, -1));

    /// <summary>to = x.</summary>
    public static void Copy(ref double x, ref double to, int width)
    {
        for (int at = 0; at < width * Pair; at += Lanes)
        {
            Load(ref x, at).StoreUnsafe(ref Unsafe.Add(ref to, at));
        }
    }

    /// <summary>to = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Clear(ref double to, int width)
    {
        for (int at = 0; at < width * Pair; at += Lanes)
        {
            Vector512<double>.Zero.StoreUnsafe(ref Unsafe.Add(ref to, at));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Accumulate(ref double matrix, ref double x, ref double to, (int Width, double Factor) form)
    {
        var factor = Vector512.Create(form.Factor);
        for (int row = 0; row < form.Width; row++)
        {
            (Vector512<double> re, Vector512<double> im) = Row(ref Unsafe.Add(ref matrix, row), ref x, form.Width);
            int at = Pair * row;
            Vector512.FusedMultiplyAdd(factor, re, Load(ref to, at)).StoreUnsafe(ref Unsafe.Add(ref to, at));
            Vector512.FusedMultiplyAdd(factor, im, Load(ref to, at + Lanes)).StoreUnsafe(ref Unsafe.Add(ref to, at + Lanes));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> Re, Vector512<double> Im) Row(ref double firstOfRow, ref double x, int width)
    {
        Vector512<double> re = Vector512<double>.Zero;
        Vector512<double> im = Vector512<double>.Zero;
        for (int column = 0; column < width; column++)
        {
            var mr = Vector512.Create(Unsafe.Add(ref firstOfRow, SweepKernel.Stride * column));
            var mi = Vector512.Create(Unsafe.Add(ref firstOfRow, SweepKernel.Stride * column + Circuit.Width));
            Vector512<double> xr = Load(ref x, Pair * column);
            Vector512<double> xi = Load(ref x, Pair * column + Lanes);
            re = Vector512.FusedMultiplyAdd(mr, xr, Vector512.FusedMultiplyAdd(-mi, xi, re));
            im = Vector512.FusedMultiplyAdd(mr, xi, Vector512.FusedMultiplyAdd(mi, xr, im));
        }

        return (re, im);
    }

    private static Vector512<double> Load(ref double array, int at) => Vector512.LoadUnsafe(ref Unsafe.Add(ref array, at));
}
