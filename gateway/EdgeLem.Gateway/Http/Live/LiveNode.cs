namespace EdgeLem.Gateway.Http.Live;

/// <summary>What is known of one node now.</summary>
public sealed record LiveNode
{
    /// <summary>The node's id.</summary>
    public required string NodeId { get; init; }

    /// <summary>Whether the gateway hears the node.</summary>
    public LiveNodeState State { get; init; }

    /// <summary>Since when it is in <see cref="State"/>, UTC epoch seconds; 0 while unknown.</summary>
    public long StateSinceS { get; init; }

    /// <summary>Its last reading; null before the first.</summary>
    public LiveMeasurement? Measurement { get; init; }
}
