using EdgeLem.Gateway.Rounds;
using Microsoft.Extensions.Logging;

namespace EdgeLem.Gateway.Hosting;

/// <summary>What a service is given besides its configuration.</summary>
public sealed record GatewaySurroundings
{
    /// <summary>The market clock and its timers.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Where it logs.</summary>
    public required ILoggerFactory Logging { get; init; }

    /// <summary>Who else wants to know what the market does; told after log and live page.</summary>
    public IReadOnlyList<IRoundObserver> Observers { get; init; } = [];
}
