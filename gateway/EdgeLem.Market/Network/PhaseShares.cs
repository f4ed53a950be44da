namespace EdgeLem.Market.Network;

/// <summary>How the power of a point divides over the phases: evenly over those that it has.</summary>
internal static class PhaseShares
{
    /// <summary>Phases of a network.</summary>
    public const int Phases = 3;

    /// <summary>Shares of A, B and C, which sum to 1.</summary>
    /// <param name="point">The point.</param>
    /// <exception cref="ArgumentException">The point has no phase.</exception>
    public static double[] Of(NetworkPoint point)
    {
        double[] shares = new double[Phases];
        foreach (char letter in point.Phases ?? "")
        {
            int phase = letter - 'A';
            shares[phase is >= 0 and < Phases ? phase : throw NoPhase(point)] = 1.0 / point.Phases!.Length;
        }

        return shares.Sum() > 0 ? shares : throw NoPhase(point);
    }

    /// <summary>Of every point.</summary>
    /// <param name="points">The points.</param>
    public static double[][] Of(IEnumerable<NetworkPoint> points) => [.. points.Select(Of)];

    private static ArgumentException NoPhase(NetworkPoint point) =>
        new($"Point '{point.NodeId}' has phases '{point.Phases}'; they must be letters of A, B and C, at least one.", nameof(point));
}
