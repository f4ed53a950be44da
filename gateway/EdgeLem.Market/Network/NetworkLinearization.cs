using System.Collections.Immutable;

namespace EdgeLem.Market.Network;

/// <summary>The network around one state: its limits as linear rows, and its losses.</summary>
/// <param name="Limits">Every limit that is not kept, or close to it, or was so earlier in the same round.</param>
/// <param name="LossPerW">By how much the losses rise when the power of a point rises by 1 W, W/W; one element per point, may be negative.</param>
/// <param name="LossesW">Losses at the state, W.</param>
public sealed record NetworkLinearization(ImmutableArray<LinearLimit> Limits, ImmutableArray<double> LossPerW, double LossesW);
