using EdgeLem.Gateway.Http.Live;
using EdgeLem.Gateway.Links;
using Microsoft.Extensions.Logging;

namespace EdgeLem.Gateway.Hosting;

/// <summary>What a gateway offers on the network.</summary>
public sealed record GatewayServerOptions
{
    /// <summary>Where the embedded broker listens; null without a broker.</summary>
    public ListenEndpoint? Mqtt { get; init; }

    /// <summary>Where the live page listens; null without a page.</summary>
    public ListenEndpoint? Http { get; init; }

    /// <summary>Who may publish and subscribe where.</summary>
    public required TopicAccess Access { get; init; }

    /// <summary>Where broker and web server log; null logs nothing.</summary>
    public ILoggerFactory? Logging { get; init; }

    /// <summary>What the page shows.</summary>
    public required LiveState Page { get; init; }
}
