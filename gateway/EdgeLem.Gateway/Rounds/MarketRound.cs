using System.Collections.Immutable;
using EdgeLem.Gateway.Dispatching;
using EdgeLem.Gateway.Intake;
using EdgeLem.Market.Settlement;
using EdgeLem.Market.Settlement.Corrections;

namespace EdgeLem.Gateway.Rounds;

/// <summary>
/// The data path of one interval on one page: at gate closure the orders are frozen, cleared, checked against the network, recorded, published and
/// dispatched; after the interval the meters decide what is settled. Every step is a call; what a step does is in the folder of its name.
/// </summary>
internal sealed class MarketRound(RoundParts parts)
{
    /// <summary>Gate closure: order book, clearing under the grid policy, power-flow check, price, dispatch.</summary>
    /// <param name="gate">The gate that closes.</param>
    /// <param name="submitted">The orders in force at closure.</param>
    public ClearedRound Clear(OpenGate gate, SubmittedOrders submitted)
    {
        ClearedRound round = parts.Market.Clear(gate, submitted);
        parts.Journal.Append(round);
        parts.Publisher.Price(PriceReport.Of(round));
        if (round.IsStateKnown)
        {
            // Without a known network state there is no new dispatch: the nodes keep their last safe envelope and their droop.
            Dispatch(round);
        }

        parts.Observer.Cleared(round);
        return round;
    }

    /// <summary>After the interval: counters to metered energy, trades and deviations to money. Late counters correct the interval that they belong to.</summary>
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
        ImmutableArray<LateReading> late = [.. closings.SelectMany(closing => closing.Late)];
        ImmutableArray<Correction> corrections = parts.Corrections.Of(late);
        ImmutableArray<MeteredEnergy> meters = [.. closings.Select(closing => WithoutCorrected(closing, corrections))];
        SettlementResult settlement = IntervalSettlement.Settle(new SettlementInput
        {
            Interval = pending.Interval, Prices = pending.Prices, Trades = pending.Trades, Meters = meters, Imbalance = pending.Imbalance, Charges = pending.Charges,
        });

        var settled = new SettledRound(settlement, meters, OwnOf(pending.Interval, readings))
        {
            Late = [.. late.Select(reading => parts.Corrections.Hold(corrections, reading) ? reading with { EnergyJ = 0 } : reading)],
            Corrections = corrections,
        };
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

    /// <summary>What an interval is settled on, without what is booked as a correction of an earlier one.</summary>
    private MeteredEnergy WithoutCorrected(MeterClosing closing, ImmutableArray<Correction> corrections) => closing.Energy with
    {
        EnergyJ = closing.Energy.EnergyJ - closing.Late.Where(reading => parts.Corrections.Hold(corrections, reading)).Sum(reading => reading.EnergyJ),
    };

    private static Dictionary<string, MeterReading> OwnOf(MarketInterval interval, IReadOnlyDictionary<string, IReadOnlyList<MeterReading>> readings) => readings
        .SelectMany(node => node.Value.Where(reading => reading.TimeS == interval.EndS).Select(reading => (NodeId: node.Key, Reading: reading)))
        .ToDictionary(own => own.NodeId, own => own.Reading, StringComparer.Ordinal);
}
