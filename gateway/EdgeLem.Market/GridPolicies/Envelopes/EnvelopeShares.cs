using System.Collections.Immutable;
using EdgeLem.Market.Network;

namespace EdgeLem.Market.GridPolicies.Envelopes;

/// <summary>Which points get their limits from one level, with which weight, and what their connections can carry at most.</summary>
internal sealed class EnvelopeShares
{
    /// <summary>W per phase where no rating is known: 63 A at 230 V, the largest fuse of an ordinary house.</summary>
    public const long DefaultRatingWPerPhase = 14_490;

    private readonly ImmutableArray<int> _group;
    private readonly ImmutableArray<double> _weight;
    private readonly ImmutableArray<long> _ratingW;

    /// <summary>Divides points by a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="points">The points.</param>
    /// <param name="ratingW">Rating per point, W; empty when not known.</param>
    /// <exception cref="ArgumentException">There are ratings, but not one per point, or one is negative.</exception>
    public EnvelopeShares(EnvelopeRule rule, ImmutableArray<NetworkPoint> points, ImmutableArray<long> ratingW)
    {
        if (!ratingW.IsDefaultOrEmpty && (ratingW.Length != points.Length || ratingW.Any(rating => rating < 0)))
        {
            throw new ArgumentException($"{ratingW.Length} ratings for {points.Length} points. Give each point one of at least 0 W, or none at all.", nameof(ratingW));
        }

        _ratingW = ratingW.IsDefaultOrEmpty ? [.. points.Select(point => DefaultRatingWPerPhase * point.Phases.Length)] : ratingW;
        _weight = [.. points.Select((point, i) => rule != EnvelopeRule.Weighted ? 1 : ratingW.IsDefaultOrEmpty ? point.Phases.Length : (double)ratingW[i])];
        ImmutableArray<string> names = rule == EnvelopeRule.EqualPerPhase ? [.. points.Select(point => point.Phases).Distinct().Order(StringComparer.Ordinal)] : [""];
        _group = [.. points.Select(point => rule == EnvelopeRule.EqualPerPhase ? names.IndexOf(point.Phases) : 0)];
        LevelCount = 2 * names.Length;
        HighestLevel = Enumerable.Range(0, points.Length).Select(i => _weight[i] > 0 ? _ratingW[i] / _weight[i] : 0).DefaultIfEmpty(0).Max();
    }

    /// <summary>Number of points.</summary>
    public int PointCount => _group.Length;

    /// <summary>Number of levels: import and export for every group.</summary>
    public int LevelCount { get; }

    /// <summary>The level at which every point has its rating.</summary>
    public double HighestLevel { get; }

    /// <summary>The level that decides a point's limit.</summary>
    /// <param name="point">The point.</param>
    /// <param name="isExport">Which of its two limits.</param>
    public int LevelOf(int point, bool isExport) => (2 * _group[point]) + (isExport ? 1 : 0);

    /// <summary>A point's limit at a level: its weight's share, at most its rating.</summary>
    /// <param name="point">The point.</param>
    /// <param name="level">The level.</param>
    /// <returns>W, at least 0.</returns>
    public double LimitW(int point, double level) => Math.Min(level * _weight[point], _ratingW[point]);
}
