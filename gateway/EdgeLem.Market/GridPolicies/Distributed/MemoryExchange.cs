using System.Collections.Immutable;

namespace EdgeLem.Market.GridPolicies.Distributed;

/// <summary>The exchange without a network: one agent per point, called directly. Messages are counted as they would be sent.</summary>
public sealed class MemoryExchange : IExchange
{
    private readonly ImmutableArray<PointAgent> _agents;

    /// <summary>Creates an agent per point.</summary>
    /// <param name="request">The points and their orders.</param>
    public MemoryExchange(ExchangeRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        _agents = [.. request.OrdersOfPoint.Select(orders => new PointAgent(orders, request.RefusalPriceMicroEurPerKwh))];
    }

    /// <inheritdoc/>
    public long Messages { get; private set; }

    /// <inheritdoc/>
    public void Exchange(ReadOnlySpan<PointTarget> targets, Span<double> proposalsW)
    {
        for (int point = 0; point < _agents.Length; point++)
        {
            proposalsW[point] = _agents[point].Propose(targets[point]);
        }

        Messages += 2L * _agents.Length;
    }
}
