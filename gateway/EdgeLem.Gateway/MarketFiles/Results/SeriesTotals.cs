using System.Collections.Immutable;
using System.Text.Json.Serialization;
using EdgeLem.Market;
using EdgeLem.Market.Clearing.Blocks;

namespace EdgeLem.Gateway.MarketFiles.Results;

/// <summary>Figures of several intervals together: energies and amounts are sums, voltages and loadings the outermost.</summary>
internal sealed record SeriesTotals
{
    /// <summary>Energy traded locally, J, without contracts.</summary>
    public required long ClearedJ { get; init; }

    /// <summary>Number of trades, without contracts.</summary>
    public required int Trades { get; init; }

    /// <summary>Mean price of the trades by energy, micro-euro per kWh; null without trade.</summary>
    public required double? MeanPriceMicroEurPerKwh { get; init; }

    /// <summary>Gains from trade, micro-euro.</summary>
    public required long WelfareMicroEur { get; init; }

    /// <summary>The most that could be gained without network limits and if blocks were divisible, micro-euro.</summary>
    public required long OptimalWelfareMicroEur { get; init; }

    /// <summary>Energy that the retailer sells, J.</summary>
    public required long RetailerSaleJ { get; init; }

    /// <summary>Energy that the retailer buys, J.</summary>
    public required long RetailerPurchaseJ { get; init; }

    /// <summary>Energy of orders that the policy refused, J; rejected blocks are not in it.</summary>
    public required long RefusedJ { get; init; }

    /// <summary>Whether the final state of every interval is known and keeps every limit.</summary>
    public required bool Allowed { get; init; }

    /// <summary>Limits that the orders would have broken without the policy.</summary>
    public required int ViolationsBefore { get; init; }

    /// <summary>Limits that are broken by what was cleared.</summary>
    public required int ViolationsAfter { get; init; }

    /// <summary>Lowest phase voltage, pu; null without a feeder or solution.</summary>
    public required double? MinVoltagePu { get; init; }

    /// <summary>Highest phase voltage, pu.</summary>
    public required double? MaxVoltagePu { get; init; }

    /// <summary>Largest VUF, %.</summary>
    public required double? MaxVufPercent { get; init; }

    /// <summary>Highest loading of a conductor or transformer with a rating, %.</summary>
    public required double? MaxLoadingPercent { get; init; }

    /// <summary>Losses, J.</summary>
    public required long LossesJ { get; init; }

    /// <summary>Losses that no point bears, J.</summary>
    public required long UnallocatedLossesJ { get; init; }

    /// <summary>Fees that the points pay together, micro-euro.</summary>
    public required long FeesMicroEur { get; init; }

    /// <summary>What the fees were to recover, micro-euro.</summary>
    public required long FeeCostMicroEur { get; init; }

    /// <summary>Blocks of the file; not written without one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Blocks { get; init; }

    /// <summary>Blocks that were accepted; not written without a block file.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? AcceptedBlocks { get; init; }

    /// <summary>How often the block auction was held; not written without a block file.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Auctions { get; init; }

    /// <summary>Energy that contracts deliver, J; not written without a contract file.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? ContractJ { get; init; }

    /// <summary>What buyers pay for it, micro-euro; not written without a contract file.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? ContractMicroEur { get; init; }

    /// <summary>The figures of a call.</summary>
    /// <param name="cleared">The results.</param>
    /// <param name="summaries">The figures of each interval.</param>
    public static SeriesTotals Of(ClearedFile cleared, ImmutableArray<ClearSummary> summaries)
    {
        bool hasBlocks = cleared.Request.BlocksPath is not null;
        long lengthS = cleared.Request.IntervalS;
        return new SeriesTotals
        {
            ClearedJ = summaries.Sum(one => one.ClearedW * lengthS),
            Trades = summaries.Sum(one => one.Trades),
            MeanPriceMicroEurPerKwh = TradedPrice.MeanMicroEurPerKwh([.. cleared.Intervals.SelectMany(one => one.Grid.Clearing.Trades)]),
            WelfareMicroEur = summaries.Sum(one => one.WelfareMicroEur),
            OptimalWelfareMicroEur = summaries.Sum(one => one.OptimalWelfareMicroEur),
            RetailerSaleJ = summaries.Sum(one => one.RetailerSaleW * lengthS),
            RetailerPurchaseJ = summaries.Sum(one => one.RetailerPurchaseW * lengthS),
            RefusedJ = summaries.Sum(one => one.RefusedW * lengthS),
            Allowed = summaries.All(one => one.Allowed),
            ViolationsBefore = summaries.Sum(one => one.ViolationsBefore),
            ViolationsAfter = summaries.Sum(one => one.ViolationsAfter),
            MinVoltagePu = summaries.Min(one => one.MinVoltagePu),
            MaxVoltagePu = summaries.Max(one => one.MaxVoltagePu),
            MaxVufPercent = summaries.Max(one => one.MaxVufPercent),
            MaxLoadingPercent = summaries.Max(one => one.MaxLoadingPercent),
            LossesJ = summaries.Sum(one => one.LossesJ),
            UnallocatedLossesJ = summaries.Sum(one => one.UnallocatedLossesJ),
            FeesMicroEur = summaries.Sum(one => one.FeesMicroEur),
            FeeCostMicroEur = summaries.Sum(one => one.FeeCostMicroEur),
            Blocks = hasBlocks ? cleared.Verdicts.Length : null,
            AcceptedBlocks = hasBlocks ? cleared.Verdicts.Count(verdict => verdict is { Decision: BlockDecision.Accepted }) : null,
            Auctions = hasBlocks ? cleared.Auctions : null,
            ContractJ = cleared.HasContracts ? summaries.Sum(one => one.ContractW!.Value * lengthS) : null,
            ContractMicroEur = cleared.HasContracts ? summaries.Sum(one => one.ContractMicroEur!.Value) : null,
        };
    }
}
