using System.Collections.Immutable;

namespace EdgeLem.Market.Optimisation;

/// <summary>The point of a polyhedron that is nearest to a given one, with the multipliers that prove it.</summary>
/// <param name="Point">The nearest point; where <paramref name="IsFeasible"/> is false, where the search stopped.</param>
/// <param name="Multipliers">[row]: lambda_k at least 0, zero on rows that are not tight; given = point + sum lambda_k a_k + nu e.</param>
/// <param name="EqualityMultiplier">nu, of either sign; 0 without an equality.</param>
/// <param name="IsFeasible">False when no point keeps all rows.</param>
public sealed record Projection(ImmutableArray<double> Point, ImmutableArray<double> Multipliers, double EqualityMultiplier, bool IsFeasible);
