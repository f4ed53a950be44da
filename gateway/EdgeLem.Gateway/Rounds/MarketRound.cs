using System.Collections.Immutable;
using EdgeLem.Gateway.Dispatching;
using EdgeLem.Gateway.Intake;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Orders;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway.Rounds;

/// <summary>
/// The data path of one interval on one page: at gate closure the orders are frozen, cleared, checked against the network, recorded, published and
/// dispatched; after the interval the meters decide what is settled. Every step is a call; what a step does is in the folder of its name.
/// </summary>
internal sealed class MarketRound(RoundParts parts)
{
    /// <summary>Gate closure: order book, clearing, power-flow check, price, dispatch.</summary>
    /// <param name="gate">The gate that closes.</param>
    /// <param name="submitted">The orders in force at closure.</param>
    public ClearedRound Clear(OpenGate gate, SubmittedOrders submitted)
    {
        OrderBook book = new OrderBook(submitted.All);
        ClearingResult clearing = parts.Clearing.Clear(book, gate.Prices);
        GridCheck check = parts.Checker.Check(submitted);

        var round = new ClearedRound(gate, submitted, clearing, check);
        parts.Journal.Append(round);
        parts.Publisher.Price(PriceReport.Of(round));
        if (check.Converged)
        {
            // Without a known network state there is no new dispatch: the nodes keep their last safe envelope and their droop.
            Dispatch(round);
        }

        parts.Observer.Cleared(round);
        return round;
    }

    /// <summary>After the interval: counters to metered energy, trades and deviations to money.</summary>
    /// <param name="pending">The interval and what was traded in it.</param>
    /// <param name="readings">By node, the counters at the interval's end, and at earlier ends when they came late; where the interval's are missing
    /// it is settled on the node's trades and made up for later.</param>
    public SettledRound Settle(PendingSettlement pending, IReadOnlyDictionary<string, IReadOnlyList<MeterReading>> readings)
    {
        IReadOnlyDictionary<string, long> traded = TradedEnergy.PerNode(pending.Trades, pending.Interval);
        ImmutableArray<MeterClosing> closings =
        [
            .. parts.Register.Nodes.Select(node => parts.Meters.Close(node.NodeId, pending.Interval, readings.GetValueOrDefault(node.NodeId, []), traded.GetValueOrDefault(node.NodeId))),
        ];
        SettlementResult settlement = IntervalSettlement.Settle(new SettlementInput
        {
            Interval = pending.Interval, Prices = pending.Prices, Trades = pending.Trades, Meters = [.. closings.Select(closing => closing.Energy)],
        });

        var settled = new SettledRound(settlement, [.. closings.Select(closing => closing.Energy)], OwnOf(pending.Interval, readings)) { Late = [.. closings.SelectMany(closing => closing.Late)] };
        parts.Journal.Append(settled, pending.Prices);
        parts.Observer.Settled(settled);
        return settled;
    }

    private void Dispatch(ClearedRound round)
    {
        Dictionary<string, long> cleared = round.Clearing.NodePositions().ToDictionary(node => node.NodeId, node => node.ClearedW, StringComparer.Ordinal);
        foreach (RegisteredNode node in parts.Register.Nodes)
        {
            parts.Publisher.Dispatch(node.NodeId, DispatchPlan.For(node, round, cleared.GetValueOrDefault(node.NodeId)));
        }
    }

    private static Dictionary<string, MeterReading> OwnOf(MarketInterval interval, IReadOnlyDictionary<string, IReadOnlyList<MeterReading>> readings) => readings
        .SelectMany(node => node.Value.Where(reading => reading.TimeS == interval.EndS).Select(reading => (NodeId: node.Key, Reading: reading)))
        .ToDictionary(own => own.NodeId, own => own.Reading, StringComparer.Ordinal);
}
