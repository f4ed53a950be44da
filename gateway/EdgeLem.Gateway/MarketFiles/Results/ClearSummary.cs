using System.Text.Json.Serialization;
using EdgeLem.Gateway.MarketFiles.Contracts;
using EdgeLem.Gateway.MarketFiles.Intervals;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Market;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Network;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway.MarketFiles.Results;

/// <summary>The key figures of an interval, for a call about one of them written as <c>summary.json</c> with exactly these names in camel case (docs/clear.md).</summary>
internal sealed record ClearSummary
{
    /// <summary>Clearing mechanism.</summary>
    public required string Mechanism { get; init; }

    /// <summary>Grid policy.</summary>
    public required string Policy { get; init; }

    /// <summary>Network fee.</summary>
    public required string Fees { get; init; }

    /// <summary>Loss allocation.</summary>
    public required string Losses { get; init; }

    /// <summary>Start of the interval, UTC epoch seconds.</summary>
    public required long IntervalStart { get; init; }

    /// <summary>Length of the interval, s.</summary>
    public required int IntervalSeconds { get; init; }

    /// <summary>Number of orders.</summary>
    public required int Orders { get; init; }

    /// <summary>Power of all bids, W.</summary>
    public required long BidW { get; init; }

    /// <summary>Power of all offers, W.</summary>
    public required long OfferW { get; init; }

    /// <summary>Power traded locally, W.</summary>
    public required long ClearedW { get; init; }

    /// <summary>Number of trades.</summary>
    public required int Trades { get; init; }

    /// <summary>The local price, micro-euro per kWh; null without trade and for mechanisms with a price per trade.</summary>
    public required long? PriceMicroEurPerKwh { get; init; }

    /// <summary>Mean price of the trades by energy, micro-euro per kWh; null without trade.</summary>
    public required double? MeanPriceMicroEurPerKwh { get; init; }

    /// <summary>Why nothing was traded; <c>none</c> when something was.</summary>
    public required string NoTrade { get; init; }

    /// <summary>Gains from trade in the interval, micro-euro.</summary>
    public required long WelfareMicroEur { get; init; }

    /// <summary>Gains of a uniform price on the same orders without network limits: the most that can be reached, micro-euro.</summary>
    public required long OptimalWelfareMicroEur { get; init; }

    /// <summary>Power that the retailer sells, W; 0 without a retailer.</summary>
    public required long RetailerSaleW { get; init; }

    /// <summary>Power that the retailer buys, W; 0 without a retailer.</summary>
    public required long RetailerPurchaseW { get; init; }

    /// <summary>Power that the policy refused, W.</summary>
    public required long RefusedW { get; init; }

    /// <summary>Whether the final state is known and keeps every limit.</summary>
    public required bool Allowed { get; init; }

    /// <summary>Limits that the orders would have broken without the policy.</summary>
    public required int ViolationsBefore { get; init; }

    /// <summary>Limits that are broken by what was cleared.</summary>
    public required int ViolationsAfter { get; init; }

    /// <summary>Linearisations, or iterations of a policy of messages.</summary>
    public required int Iterations { get; init; }

    /// <summary>Messages exchanged; 0 for central policies.</summary>
    public required long Messages { get; init; }

    /// <summary>Lowest phase voltage of the final state, pu; null without a feeder or solution.</summary>
    public double? MinVoltagePu { get; init; }

    /// <summary>Highest phase voltage, pu.</summary>
    public double? MaxVoltagePu { get; init; }

    /// <summary>Largest VUF, %.</summary>
    public double? MaxVufPercent { get; init; }

    /// <summary>Highest loading of a conductor or transformer with a rating, %.</summary>
    public double? MaxLoadingPercent { get; init; }

    /// <summary>Power that the supply delivers, W; null without a feeder or solution.</summary>
    public double? SupplyW { get; init; }

    /// <summary>Losses of the interval, J.</summary>
    public required long LossesJ { get; init; }

    /// <summary>Losses that no point bears, J.</summary>
    public required long UnallocatedLossesJ { get; init; }

    /// <summary>Fees that the points pay together, micro-euro.</summary>
    public required long FeesMicroEur { get; init; }

    /// <summary>What the fees were to recover, micro-euro; 0 when nothing was stated.</summary>
    public required long FeeCostMicroEur { get; init; }

    /// <summary>Power that contracts deliver, W; not written without a contract file.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? ContractW { get; init; }

    /// <summary>What buyers pay for it, micro-euro; not written without a contract file.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? ContractMicroEur { get; init; }

    /// <summary>The figures of an interval.</summary>
    /// <param name="file">The results of the call.</param>
    /// <param name="cleared">The interval.</param>
    public static ClearSummary Of(ClearedFile file, ClearedInterval cleared)
    {
        GridOutcome grid = cleared.Grid;
        ClearingResult clearing = grid.Clearing;
        bool hasRetailer = cleared.Case.RetailerServesRest;
        NetworkFigures? figures = cleared.After is { Converged: true } ? grid.After.Figures : null;
        DesignNames design = file.Request.Design;
        return new ClearSummary
        {
            Mechanism = design.Mechanism,
            Policy = design.Policy,
            Fees = design.Fees,
            Losses = design.Losses,
            IntervalStart = cleared.Case.Interval.StartS,
            IntervalSeconds = cleared.Case.Interval.LengthS,
            Orders = cleared.Book.Orders.Count,
            BidW = clearing.BidW,
            OfferW = clearing.OfferW,
            ClearedW = clearing.VolumeW,
            Trades = clearing.Trades.Length,
            PriceMicroEurPerKwh = clearing.PriceMicroEurPerKwh,
            MeanPriceMicroEurPerKwh = TradedPrice.MeanMicroEurPerKwh(clearing.Trades),
            NoTrade = KebabCase.Of(clearing.NoTrade),
            WelfareMicroEur = GainsFromTrade.MicroEur(clearing, cleared.Case.Prices, cleared.Case.Interval),
            OptimalWelfareMicroEur = GainsFromTrade.OptimumMicroEur(cleared.Case),
            RetailerSaleW = hasRetailer ? clearing.Bids.Sum(fill => fill.UnfilledW) : 0,
            RetailerPurchaseW = hasRetailer ? clearing.Offers.Sum(fill => fill.UnfilledW) : 0,
            RefusedW = grid.RefusedW,
            Allowed = grid.After.IsAllowed,
            ViolationsBefore = grid.Before.Violations.Length,
            ViolationsAfter = grid.After.Violations.Length,
            Iterations = grid.Iterations,
            Messages = grid.Messages,
            MinVoltagePu = figures?.LowestVoltagePu,
            MaxVoltagePu = figures?.HighestVoltagePu,
            MaxVufPercent = figures?.UnbalanceFactorPercent,
            MaxLoadingPercent = figures?.LoadingPercent,
            SupplyW = figures is null ? null : grid.After.SupplyW,
            LossesJ = cleared.Outcome.Losses.TotalJ,
            UnallocatedLossesJ = cleared.Outcome.Losses.UnallocatedJ,
            FeesMicroEur = cleared.Outcome.Fees.RecoveredMicroEur,
            FeeCostMicroEur = cleared.Outcome.Fees.CostMicroEur,
            ContractW = file.HasContracts ? cleared.Contracts.Sum(standing => standing.DeliveredW) : null,
            ContractMicroEur = file.HasContracts ? cleared.Contracts.Sum(standing => AmountOf(standing, cleared.Case.Interval)) : null,
        };
    }

    private static long AmountOf(ContractStanding standing, MarketInterval interval) =>
        EnergyPrice.CostMicroEur(standing.DeliveredW * interval.LengthS, standing.Contract.Offer.Terms.PriceMicroEurPerKwh);
}
