using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.GridPolicies.Distributed;

/// <summary>
/// Distributed clearing of the network's limits by messages; <c>admm</c> in the configuration. The points know only their own orders, the operator only the
/// network; they come to the powers that a central optimum with all knowledge would choose: least refused power at the refusal price, least valuable first.
/// What is then allowed of every order is cleared by the round's mechanism.
/// </summary>
/// <remarks>Where the retailer does not serve the rest, the points want no more than the mechanism gave them without limits, and both ends of a refused trade
/// are refused. The outcome's iterations and messages are those of the exchange; its prices are the consensus prices.</remarks>
public sealed class AdmmPolicy : IGridPolicy
{
    /// <summary>Clearings at most; a second is needed only where a shortened book clears to other powers than allowed.</summary>
    private const int MaximumClearings = 4;

    private readonly AdmmOptions _options;
    private readonly Func<ExchangeRequest, IExchange> _open;

    /// <summary>Creates the policy.</summary>
    /// <param name="options">How to iterate; null for the defaults.</param>
    /// <param name="open">Opens the exchange of a round; null for the one in memory.</param>
    public AdmmPolicy(AdmmOptions? options = null, Func<ExchangeRequest, IExchange>? open = null)
    {
        _options = options ?? new AdmmOptions();
        _open = open ?? (request => new MemoryExchange(request));
    }

    /// <inheritdoc/>
    public string Name => "admm";

    /// <inheritdoc/>
    public GridOutcome Apply(GridRound round)
    {
        ArgumentNullException.ThrowIfNull(round);
        round.Network.BeginRound();
        ClearingResult first = round.Clearing.Clear(round.Book, round.Prices);
        NetworkState before = round.StateOf(first);
        var outcome = new GridOutcome { Policy = Name, Clearing = first, Before = before, After = before };
        for (int turn = 0; turn < MaximumClearings && (turn == 0 || !outcome.After.IsAllowed); turn++)
        {
            outcome = Refuse(round, first, outcome);
        }

        return outcome;
    }

    private GridOutcome Refuse(GridRound round, ClearingResult first, GridOutcome last)
    {
        ImmutableArray<PointOrders> wanted = PointOrders.Of(last.Clearing, round);
        IExchange exchange = _open(new ExchangeRequest(round.Network.Points, [.. wanted.Select(point => point.Orders)], round.RefusalPriceMicroEurPerKwh));
        var network = new NetworkOperator(new SupplyTerm(round.Prices, round.LossPriceMicroEurPerKwh, IsBalanced: !round.RetailerServesRest));
        var consensus = new Consensus(exchange, network, _options, round.RefusalPriceMicroEurPerKwh);
        var search = new DistributedSearch(round.Network, network, consensus, _options);
        search.Run();
        ClearingResult clearing = ServedOrders.Clear(round, first, [.. wanted.SelectMany((point, i) => point.Split(search.PowerW[i]))]);
        return last with
        {
            Clearing = clearing, After = round.StateOf(clearing), Refusals = Refusals(clearing, round.Network, search), NodalPrices = search.Prices(),
            Iterations = last.Iterations + consensus.Iterations, Messages = last.Messages + exchange.Messages,
        };
    }

    private static ImmutableArray<Refusal> Refusals(ClearingResult clearing, INetworkModel network, DistributedSearch search) =>
        [.. clearing.Bids.Concat(clearing.Offers).Where(fill => fill.RefusedW > 0).Select(fill =>
        {
            (LimitKind kind, string element) = search.ReasonAt(network.PointOf(fill.Order), fill.Order.Side == OrderSide.Bid ? 1 : -1);
            return new Refusal(fill.Order.Key, fill.RefusedW, kind, element);
        })];
}
