using EdgeLem.Gateway.Intake;
using EdgeLem.Market.Clearing;

namespace EdgeLem.Gateway.Rounds;

/// <summary>A round after gate closure: what was submitted, how it cleared, and whether the network carries it.</summary>
/// <param name="Gate">The gate that closed.</param>
/// <param name="Orders">What the nodes submitted.</param>
/// <param name="Clearing">Trades and price.</param>
/// <param name="Check">The power-flow check of the announced powers.</param>
public sealed record ClearedRound(OpenGate Gate, SubmittedOrders Orders, ClearingResult Clearing, GridCheck Check);
