namespace EdgeLem.Grid;

/// <summary>What one sweep reads and writes besides the tree; belongs to one result and grows to what it has to hold.</summary>
internal sealed class SweepWorkspace
{
    public ReducedTree? Tree { get; private set; }

    /// <summary>Voltages of the kept buses in V, in the form of <see cref="SweepKernel"/>.</summary>
    public double[] Voltage { get; private set; } = [];

    /// <summary>Currents into and below the kept buses in A.</summary>
    public double[] Current { get; private set; } = [];

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
}
