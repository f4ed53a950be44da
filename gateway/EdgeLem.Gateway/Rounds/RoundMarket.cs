using System.Collections.Immutable;
using EdgeLem.Gateway.Intake;
using EdgeLem.Market;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Network;
using EdgeLem.Market.NetworkFees;
using EdgeLem.Market.Orders;
using EdgeLem.Market.Settlement.Charges;

namespace EdgeLem.Gateway.Rounds;

/// <summary>Clears a round on the market's terms, and checks what flows with a power flow of its own.</summary>
/// <param name="terms">The terms.</param>
/// <param name="checker">The check, independent of the policy's own network model.</param>
/// <param name="network">The network around the announced powers of a round; used only by designs that need it.</param>
internal sealed class RoundMarket(MarketTerms terms, NetworkChecker checker, Func<SubmittedOrders, INetworkModel> network)
{
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

        MarketCase marketCase = CaseOf(gate, book, network(submitted));
        MarketOutcome outcome = terms.Design.Run(marketCase);
        ImmutableArray<NetworkPoint> points = marketCase.Network.Points;
        return new ClearedRound(gate, submitted, outcome.Grid.Clearing, checker.Check(submitted, RefusedPerNode(outcome.Grid.Clearing)))
        {
            Terms = terms,
            Grid = outcome.Grid,
            Charges = OutcomeCharges.Of(outcome, marketCase, terms.Compensation),
            NodalPrices = outcome.Grid.NodalPrices.ToDictionary(price => points[price.Point].NodeId, StringComparer.Ordinal),
            Envelopes = outcome.Grid.Envelopes.ToDictionary(envelope => points[envelope.Point].NodeId, StringComparer.Ordinal),
        };
    }

    private MarketCase CaseOf(OpenGate gate, OrderBook book, INetworkModel model) => new()
    {
        Interval = gate.Interval,
        Book = book,
        Prices = gate.Prices,
        Network = model,
        Tariff = new FeeTariff
        {
            Points = model.Points,
            Topology = terms.Design.Fee.NeedsTopology ? model.Topology : NetworkTopology.AtSupply(model.Points.Length),
            StartS = gate.Interval.StartS,
            RateMicroEurPerKwh = terms.FeeRateMicroEurPerKwh,
            CostMicroEur = terms.NetworkCostMicroEur,
        },
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
