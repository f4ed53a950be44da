using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>Currents of branches from voltages.</summary>
internal static class BranchCurrent
{
    /// <summary>Current into a branch in A; of a line by voltage differences first, which loses fewer digits than the nodal admittance.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="conductor">From-conductors first.</param>
    /// <param name="voltages">Voltages to earth.</param>
    public static Complex FromVoltages<T>(CircuitBranch branch, int conductor, T voltages)
        where T : struct, ISlotVoltages
    {
        Complex current = Complex.Zero;
        int n = branch.FromSlots.Length;
        if (branch.SeriesOhm is null)
        {
            for (int i = 0; i < branch.ConductorCount; i++)
            {
                current += branch.Admittance[conductor, i] * voltages.At(branch.SlotAt(i));
            }

            return current;
        }

        bool isFrom = conductor < n;
        int row = conductor % n;
        for (int i = 0; i < n; i++)
        {
            Complex near = voltages.At(isFrom ? branch.FromSlots[i] : branch.ToSlots[i]);
            Complex far = voltages.At(isFrom ? branch.ToSlots[i] : branch.FromSlots[i]);
            current -= branch.Admittance[row, n + i] * (near - far);
            current += branch.ShuntS is { } shunt ? shunt[row, i] / 2 * near : Complex.Zero;
        }

        return current;
    }
}
