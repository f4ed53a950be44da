using EdgeLem.Node.Linux.Relays;
using Microsoft.Extensions.Logging;

namespace EdgeLem.Node.Linux.Hosting;

/// <summary>What a node stands in.</summary>
/// <param name="Logger">Receives events.</param>
/// <param name="Time">The machine's clock.</param>
/// <param name="Chance">Spreads the attempts of a fleet to connect.</param>
/// <param name="Alive">Called each time the node has gone round, for a watchdog.</param>
internal sealed record NodeSurroundings(ILogger Logger, TimeProvider Time, Random Chance, Action Alive)
{
    /// <summary>What people see; null where nobody looks.</summary>
    public FrontPanel? Panel { get; init; }

    /// <summary>The relays of a heat pump; null without one.</summary>
    public SgReadyRelays? HeatPump { get; init; }
}
