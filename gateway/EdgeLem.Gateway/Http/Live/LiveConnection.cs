namespace EdgeLem.Gateway.Http.Live;

/// <summary>Where one node is connected.</summary>
public sealed record LiveConnection
{
    /// <summary>The node's id, unique in its feeder.</summary>
    public required string NodeId { get; init; }

    /// <summary>The bus at which the node is connected.</summary>
    public required string BusId { get; init; }

    /// <summary>The connected phases in order, one to three of the letters A, B and C.</summary>
    public required string Phases { get; init; }
}
