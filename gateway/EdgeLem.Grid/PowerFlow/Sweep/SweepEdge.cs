using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>
/// The way from a bus's parent to the bus, with all that hangs below as constant admittance eliminated: V = M V(parent) - Z J and J(parent) += N J over the four
/// terminals, where J is what loads draw at and below the bus. A plain edge is a line or switch with nothing but loads below it: M = N = I, and J is its current.
/// </summary>
internal sealed class SweepEdge
{
    public required bool IsPlain { get; init; }

    /// <summary>Impedance in ohm, 4 by 4; rows and columns of terminals that the bus has not are zero.</summary>
    public required Complex[,] Z { get; init; }

    /// <summary>Voltage transfer, 4 by 4 (terminals of the bus by those of its parent); null for the identity.</summary>
    public Complex[,]? M { get; init; }

    /// <summary>Current transfer, 4 by 4 (terminals of the parent by those of the bus); null for the identity.</summary>
    public Complex[,]? N { get; init; }

    /// <summary>The line or switch that a plain edge is; -1 otherwise.</summary>
    public int Branch { get; init; } = -1;

    /// <summary>The edge that this one and the one below it make when no load is at the bus between them.</summary>
    public SweepEdge Then(SweepEdge below) => new()
    {
        IsPlain = IsPlain && below.IsPlain,
        M = Product(below.M, M),
        N = Product(N, below.N),
        Z = ComplexMatrix.Sum(below.Z, Transferred(below.M, Z, below.N)),
    };

    private static Complex[,]? Product(Complex[,]? first, Complex[,]? second) =>
        first is null ? second : second is null ? first : ComplexMatrix.Multiply(first, second);

    private static Complex[,] Transferred(Complex[,]? m, Complex[,] z, Complex[,]? n) => Product(Product(m, z), n)!;
}
