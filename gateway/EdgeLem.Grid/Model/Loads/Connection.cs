namespace EdgeLem.Grid;

/// <summary>A customer's connection point: where a meter node sits.</summary>
public sealed record Connection
{
    /// <summary>The node's id, unique in the feeder: 1 to 32 of lower-case letters, digits and '-'.</summary>
    public required string Id { get; init; }

    /// <summary>The bus it hangs on; several connections may share one.</summary>
    public required string Bus { get; init; }

    /// <summary>The phases that the customer's installation uses, each against neutral.</summary>
    public required Phases Phases { get; init; }
}
