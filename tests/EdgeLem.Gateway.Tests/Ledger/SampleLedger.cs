using EdgeLem.Gateway.Ledger;
using EdgeLem.Gateway.Ledger.Records;

namespace EdgeLem.Gateway.Tests.Ledger;

/// <summary>A small ledger with rows in every table: round 1 clearing, round 2 its settlement, round 3 a clearing without trades.</summary>
internal static class SampleLedger
{
    public const long StartS = 1_800_000_000;

    public static LedgerGenesis Genesis { get; } = new("demo", new Dictionary<string, string> { ["mechanism"] = "uniform-price", ["interval-s"] = "900" });

    public static ClearingRecord Cleared { get; } = new()
    {
        Interval = new IntervalRecord(StartS, 900, 300_000, 80_000),
        Outcome = "cleared",
        Mechanism = "uniform-price",
        Policy = "none",
        PriceMicroEurPerKwh = 150_000,
        VolumeW = 1_000,
        HasConverged = true,
        Orders =
        [
            Order("house-1", "bid", 1_200, 300_000) with { ClearedW = 1_000, UnfilledReason = "rationed-at-margin" },
            Order("house-2", "offer", 400, 90_000) with { ClearedW = 400 },
            Order("house-10", "offer", 600, 90_000) with { ClearedW = 600 },
        ],
        Trades = [Trade("house-1", "house-2", 400), Trade("house-1", "house-10", 600)],
        Violations =
        [
            new ViolationRecord { Kind = "over-voltage", Element = "bus 12", Phase = "B", Unit = "V", ValueMilli = 253_412, LimitMilli = 253_000 },
            new ViolationRecord { Kind = "transformer-load", Element = "t1", Unit = "percent", ValueMilli = 101_300, LimitMilli = 100_000 },
        ],
    };

    public static SettlementRecord Settled { get; } = new()
    {
        Interval = new IntervalRecord(StartS, 900, 300_000, 80_000),
        MeterReadings =
        [
            Reading("house-1", 5_300, 20) with { Quality = "metered", SettledJ = 1_080_000 },
            new MeterReadingRecord { NodeId = "house-2", IsAccepted = false, Quality = "estimated", Reason = "no-reading", SettledJ = -360_000 },
            Reading("house-10", 7, 8) with { Quality = "estimated", Reason = "first-reading", SettledJ = -540_000 },
        ],
        Lines =
        [
            Line("house-1", "trade", 900_000, 150_000, -37_500), Line("house-1", "deviation", 180_000, 300_000, -15_000),
            Line("house-2", "trade", -360_000, 150_000, 15_000),
            Line("house-10", "trade", -540_000, 150_000, 22_500), Line("retailer", "deviation", -180_000, 300_000, 15_000),
        ],
    };

    public static ClearingRecord NoTrade { get; } = new()
    {
        Interval = new IntervalRecord(StartS + 900, 900, 300_000, 80_000),
        Outcome = "no-offers",
        Mechanism = "uniform-price",
        Policy = "none",
        VolumeW = 0,
        Orders = [Order("house-1", "bid", 500, 300_000) with { UnfilledReason = "no-counter-orders" }],
    };

    /// <summary>Appends the three rounds.</summary>
    public static SqliteLedger Fill(SqliteLedger ledger)
    {
        ledger.AppendClearing(Cleared);
        ledger.AppendSettlement(Settled);
        ledger.AppendClearing(NoTrade);
        return ledger;
    }

    public static OrderRecord Order(string nodeId, string side, long quantityW, long price) => new()
    {
        NodeId = nodeId,
        OrderId = 0,
        Side = side,
        QuantityW = quantityW,
        PriceMicroEurPerKwh = price,
        ArrivalS = StartS - 60,
        ClearedW = 0,
    };

    private static MeterReadingRecord Reading(string nodeId, long importWh, long exportWh) => new()
    {
        NodeId = nodeId,
        ReadingTimeS = StartS + 900,
        ImportWh = importWh,
        ExportWh = exportWh,
        IsAccepted = true,
        Quality = "",
        SettledJ = 0,
    };

    private static TradeRecord Trade(string buyer, string seller, long quantityW) => new()
    {
        BuyerNodeId = buyer,
        BuyerOrderId = 0,
        SellerNodeId = seller,
        SellerOrderId = 0,
        QuantityW = quantityW,
        PriceMicroEurPerKwh = 150_000,
    };

    private static SettlementLineRecord Line(string account, string kind, long energyJ, long price, long amount) =>
        new() { Account = account, Kind = kind, EnergyJ = energyJ, PriceMicroEurPerKwh = price, AmountMicroEur = amount };
}
