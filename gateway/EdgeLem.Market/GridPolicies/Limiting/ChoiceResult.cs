using System.Collections.Immutable;
using EdgeLem.Market.Network;

namespace EdgeLem.Market.GridPolicies.Limiting;

/// <summary>What was chosen, and the AC state of it.</summary>
/// <param name="ValuesW">Whole watts per choice.</param>
/// <param name="State">The state.</param>
/// <param name="Solution">The linear solution that the values come from; null when there was nothing to solve.</param>
/// <param name="Rounds">Every turn.</param>
internal sealed record ChoiceResult(double[] ValuesW, NetworkState State, LimitedSolution? Solution, ImmutableArray<PolicyRound> Rounds);
