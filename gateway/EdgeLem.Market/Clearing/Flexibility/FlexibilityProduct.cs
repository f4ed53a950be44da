namespace EdgeLem.Market.Clearing.Flexibility;

/// <summary>What the network operator can buy besides energy.</summary>
public enum FlexibilityProduct
{
    /// <summary>To draw less from the network than was bought.</summary>
    LessImport = 0,

    /// <summary>To feed less into the network than was sold.</summary>
    LessExport = 1,
}
