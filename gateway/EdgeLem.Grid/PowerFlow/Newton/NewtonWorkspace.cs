namespace EdgeLem.Grid;

/// <summary>What Newton's method reads and writes besides the network; belongs to one result.</summary>
internal sealed class NewtonWorkspace(NewtonNetwork network)
{
    public NewtonNetwork Network => network;

    public BlockFactors Factors { get; } = new(network.Nodal.Pattern, network.Scales);

    /// <summary>Newton step of the voltages, in the order of elimination.</summary>
    public double[] Step { get; } = new double[network.Nodal.Pattern.VectorAt[^1]];

    /// <summary>Step that the same factors give at the new voltages.</summary>
    public double[] NextStep { get; } = new double[network.Nodal.Pattern.VectorAt[^1]];

    /// <summary>Voltages tried, eight doubles a bus.</summary>
    public double[] Trial { get; } = new double[network.OpenVoltage.Length];

    /// <summary>Currents that do not balance, in A.</summary>
    public double[] Current { get; } = new double[network.OpenVoltage.Length];
}
