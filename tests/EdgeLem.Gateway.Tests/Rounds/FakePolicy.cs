using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.GridPolicies.Limiting;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;

namespace EdgeLem.Gateway.Tests.Rounds;

/// <summary>A policy that lets every offer flow up to a fixed power, with made-up nodal prices and congestion charges: what a round does with them can be computed by hand.</summary>
/// <param name="offerW">What may flow of each offer, W.</param>
internal sealed class FakePolicy(long offerW) : IGridPolicy
{
    public string Name => "fake";

    /// <summary>Whether it says that the network's state could not be found.</summary>
    public bool Diverges { get; init; }

    /// <summary>The network's state before and after, as the model gave it.</summary>
    public List<NetworkState> States { get; } = [];

    public GridOutcome Apply(GridRound round)
    {
        var caps = new OrderCaps(round.Book);
        foreach (Order offer in round.Book.Offers)
        {
            caps.Allow(offer, offerW);
        }

        round.Network.BeginRound();
        ClearingResult open = round.Clearing.Clear(round.Book, round.Prices);
        ClearingResult clearing = caps.Clear(round.Clearing, round.Prices);
        NetworkState before = round.Network.Evaluate(FlowingPower.Of(open, round.Network, true).AsSpan());
        NetworkState after = round.Network.Evaluate(FlowingPower.Of(clearing, round.Network, true).AsSpan());
        States.AddRange([before, after]);
        return new GridOutcome
        {
            Policy = Name,
            Clearing = clearing,
            Before = before,
            After = after with { Converged = !Diverges },
            Refusals = [.. clearing.Offers.Where(fill => fill.RefusedW > 0).Select(fill => new Refusal(fill.Order.Key, fill.RefusedW, LimitKind.VoltageHigh, "bus end phase B"))],
            NodalPrices = [.. round.Network.Points.Select((_, point) => new NodalPrice(point, 150_000, 1_000.4 * point, 0, 0))],
            CongestionCharges = [.. clearing.Trades.Select((_, trade) => new CongestionCharge(trade, 4_000))],
        };
    }
}
