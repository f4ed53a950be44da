namespace EdgeLem.Market.GridPolicies.Distributed;

/// <summary>How targets reach the points and proposals come back: the seam at which the distributed clearing can run in memory or over a network.</summary>
public interface IExchange
{
    /// <summary>Messages so far, in both directions; a target to one point is one message, its proposal another.</summary>
    public long Messages { get; }

    /// <summary>One iteration: sends every point its target and waits for the proposals.</summary>
    /// <param name="targets">One per point.</param>
    /// <param name="proposalsW">Receives one power per point, W, import positive. A point that does not answer in time keeps what was in its place: its last
    /// proposal, at first 0 W.</param>
    public void Exchange(ReadOnlySpan<PointTarget> targets, Span<double> proposalsW);
}
