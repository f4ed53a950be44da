using System.Collections.Immutable;
using EdgeLem.Grid;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Network;
using EdgeLem.Market.NetworkFees;
using EdgeLem.Market.Orders;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway.MarketFiles;

/// <summary>What the command <c>clear</c> was asked for.</summary>
internal sealed record ClearRequest
{
    private const long MostOfOneDayW = 100_000_000_000;
    private const long OneDayS = 86_400;

    /// <summary>Order file.</summary>
    public required string OrdersPath { get; init; }

    /// <summary>Feeder file; null for a market without network.</summary>
    public string? FeederPath { get; init; }

    /// <summary>The market design.</summary>
    public DesignNames Design { get; init; } = DesignNames.Default;

    /// <summary>CSV file of powers that flow without being traded; null for none.</summary>
    public string? BaseLoadPath { get; init; }

    /// <summary>Start of the interval, UTC epoch seconds; null for the first grid point that is not before the last arrival.</summary>
    public long? IntervalStartS { get; init; }

    /// <summary>Length of the interval, s, 1 to 86,400.</summary>
    public int IntervalS { get; init; } = 900;

    /// <summary>Most intervals of a call: a day of quarter-hours.</summary>
    public const int MaximumIntervals = BlockOrder.MaximumIntervals;

    /// <summary>Number of consecutive intervals, 1 to <see cref="MaximumIntervals"/>.</summary>
    public int Intervals { get; init; } = 1;

    /// <summary>Block file; null for none.</summary>
    public string? BlocksPath { get; init; }

    /// <summary>Contract file; null for none.</summary>
    public string? ContractsPath { get; init; }

    /// <summary>Retail price, micro-euro per kWh; null without a retailer.</summary>
    public long? RetailPrice { get; init; }

    /// <summary>Feed-in price, micro-euro per kWh; null without a retailer.</summary>
    public long? FeedInPrice { get; init; }

    /// <summary>What refusing energy costs, micro-euro per kWh.</summary>
    public long RefusalPrice { get; init; } = 1_000_000;

    /// <summary>What lost energy costs, micro-euro per kWh.</summary>
    public long LossPrice { get; init; }

    /// <summary>Rate of the network fee, micro-euro per kWh.</summary>
    public long FeeRate { get; init; } = 20_000;

    /// <summary>What the network costs in the interval, micro-euro.</summary>
    public long FeeCost { get; init; }

    /// <summary>Limits of the network.</summary>
    public NetworkLimits Limits { get; init; } = new();

    /// <summary>Folder of the results.</summary>
    public required string Folder { get; init; }

    /// <summary>Whether the retailer serves what finds no local counterparty.</summary>
    public bool HasRetailer => RetailPrice is not null && FeedInPrice is not null;

    /// <summary>The retailer's prices; without a retailer the widest there are, which bound nothing.</summary>
    public RetailerPrices Prices => HasRetailer
        ? new RetailerPrices(RetailPrice!.Value, FeedInPrice!.Value)
        : new RetailerPrices(Order.MaximumPriceMicroEurPerKwh, -Order.MaximumPriceMicroEurPerKwh);

    /// <summary>The intervals, one after the other.</summary>
    /// <param name="lastArrivalS">Arrival of the last order, UTC epoch seconds.</param>
    public ImmutableArray<MarketInterval> IntervalsAfter(long lastArrivalS)
    {
        long startS = IntervalStartS ?? (lastArrivalS + IntervalS - 1) / IntervalS * IntervalS;
        return [.. Enumerable.Range(0, Intervals).Select(index => new MarketInterval(startS + ((long)index * IntervalS), IntervalS))];
    }

    /// <summary>What the orders of one side, or all contracts, may have together, W: keeps the energy and the money of the whole call inside 64 bits.</summary>
    public long MostW => MostOfOneDayW * OneDayS / Math.Max(OneDayS, (long)Intervals * IntervalS);

    /// <summary>What the owner of the network publishes for a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="feeder">Its feeder; null without one.</param>
    public FeeTariff TariffOn(INetworkModel network, FileFeeder? feeder) => new()
    {
        Points = network.Points, Topology = feeder?.TopologyOf(network) ?? network.Topology, RateMicroEurPerKwh = FeeRate, CostMicroEur = FeeCost,
    };

    /// <summary>Whether number and length of the intervals are within their ranges, so that there are intervals at all.</summary>
    public bool HasRightIntervals => Intervals is >= 1 and <= MaximumIntervals && IntervalS is >= 1 and <= (int)OneDayS;

    /// <summary>What cannot be asked for, one sentence each.</summary>
    public IEnumerable<string> Faults() => [.. OfFiles(), .. OfPrices(), .. OfRanges(), .. OfNetwork(), .. OfBlocks()];

    private IEnumerable<string> OfFiles()
    {
        if (Folder.Length == 0)
        {
            yield return "--out is empty. Name a folder.";
        }

        if (File.Exists(Folder))
        {
            yield return $"--out is '{Folder}', which is a file. Name a folder.";
        }

        if (FeederPath is null && BaseLoadPath is not null)
        {
            yield return "--base-load is about power in a network, and there is none. Give --feeder too.";
        }
    }

    private IEnumerable<string> OfPrices()
    {
        if (RetailPrice is null != FeedInPrice is null)
        {
            yield return "--retail-price and --feed-in-price belong together. Give both, or none for a market without retailer.";
        }

        if (FeedInPrice > RetailPrice)
        {
            yield return FormattableString.Invariant($"--feed-in-price is {FeedInPrice}, above --retail-price {RetailPrice}: power could be bought and sold back at a gain. Swap them.");
        }
    }

    private IEnumerable<string> OfRanges()
    {
        (string Option, long? Value, long Lowest, long Highest, string Unit)[] ranges =
        [
            ("--interval-seconds", IntervalS, 1, 86_400, "s"),
            ("--intervals", Intervals, 1, MaximumIntervals, "intervals"),
            ("--retail-price", RetailPrice, -Order.MaximumPriceMicroEurPerKwh, Order.MaximumPriceMicroEurPerKwh, "micro-euro per kWh"),
            ("--feed-in-price", FeedInPrice, -Order.MaximumPriceMicroEurPerKwh, Order.MaximumPriceMicroEurPerKwh, "micro-euro per kWh"),
            ("--refusal-price", RefusalPrice, 0, Order.MaximumPriceMicroEurPerKwh, "micro-euro per kWh"),
            ("--loss-price", LossPrice, 0, Order.MaximumPriceMicroEurPerKwh, "micro-euro per kWh"),
            ("--fee-rate", FeeRate, 0, Order.MaximumPriceMicroEurPerKwh, "micro-euro per kWh"),
            ("--fee-cost", FeeCost, 0, 1_000_000_000_000_000, "micro-euro"),
        ];
        return ranges.Where(range => range.Value < range.Lowest || range.Value > range.Highest)
            .Select(range => FormattableString.Invariant($"{range.Option} is {range.Value}, it must be {range.Lowest} to {range.Highest} {range.Unit}."));
    }

    private IEnumerable<string> OfNetwork() => Limits.Faults().Select(fault => $"limit {fault}");

    private IEnumerable<string> OfBlocks()
    {
        if (BlocksPath is not null && Design.Mechanism != DesignNames.Default.Mechanism && MarketClearings.TryGet(Design.Mechanism, out _))
        {
            yield return $"--blocks has a rule for the mechanism {DesignNames.Default.Mechanism} alone, and --mechanism is '{Design.Mechanism}'. Leave out one of them.";
        }
    }
}
