namespace EdgeLem.Gateway.Http;

/// <summary>How the live page's event stream behaves.</summary>
public sealed record LivePageOptions
{
    /// <summary>Shortest time between two looks at the state by one stream, so its most events of one kind per second, whatever the market's speed. Default 200 ms; 1 ms or more.</summary>
    public TimeSpan EventInterval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Silence after which a stream sends a comment line, so that both ends notice a dead link. Default 15 s.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Time a client may take to accept what was sent before it is dropped. Default 10 s.</summary>
    public TimeSpan SlowClientLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Most streams at once; the next gets status 503. Default 16; 1 or more.</summary>
    public int MaxClients { get; init; } = 16;
}
