namespace EdgeLem.Sim.Reporting;

/// <summary>One interval of a run. Energies are 0 or more, Wh over the interval.</summary>
public sealed record ReportInterval
{
    /// <summary>Start, UTC epoch seconds.</summary>
    public required long StartS { get; init; }

    /// <summary>Clearing price, micro-euro per kWh; null when nothing traded or each trade has its own price.</summary>
    public long? ClearingPriceMicroEurPerKwh { get; init; }

    /// <summary>What the grid supplier asks, micro-euro per kWh.</summary>
    public required long RetailPriceMicroEurPerKwh { get; init; }

    /// <summary>What the grid pays, micro-euro per kWh.</summary>
    public required long FeedInPriceMicroEurPerKwh { get; init; }

    /// <summary>Energy traded locally, Wh.</summary>
    public required double TradedWh { get; init; }

    /// <summary>Energy of all accepted bids, Wh.</summary>
    public required double BidsWh { get; init; }

    /// <summary>Energy of all accepted offers, Wh.</summary>
    public required double OffersWh { get; init; }

    /// <summary>Number of network limits broken in the interval.</summary>
    public required int ViolationCount { get; init; }

    /// <summary>Active power through the transformer over the interval, W, import from the grid positive; <see cref="ValueSpread.None"/> when unknown.</summary>
    public ValueSpread TransformerPowerW { get; init; } = ValueSpread.None;

    /// <summary>Energy lost in lines and transformer, Wh; NaN when unknown.</summary>
    public double LossesWh { get; init; } = double.NaN;

    /// <summary>Voltage over the homes of phase A, per unit, lowest, median, highest; <see cref="ValueSpread.None"/> when no home has the phase.</summary>
    public ValueSpread VoltageAPu { get; init; } = ValueSpread.None;

    /// <summary>As <see cref="VoltageAPu"/>, for phase B.</summary>
    public ValueSpread VoltageBPu { get; init; } = ValueSpread.None;

    /// <summary>As <see cref="VoltageAPu"/>, for phase C.</summary>
    public ValueSpread VoltageCPu { get; init; } = ValueSpread.None;
}
