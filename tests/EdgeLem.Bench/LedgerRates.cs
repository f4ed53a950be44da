using EdgeLem.Bench.Measuring;
using EdgeLem.Gateway.Ledger;
using EdgeLem.Gateway.Ledger.Records;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Orders;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Bench;

/// <summary>How fast rounds of a village go into the ledger, and how fast it is verified.</summary>
internal sealed class LedgerRates
{
    private const int Nodes = 55;
    private const int Rounds = 50;
    private readonly ClearingResult _clearing = new UniformPriceClearing().Clear(new OrderBook(RandomMarket.Orders(Nodes, 1)), RandomMarket.Prices);
    private readonly SettlementInput _input;
    private readonly SettlementResult _settlement;
    private long _round;

    private LedgerRates()
    {
        _input = RandomMarket.Settlement(_clearing.Trades, Nodes, 1);
        _settlement = IntervalSettlement.Settle(_input);
    }

    private int RowsPerRound => _clearing.Bids.Length + _clearing.Offers.Length + _clearing.Trades.Length + _settlement.Lines.Length + _input.Meters.Length + 2;

    /// <summary>Measures a ledger in memory and one in a file.</summary>
    /// <param name="sampling">Repetitions.</param>
    public static BenchTable Measure(Sampling sampling)
    {
        var table = new BenchTable(
            $"Ledger: clearing and settlement of {Nodes} nodes per round; a file is flushed to the disk twice per round",
            "where", "what", "rows/round", "ms/round min", "ms/round median", "rows/s", "bytes/row");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("edgelem-bench");
        foreach ((string where, string path) in new[] { ("memory", ":memory:"), ("file", Path.Combine(folder.FullName, "ledger.db")) })
        {
            var rates = new LedgerRates();
            using SqliteLedger ledger = SqliteLedger.Open(path, new LedgerGenesis("bench", new Dictionary<string, string>()));
            rates.Add(table, (where, "append"), sampling.Of(Rounds, () => rates.Append(ledger)));
            long verified = ledger.RoundCount / 2;
            rates.Add(table, (where, "verify"), sampling.Of(verified, () => RefuseUnlessIntact(ledger)));
        }

        folder.Delete(recursive: true);
        return table;
    }

    private static void RefuseUnlessIntact(SqliteLedger ledger)
    {
        if (!ledger.Verify().IsIntact)
        {
            throw new InvalidOperationException("The ledger that was just written does not verify.");
        }
    }

    private void Add(BenchTable table, (string Where, string What) row, Samples samples) => table.Add(
        row.Where, row.What, RowsPerRound, samples.MinUs / 1000, samples.MedianUs / 1000, samples.PerSecond * RowsPerRound, samples.Bytes / RowsPerRound);

    private void Append(SqliteLedger ledger)
    {
        for (int i = 0; i < Rounds; i++)
        {
            MarketInterval interval = RandomMarket.Interval(_round++);
            var at = new IntervalRecord(interval.StartS, interval.LengthS, RandomMarket.Prices.RetailPriceMicroEurPerKwh, RandomMarket.Prices.FeedInPriceMicroEurPerKwh);
            ledger.AppendClearing(Clearing(at));
            ledger.AppendSettlement(Settlement(at));
        }
    }

    private ClearingRecord Clearing(IntervalRecord at) => new()
    {
        Interval = at,
        Outcome = "cleared",
        Mechanism = _clearing.Mechanism,
        Policy = "check-only",
        PriceMicroEurPerKwh = _clearing.PriceMicroEurPerKwh,
        VolumeW = _clearing.VolumeW,
        HasConverged = true,
        Orders = [.. _clearing.Bids.Concat(_clearing.Offers).Select(OrderOf)],
        Trades = [.. _clearing.Trades.Select(TradeOf)],
    };

    private SettlementRecord Settlement(IntervalRecord at) => new()
    {
        Interval = at,
        MeterReadings = [.. _input.Meters.Select(meter => ReadingOf(meter, at))],
        Lines = [.. _settlement.Lines.Select(LineOf)],
    };

    private static OrderRecord OrderOf(Fill fill) => new()
    {
        NodeId = fill.Order.NodeId,
        OrderId = fill.Order.OrderId,
        Side = fill.Order.Side == OrderSide.Bid ? "bid" : "offer",
        QuantityW = fill.Order.QuantityW,
        PriceMicroEurPerKwh = fill.Order.PriceMicroEurPerKwh,
        ArrivalS = fill.Order.ArrivalS,
        ClearedW = fill.ClearedW,
        UnfilledReason = fill.UnfilledW == 0 ? null : "outbid",
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

    private static MeterReadingRecord ReadingOf(MeteredEnergy meter, IntervalRecord at) => new()
    {
        NodeId = meter.NodeId,
        ReadingTimeS = at.StartS + at.LengthS,
        ImportWh = 1_000_000,
        ExportWh = 0,
        IsAccepted = true,
        Quality = "metered",
        SettledJ = meter.EnergyJ,
    };

    private static SettlementLineRecord LineOf(SettlementLine line) => new()
    {
        Account = line.Account,
        Kind = line.Kind switch
        {
            SettlementKind.Trade => "trade",
            SettlementKind.Deviation => "deviation",
            _ => "rounding",
        },
        EnergyJ = line.EnergyJ,
        PriceMicroEurPerKwh = line.PriceMicroEurPerKwh,
        AmountMicroEur = line.AmountMicroEur,
    };
}
