using System.Collections.Immutable;
using System.Numerics;

namespace EdgeLem.Market.Network;

/// <summary>What flows in the branches of a state, per conductor; branches in the order of <see cref="NetworkTopology.Branches"/>.</summary>
/// <param name="CurrentA">[branch][conductor A, B, C, N]: complex current, A, away from the supply positive; 0 where a conductor is missing.</param>
/// <param name="PowerW">[branch][phase A, B, C]: active power at the near end, W, away from the supply positive.</param>
/// <param name="LossesW">[branch]: losses of all conductors, W.</param>
public sealed record BranchFlows(ImmutableArray<ImmutableArray<Complex>> CurrentA, ImmutableArray<ImmutableArray<double>> PowerW, ImmutableArray<double> LossesW);
