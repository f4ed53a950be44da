namespace EdgeLem.Grid;

/// <summary>What one sweep reads and writes besides the tree; belongs to one result and grows to what it has to hold.</summary>
internal sealed class SweepWorkspace
{
    public ReducedTree? Tree { get; private set; }

    /// <summary>Voltages of the kept buses in V, in the form of <see cref="SweepKernel"/>.</summary>
    public double[] Voltage { get; private set; } = [];

    /// <summary>Currents into and below the kept buses in A.</summary>
    public double[] Current { get; private set; } = [];

    /// <summary>Constant powers, one entry per slot in use.</summary>
    public PowerLeg[] Legs { get; private set; } = [];

    public int LegCount { get; private set; }

    /// <returns>Whether the voltages belong to this tree and may serve as a start.</returns>
    public bool Fit(ReducedTree tree)
    {
        if (ReferenceEquals(Tree, tree))
        {
            return true;
        }

        Tree = tree;
        Voltage = new double[SweepKernel.Stride * tree.Count];
        Current = new double[SweepKernel.Stride * tree.Count];
        return false;
    }

    /// <summary>Takes over the powers.</summary>
    /// <returns>False when one stands at a bus that the tree has folded away.</returns>
    public bool TryLoad(BusPowers powers, (double Low, double High) bandPu)
    {
        ReadOnlySpan<int> slots = powers.Slots;
        if (Legs.Length < slots.Length)
        {
            Legs = new PowerLeg[Math.Max(2 * Legs.Length, slots.Length)];
        }

        LegCount = slots.Length;
        ReadOnlySpan<LegPlace> places = Tree!.LegPlaces;
        for (int i = 0; i < slots.Length; i++)
        {
            int slot = slots[i];
            LegPlace place = places[slot];
            if (place.Phase < 0)
            {
                return false;
            }

            double low = bandPu.Low * bandPu.Low * place.BaseSquare;
            double high = bandPu.High * bandPu.High * place.BaseSquare;
            Legs[i] = new PowerLeg(place.Phase, place.Neutral, powers.P[slot], powers.Q[slot]) { LowSquare = low, HighSquare = high };
        }

        return true;
    }
}
