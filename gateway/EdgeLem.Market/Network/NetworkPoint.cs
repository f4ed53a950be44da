namespace EdgeLem.Market.Network;

/// <summary>A place where orders flow into the network: one node, on the phases over which its power is shared evenly.</summary>
/// <param name="NodeId">The node.</param>
/// <param name="Phases">Its phases as a text of the letters A, B and C in that order, for example <c>B</c> or <c>ABC</c>.</param>
public readonly record struct NetworkPoint(string NodeId, string Phases);
