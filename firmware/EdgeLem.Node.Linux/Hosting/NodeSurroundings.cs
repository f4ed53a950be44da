using Microsoft.Extensions.Logging;

namespace EdgeLem.Node.Linux.Hosting;

/// <summary>What a node stands in.</summary>
/// <param name="Logger">Receives events.</param>
/// <param name="Time">The machine's clock.</param>
/// <param name="Chance">Spreads the attempts of a fleet to connect.</param>
/// <param name="Alive">Called each time the node has gone round, for a watchdog.</param>
internal sealed record NodeSurroundings(ILogger Logger, TimeProvider Time, Random Chance, Action Alive);
