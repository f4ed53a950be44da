using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>A closed branch as a two-port over conductor slots: current into it = <see cref="Admittance"/> times voltages to earth.</summary>
internal sealed class CircuitBranch
{
    public required BranchKind Kind { get; init; }

    /// <summary>Index in the feeder's list of its kind.</summary>
    public required int Element { get; init; }

    public required int FromBus { get; init; }

    public required int ToBus { get; init; }

    /// <summary>Slots of the conductors at the from-end; -1 for earth.</summary>
    public required int[] FromSlots { get; init; }

    public required int[] ToSlots { get; init; }

    /// <summary>Nodal admittance in siemens over the from-conductors, then the to-conductors, earth included. Of a series branch it is made when first asked for: a sweep needs none.</summary>
    public Complex[,] Admittance
    {
        get => field ??= PiAdmittance(SeriesOhm!, ShuntS);
        init;
    }

    /// <summary>Series impedance in ohm of a line or switch; null for a transformer.</summary>
    public ConductorMatrix? SeriesOhm { get; init; }

    /// <summary>Shunt admittance of a line in siemens, half of it at each end; null when there is none.</summary>
    public ConductorMatrix? ShuntS { get; init; }

    /// <summary>A line or switch whose conductors have the same terminals at both ends, none of them earth.</summary>
    public required bool IsStraight { get; init; }

    /// <summary>Slot of a conductor, from-end first.</summary>
    public int SlotAt(int index) => index < FromSlots.Length ? FromSlots[index] : ToSlots[index - FromSlots.Length];

    /// <summary><see cref="Admittance"/> without the line's shunt.</summary>
    public Complex SeriesAdmittance(int row, int column)
    {
        int n = FromSlots.Length;
        bool isSameEnd = row < n == column < n;
        return ShuntS is not null && isSameEnd ? Admittance[row, column] - ShuntS[row % n, column % n] / 2 : Admittance[row, column];
    }

    public int ConductorCount => FromSlots.Length + ToSlots.Length;

    private static Complex[,] PiAdmittance(ConductorMatrix seriesOhm, ConductorMatrix? shuntS)
    {
        int n = seriesOhm.Order;
        Complex[,] series = ComplexMatrix.Inverse(ComplexMatrix.Of(seriesOhm));
        Complex[,] y = new Complex[2 * n, 2 * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                Complex own = series[i, j] + (shuntS is null ? Complex.Zero : shuntS[i, j] / 2);
                (y[i, j], y[n + i, n + j]) = (own, own);
                (y[i, n + j], y[n + i, j]) = (-series[i, j], -series[i, j]);
            }
        }

        return y;
    }
}
