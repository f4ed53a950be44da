using System.Collections.Immutable;
using EdgeLem.Gateway.Intake;
using EdgeLem.Market;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Network;
using EdgeLem.Market.NetworkFees;
using EdgeLem.Market.Orders;
using EdgeLem.Market.Settlement.Charges;

namespace EdgeLem.Gateway.Rounds.Planning;

/// <summary>Clears a round on the market's terms, and checks what flows with a power flow of its own.</summary>
/// <param name="terms">The terms.</param>
/// <param name="checker">The check, independent of the policy's own network model.</param>
/// <param name="network">The network around the announced powers of a round; used only by designs that need it.</param>
/// <param name="register">The nodes, which are the network's points in the same order.</param>
internal sealed class RoundMarket(MarketTerms terms, NetworkChecker checker, Lazy<AnnouncedNetwork> network, NodeRegister register)
{
    /// <summary>Policy and droops mostly stand after two or three turns; after these what was found is taken, and the check has the last word.</summary>
    private const int MaximumReactiveTurns = 8;

    private readonly RoundEnvelopes _envelopes = new(terms, register);
    private readonly TariffMemory _published = new(terms.Design);
    private readonly ImmutableArray<long> _subscribedW = [.. register.Nodes.Select(node => node.SubscribedW)];

    /// <summary>Clears and checks.</summary>
    /// <param name="gate">The gate that closed.</param>
    /// <param name="submitted">The orders in force at closure.</param>
    public ClearedRound Clear(OpenGate gate, SubmittedOrders submitted)
    {
        var book = new OrderBook(submitted.All);
        if (!terms.NeedsNetwork)
        {
            ClearingResult clearing = terms.Design.Clearing.Clear(book, gate.Prices);
            return new ClearedRound(gate, submitted, clearing, checker.Check(submitted)) { Terms = terms, Charges = OutcomeCharges.OfTrades(clearing.Trades, gate.Interval) };
        }

        MarketCase marketCase = CaseOf(gate, book, network.Value.Of(submitted));
        MarketOutcome outcome = Settle(marketCase);
        _published.Learn(marketCase, outcome.Grid);
        ImmutableArray<NetworkPoint> points = marketCase.Network.Points;
        return new ClearedRound(gate, submitted, outcome.Grid.Clearing, checker.Check(submitted, RefusedPerNode(outcome.Grid.Clearing), network.Value.Reactive))
        {
            Terms = terms,
            Grid = outcome.Grid,
            Charges = OutcomeCharges.Of(outcome, marketCase, terms.Compensation),
            NodalPrices = outcome.Grid.NodalPrices.ToDictionary(price => points[price.Point].NodeId, StringComparer.Ordinal),
            Envelopes = _envelopes.Of(outcome.Grid, marketCase.Network, network.Value.NetW(outcome.Grid.After)),
        };
    }

    /// <summary>What is refused changes voltages, and these the reactive power of the droops, which the policy must reckon with: it decides again until they stand.</summary>
    private MarketOutcome Settle(MarketCase marketCase)
    {
        GridOutcome grid = terms.Design.Clear(marketCase);
        for (int turn = 0; turn < MaximumReactiveTurns && terms.DecidesOnOrders && network.Value.Adapt(grid.After); turn++)
        {
            grid = terms.Design.Clear(marketCase);
        }

        return terms.Design.Charge(marketCase, grid);
    }

    private MarketCase CaseOf(OpenGate gate, OrderBook book, INetworkModel model) => new()
    {
        Interval = gate.Interval,
        Book = book,
        Prices = gate.Prices,
        Network = model,
        Tariff = _published.Publish(new FeeTariff
        {
            Points = model.Points,
            Topology = terms.Design.Fee.NeedsTopology ? model.Topology : NetworkTopology.AtSupply(model.Points.Length),
            StartS = gate.Interval.StartS,
            RateMicroEurPerKwh = terms.FeeRateMicroEurPerKwh,
            CostMicroEur = terms.NetworkCostMicroEur,
            Subscription = new SubscriptionTerms { SubscribedW = _subscribedW },
        }),
        RefusalPriceMicroEurPerKwh = terms.RefusalPriceMicroEurPerKwh,
        LossPriceMicroEurPerKwh = terms.LossPriceMicroEurPerKwh,
    };

    /// <summary>What was refused per node, W, import positive.</summary>
    private static Dictionary<string, long> RefusedPerNode(ClearingResult clearing)
    {
        var refusedW = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (Fill fill in clearing.Bids.Concat(clearing.Offers).Where(fill => fill.RefusedW > 0))
        {
            long importW = fill.Order.Side == OrderSide.Bid ? fill.RefusedW : -fill.RefusedW;
            refusedW[fill.Order.NodeId] = refusedW.GetValueOrDefault(fill.Order.NodeId) + importW;
        }

        return refusedW;
    }
}
