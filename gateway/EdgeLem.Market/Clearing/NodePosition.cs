namespace EdgeLem.Market.Clearing;

/// <summary>Net power of one node after clearing, load reference: bought (import) positive, sold (export) negative.</summary>
/// <param name="NodeId">The node.</param>
/// <param name="ClearedW">Net power traded locally, W.</param>
/// <param name="RetailerW">Net power of the node's orders left to the retailer, W.</param>
public readonly record struct NodePosition(string NodeId, long ClearedW, long RetailerW);
