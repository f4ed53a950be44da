using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>Sums of power over the elements of a solved flow, in VA; consumption and losses positive.</summary>
internal static class FlowPowers
{
    public static Complex LineLosses(PowerFlowResult flow)
    {
        flow.ThrowUnlessConverged();
        Complex losses = Complex.Zero;
        CircuitBranch[] branches = flow.Circuit.Branches;
        for (int branch = 0; branch < branches.Length; branch++)
        {
            losses += branches[branch].Kind == BranchKind.Transformer ? Complex.Zero : Losses(flow, branch);
        }

        return losses;
    }

    public static Complex TransformerLosses(PowerFlowResult flow)
    {
        flow.ThrowUnlessConverged();
        Complex losses = Complex.Zero;
        foreach (int branch in flow.Circuit.BranchOfTransformer)
        {
            losses += Losses(flow, branch);
        }

        return losses;
    }

    public static Complex Shunts(PowerFlowResult flow, bool isEarthing)
    {
        flow.ThrowUnlessConverged();
        Complex sum = Complex.Zero;
        foreach (CircuitShunt shunt in flow.Circuit.Shunts)
        {
            for (int i = 0; i < shunt.Slots.Length && shunt.IsEarthing == isEarthing; i++)
            {
                sum += flow.VoltageAt(shunt.Slots[i]) * Complex.Conjugate(ShuntCurrent(flow, shunt, i));
            }
        }

        return sum;
    }

    public static Complex Sources(PowerFlowResult flow)
    {
        flow.ThrowUnlessConverged();
        Complex sum = Complex.Zero;
        for (int source = 0; source < flow.Circuit.Sources.Length; source++)
        {
            foreach (int slot in flow.Circuit.Sources[source].Slots)
            {
                sum += flow.VoltageAt(slot) * Complex.Conjugate(SourceCurrent(flow, source, slot));
            }
        }

        return sum;
    }

    public static Complex Supply(PowerFlowResult flow)
    {
        flow.ThrowUnlessConverged();
        Complex sum = Complex.Zero;
        bool isFed = false;
        foreach (int branch in flow.Circuit.BranchOfTransformer)
        {
            CircuitBranch transformer = flow.Circuit.Branches[branch];
            if (flow.Feeder.IsSourceBus(transformer.FromBus))
            {
                isFed = true;
                sum -= PowerInto(flow, branch, transformer.FromSlots.Length, transformer.ConductorCount);
            }
        }

        return isFed ? sum : Sources(flow);
    }

    /// <summary>What a source sends into its bus: all that leaves the bus otherwise. (Its own impedance may be too small to tell the current from its voltages.)</summary>
    public static Complex SourceCurrent(PowerFlowResult flow, int source, int slot)
    {
        int bus = flow.Circuit.Sources[source].Bus;
        Complex current = flow.SourceBusLoadA[Circuit.Width * source + slot % Circuit.Width];
        foreach (int branch in flow.Circuit.BranchesAt[bus])
        {
            CircuitBranch item = flow.Circuit.Branches[branch];
            for (int i = 0; i < item.ConductorCount; i++)
            {
                current += item.SlotAt(i) == slot ? flow.BranchCurrentA(branch, i) : Complex.Zero;
            }
        }

        foreach (CircuitShunt shunt in flow.Circuit.Shunts)
        {
            for (int i = 0; i < shunt.Slots.Length && shunt.Bus == bus; i++)
            {
                current += shunt.Slots[i] == slot ? ShuntCurrent(flow, shunt, i) : Complex.Zero;
            }
        }

        return current;
    }

    /// <summary>Of a line by its voltage drop, which loses fewer digits than the difference of two powers.</summary>
    private static Complex Losses(PowerFlowResult flow, int branch)
    {
        CircuitBranch item = flow.Circuit.Branches[branch];
        if (item.SeriesOhm is null || item.ShuntS is not null)
        {
            return PowerInto(flow, branch, 0, item.ConductorCount);
        }

        Complex losses = Complex.Zero;
        for (int i = 0; i < item.FromSlots.Length; i++)
        {
            Complex drop = flow.VoltageAt(item.FromSlots[i]) - flow.VoltageAt(item.ToSlots[i]);
            losses += drop * Complex.Conjugate(flow.BranchCurrentA(branch, i));
        }

        return losses;
    }

    private static Complex PowerInto(PowerFlowResult flow, int branch, int first, int end)
    {
        Complex power = Complex.Zero;
        for (int i = first; i < end; i++)
        {
            power += flow.VoltageAt(flow.Circuit.Branches[branch].SlotAt(i)) * Complex.Conjugate(flow.BranchCurrentA(branch, i));
        }

        return power;
    }

    private static Complex ShuntCurrent(PowerFlowResult flow, CircuitShunt shunt, int row)
    {
        Complex current = Complex.Zero;
        for (int i = 0; i < shunt.Slots.Length; i++)
        {
            current += shunt.Admittance[row, i] * flow.VoltageAt(shunt.Slots[i]);
        }

        return current;
    }
}
