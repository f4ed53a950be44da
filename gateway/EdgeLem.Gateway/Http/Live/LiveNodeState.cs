namespace EdgeLem.Gateway.Http.Live;

/// <summary>Whether the gateway hears a node.</summary>
public enum LiveNodeState
{
    /// <summary>Nothing was heard since the gateway started.</summary>
    Unknown = 0,

    /// <summary>The node is connected.</summary>
    Online = 1,

    /// <summary>The node was connected and its last will came.</summary>
    Lost = 2,
}
