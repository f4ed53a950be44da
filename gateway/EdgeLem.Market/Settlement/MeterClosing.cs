using System.Collections.Immutable;

namespace EdgeLem.Market.Settlement;

/// <summary>One closed interval of one node.</summary>
/// <param name="Energy">What is settled, the corrections by late readings included.</param>
/// <param name="Late">The late readings in order of time.</param>
public sealed record MeterClosing(MeteredEnergy Energy, ImmutableArray<LateReading> Late);
