namespace EdgeLem.Gateway.Http.Live;

/// <summary>Totals of all settled intervals since the ledger began. What is null is not shown.</summary>
public sealed record LiveSettlement
{
    /// <summary>Number of settled intervals.</summary>
    public required int SettledIntervals { get; init; }

    /// <summary>End of the last settled interval, UTC epoch seconds.</summary>
    public required long SettledUntilS { get; init; }

    /// <summary>Sum over all accounts, micro-euro: zero, or the ledger is wrong and the page says so.</summary>
    public required long BalanceMicroEur { get; init; }

    /// <summary>Energy that was traded locally, Wh.</summary>
    public long? LocalEnergyWh { get; init; }

    /// <summary>Energy bought from the grid supplier, Wh.</summary>
    public long? GridImportWh { get; init; }

    /// <summary>Energy sold to the grid, Wh.</summary>
    public long? GridExportWh { get; init; }

    /// <summary>Paid between neighbours, micro-euro.</summary>
    public long? LocalTradeMicroEur { get; init; }

    /// <summary>Paid to the grid supplier, micro-euro.</summary>
    public long? GridImportMicroEur { get; init; }

    /// <summary>Received from the grid for exports, micro-euro.</summary>
    public long? GridExportMicroEur { get; init; }

    /// <summary>Paid for the network by all nodes, fees, losses and congestion less compensation, micro-euro; null while nothing was charged.</summary>
    public long? NetworkFeeMicroEur { get; init; }
}
