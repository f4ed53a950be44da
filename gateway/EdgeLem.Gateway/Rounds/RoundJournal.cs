using System.Collections.Immutable;
using EdgeLem.Gateway.Ledger;
using EdgeLem.Gateway.Ledger.Records;
using EdgeLem.Grid;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Orders;
using EdgeLem.Market.Settlement;
using EdgeLem.Market.Settlement.Corrections;

namespace EdgeLem.Gateway.Rounds;

/// <summary>Writes rounds into the ledger, and reads back from it what a restarted gateway must go on with.</summary>
/// <param name="ledger">The ledger.</param>
internal sealed class RoundJournal(SqliteLedger ledger)
{
    private const string Clearing = "clearing";
    private const string Settlement = "settlement";
    private const string Late = "late";
    private const string Corrected = "corrected";

    private static readonly string Estimated = KebabCase.Of(MeterQuality.Estimated);

    /// <summary>Records a cleared round.</summary>
    /// <param name="round">The round.</param>
    public void Append(ClearedRound round) => ledger.AppendClearing(new ClearingRecord
    {
        Interval = IntervalOf(round.Gate.Interval, round.Gate.Prices),
        Outcome = OutcomeOf(round),
        Mechanism = round.Clearing.Mechanism,
        Policy = round.Policy,
        PriceMicroEurPerKwh = round.Clearing.PriceMicroEurPerKwh,
        VolumeW = round.Clearing.VolumeW,
        HasConverged = round.IsStateKnown,
        Orders = [.. round.Clearing.Bids.Concat(round.Clearing.Offers).Select(OrderOf)],
        Trades = [.. round.Clearing.Trades.Select(TradeOf)],
        Violations = [.. round.Check.Violations.Select(ViolationOf)],
        Terms = round.Terms.Differences(),
        Refusals = [.. (round.Grid?.Refusals ?? []).Select(NetworkRecords.RefusalOf)],
        Charges = [.. round.Charges.Select(NetworkRecords.ChargeOf)],
        NodalPrices = [.. round.NodalPrices.Select(price => NetworkRecords.NodalPriceOf(price.Key, price.Value))],
    });

    /// <summary>Records a settled interval.</summary>
    /// <param name="round">The interval.</param>
    /// <param name="prices">The retailer's prices in it.</param>
    public void Append(SettledRound round, RetailerPrices prices)
    {
        ILookup<string, LateReading> late = round.Late.ToLookup(reading => reading.NodeId);
        var settlement = new SettlementRecord
        {
            Interval = IntervalOf(round.Settlement.Interval, prices),
            MeterReadings = [.. round.Meters.Select(meter => ReadingOf(meter, round.Readings, late[meter.NodeId])), .. round.Late.Select(ReadingOf)],
            Lines = [.. round.Settlement.Lines.Select(LineOf)],
        };
        ledger.AppendSettlement(settlement, [.. round.Corrections.Select(correction => CorrectionOf(correction, round.Late))]);
    }

    /// <summary>What an interval was settled from, and corrected to since; null when it is not settled.</summary>
    /// <param name="intervalStartS">Start of the interval, UTC epoch seconds.</param>
    public SettlementInput? ReadSettled(long intervalStartS)
    {
        IReadOnlyList<LedgerRound> rounds = ledger.ReadRoundsOf(intervalStartS);
        if (rounds.FirstOrDefault(round => round.Kind == Settlement) is not { } settlement)
        {
            return null;
        }

        PendingSettlement cleared = PendingOf(rounds.FirstOrDefault(round => round.Kind == Clearing) ?? settlement);
        IEnumerable<MeteredEnergy> energies = rounds.Where(round => round.Kind != Clearing)
            .SelectMany(round => ledger.ReadMeterReadings(round.RoundNumber))
            .GroupBy(row => row.NodeId, StringComparer.Ordinal)
            .Select(node => new MeteredEnergy(node.Key, node.Sum(row => row.SettledJ), MeterQuality.Metered, MeterRefusal.None));
        return new SettlementInput
        {
            Interval = cleared.Interval, Prices = cleared.Prices, Trades = cleared.Trades, Charges = cleared.Charges, Imbalance = cleared.Imbalance, Meters = [.. energies],
        };
    }

    /// <summary>Puts the counters of a fresh meter book to where the ledger's last settlements left them.</summary>
    /// <param name="meters">The book, with all nodes registered.</param>
    /// <param name="nodes">The nodes that take part.</param>
    /// <returns>End of the last settled interval, UTC epoch seconds; 0 in a new ledger.</returns>
    public long RestoreMeters(MeterBook meters, IEnumerable<RegisteredNode> nodes)
    {
        foreach (RegisteredNode node in nodes)
        {
            foreach (IGrouping<(long StartS, long LengthS), MeterReadingRecord> interval in
                ledger.ReadMeterHistory(node.NodeId).GroupBy(row => (row.IntervalStartS, row.IntervalS), row => row.Reading))
            {
                long estimateJ = interval.Where(row => row.Quality == Estimated).Sum(row => row.SettledJ);
                meters.Close(node.NodeId, new MarketInterval(interval.Key.StartS, (int)interval.Key.LengthS), [.. interval.Where(row => row.ReadingTimeS is not null).Select(ReadingOf)], estimateJ);
            }
        }

        return EndOfLastS(Settlement);
    }

    /// <summary>End of the last cleared interval, UTC epoch seconds; 0 in a new ledger.</summary>
    public long ClearedUntilS() => EndOfLastS(Clearing);

    /// <summary>Intervals that were cleared and not yet settled when the gateway stopped, in order of time.</summary>
    public IReadOnlyList<PendingSettlement> Unsettled()
    {
        IReadOnlyList<LedgerRound> rounds = ledger.ReadRounds();
        HashSet<long> settled = [.. rounds.Where(round => round.Kind == Settlement).Select(round => round.Interval.StartS)];
        return [.. rounds.Where(round => round.Kind == Clearing && !settled.Contains(round.Interval.StartS)).OrderBy(round => round.Interval.StartS).Select(PendingOf)];
    }

    private long EndOfLastS(string kind) => ledger.ReadRounds()
        .Where(round => round.Kind == kind)
        .Select(round => round.Interval.StartS + round.Interval.LengthS)
        .DefaultIfEmpty()
        .Max();

    private PendingSettlement PendingOf(LedgerRound round)
    {
        ImmutableArray<Trade> trades =
        [
            .. ledger.ReadTrades(round.RoundNumber).Select(trade => new Trade(
                new OrderKey(trade.BuyerNodeId, (int)trade.BuyerOrderId),
                new OrderKey(trade.SellerNodeId, (int)trade.SellerOrderId),
                trade.QuantityW,
                trade.PriceMicroEurPerKwh)),
        ];
        var prices = new RetailerPrices(round.Interval.RetailPriceMicroEurPerKwh, round.Interval.FeedInPriceMicroEurPerKwh);
        return new PendingSettlement(new MarketInterval(round.Interval.StartS, (int)round.Interval.LengthS), prices, trades)
        {
            Charges = [.. ledger.ReadCharges(round.RoundNumber).Select(NetworkRecords.ToCharge)],
            Imbalance = MarketTerms.ImbalanceOf(ledger.ReadTerms(round.RoundNumber)),
        };
    }

    private static string OutcomeOf(ClearedRound round)
    {
        string market = round.Clearing.NoTrade == NoTradeReason.None ? "cleared" : KebabCase.Of(round.Clearing.NoTrade);
        return round.IsStateKnown ? market : "power-flow-diverged";
    }

    private static IntervalRecord IntervalOf(MarketInterval interval, RetailerPrices prices) =>
        new(interval.StartS, interval.LengthS, prices.RetailPriceMicroEurPerKwh, prices.FeedInPriceMicroEurPerKwh);

    /// <summary>A correction with the readings that made it; each node's settled energy is what it changes by.</summary>
    private static SettlementRecord CorrectionOf(Correction correction, ImmutableArray<LateReading> late) => new()
    {
        Interval = IntervalOf(correction.Interval, correction.Prices),
        Outcome = Corrected,
        MeterReadings = [.. late.Where(reading => reading.Reading.TimeS == correction.Interval.EndS).Where(reading => correction.EnergyJ(reading.NodeId) != 0)
            .Select(reading => ReadingOf(reading) with { Quality = Corrected, Reason = null, SettledJ = correction.EnergyJ(reading.NodeId) })],
        Lines = [.. correction.Lines.Select(LineOf)],
    };

    private static OrderRecord OrderOf(Fill fill) => new()
    {
        NodeId = fill.Order.NodeId,
        OrderId = fill.Order.OrderId,
        Side = KebabCase.Of(fill.Order.Side),
        QuantityW = fill.Order.QuantityW,
        PriceMicroEurPerKwh = fill.Order.PriceMicroEurPerKwh,
        ArrivalS = fill.Order.ArrivalS,
        ClearedW = fill.ClearedW,
        UnfilledReason = fill.UnfilledW + fill.RefusedW == 0 ? null : KebabCase.Of(fill.Reason),
    };

    private static TradeRecord TradeOf(Trade trade) => new()
    {
        BuyerNodeId = trade.Buyer.NodeId,
        BuyerOrderId = trade.Buyer.OrderId,
        SellerNodeId = trade.Seller.NodeId,
        SellerOrderId = trade.Seller.OrderId,
        QuantityW = trade.QuantityW,
        PriceMicroEurPerKwh = trade.PriceMicroEurPerKwh,
    };

    private static ViolationRecord ViolationOf(Violation violation) => new()
    {
        Kind = KebabCase.Of(violation.Kind),
        Element = violation.ElementId,
        Phase = violation.Conductor?.ToString(),
        Unit = violation.Unit,
        ValueMilli = LedgerScale.ToMilli(violation.Value),
        LimitMilli = LedgerScale.ToMilli(violation.Limit),
    };

    /// <summary>The row of a node's interval; what late readings brought stands in their own rows.</summary>
    private static MeterReadingRecord ReadingOf(MeteredEnergy meter, IReadOnlyDictionary<string, MeterReading> readings, IEnumerable<LateReading> late)
    {
        MeterReading? reading = readings.TryGetValue(meter.NodeId, out MeterReading found) ? found : null;
        return new MeterReadingRecord
        {
            NodeId = meter.NodeId,
            ReadingTimeS = reading?.TimeS,
            ImportWh = reading?.ImportWh,
            ExportWh = reading?.ExportWh,
            IsAccepted = IsAccepted(meter.Refusal),
            Quality = KebabCase.Of(meter.Quality),
            Reason = ReasonOf(meter.Refusal),
            SettledJ = meter.EnergyJ - late.Sum(reading => reading.EnergyJ),
        };
    }

    private static MeterReadingRecord ReadingOf(LateReading late) => new()
    {
        NodeId = late.NodeId,
        ReadingTimeS = late.Reading.TimeS,
        ImportWh = late.Reading.ImportWh,
        ExportWh = late.Reading.ExportWh,
        IsAccepted = IsAccepted(late.Refusal),
        Quality = Late,
        Reason = ReasonOf(late.Refusal),
        SettledJ = late.EnergyJ,
    };

    private static MeterReading ReadingOf(MeterReadingRecord row) => new(row.ReadingTimeS!.Value, row.ImportWh!.Value, row.ExportWh!.Value);

    private static bool IsAccepted(MeterRefusal refusal) =>
        refusal is MeterRefusal.None or MeterRefusal.FirstReading or MeterRefusal.MeterExchanged or MeterRefusal.MeterReturned;

    private static string? ReasonOf(MeterRefusal refusal) => refusal == MeterRefusal.None ? null : KebabCase.Of(refusal);

    private static SettlementLineRecord LineOf(SettlementLine line) => new()
    {
        Account = line.Account,
        Kind = KebabCase.Of(line.Kind),
        EnergyJ = line.EnergyJ,
        PriceMicroEurPerKwh = line.PriceMicroEurPerKwh,
        AmountMicroEur = line.AmountMicroEur,
    };
}
