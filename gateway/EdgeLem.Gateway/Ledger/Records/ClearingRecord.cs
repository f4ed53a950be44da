namespace EdgeLem.Gateway.Ledger.Records;

/// <summary>What the ledger keeps of a market round from gate closure to dispatch. The lists may come in any sequence.</summary>
public sealed record ClearingRecord
{
    /// <summary>Interval and retailer's prices.</summary>
    public required IntervalRecord Interval { get; init; }

    /// <summary>How the round ended, for example <c>cleared</c>, <c>no-bids</c> or <c>power-flow-diverged</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Name of the market mechanism.</summary>
    public required string Mechanism { get; init; }

    /// <summary>Name of the grid policy.</summary>
    public required string Policy { get; init; }

    /// <summary>The local price, micro-euro per kWh; null when there was no trade.</summary>
    public long? PriceMicroEurPerKwh { get; init; }

    /// <summary>Power traded, W.</summary>
    public required long VolumeW { get; init; }

    /// <summary>Whether the power flow converged; null when none was run.</summary>
    public bool? HasConverged { get; init; }

    /// <summary>All orders accepted before gate closure.</summary>
    public IReadOnlyList<OrderRecord> Orders { get; init; } = [];

    /// <summary>All trades.</summary>
    public IReadOnlyList<TradeRecord> Trades { get; init; } = [];

    /// <summary>Limits that the result breaks.</summary>
    public IReadOnlyList<ViolationRecord> Violations { get; init; } = [];

    /// <summary>Names and values of the market's terms that are not the default, for example <c>fee</c>; empty for the default design.</summary>
    public IReadOnlyDictionary<string, string> Terms { get; init; } = new Dictionary<string, string>();

    /// <summary>Power that the grid policy refused.</summary>
    public IReadOnlyList<RefusalRecord> Refusals { get; init; } = [];

    /// <summary>What the network makes accounts pay, to be settled with the interval.</summary>
    public IReadOnlyList<ChargeRecord> Charges { get; init; } = [];

    /// <summary>Prices by node, for policies that have them.</summary>
    public IReadOnlyList<NodalPriceRecord> NodalPrices { get; init; } = [];
}
