namespace EdgeLem.Sim.Comparing;

/// <summary>Which market designs are compared.</summary>
internal enum DesignVariation
{
    /// <summary>One axis at a time, and every mechanism with every policy.</summary>
    Axes,

    /// <summary>The clearing mechanism alone.</summary>
    Mechanism,

    /// <summary>The grid policy alone.</summary>
    Policy,

    /// <summary>The network fee alone.</summary>
    Fees,

    /// <summary>The loss allocation alone.</summary>
    Losses,

    /// <summary>Every combination of all four axes.</summary>
    All,
}
