namespace EdgeLem.Gateway.Network.Branches;

/// <summary>What a section of a branch is; its index counts in the feeder's list of that kind.</summary>
internal enum BranchSectionKind
{
    /// <summary>A line.</summary>
    Line,

    /// <summary>A closed switch.</summary>
    Switch,

    /// <summary>A transformer; its from-bus is that of the high-voltage winding.</summary>
    Transformer,
}
