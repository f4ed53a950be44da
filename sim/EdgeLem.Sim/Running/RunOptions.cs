using EdgeLem.Gateway.Hosting;

namespace EdgeLem.Sim.Running;

/// <summary>How a run is to be done, as the command line gave it and already checked.</summary>
public sealed record RunOptions
{
    /// <summary>Name of the scenario, <c>village</c> or <c>eulv</c>.</summary>
    public required string Scenario { get; init; }

    /// <summary>A feeder file in place of the scenario's own: EdgeLem JSON or OpenDSS; null for the scenario's own.</summary>
    public string? FeederPath { get; init; }

    /// <summary>Market intervals to run; 1 to 35,040 (a year of quarter-hours). Default 96.</summary>
    public int IntervalCount { get; init; } = 96;

    /// <summary>Length of a market interval in s; 5 to 86,400, a divisor of a day. Default 900.</summary>
    public int IntervalS { get; init; } = 900;

    /// <summary>Start of the first interval, UTC; moved back to the interval grid. Default 2026-06-18 00:00, or 09:00 for a run shorter than half a day.</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 6, 18, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Virtual seconds per wall-clock second; null for as fast as the messages are handled (<c>--speed max</c>).</summary>
    public double? Speed { get; init; }

    /// <summary>Folder of the result files. Default <c>out/SCENARIO</c>.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>Where the live page listens; null for no page.</summary>
    public ListenEndpoint? Http { get; init; }

    /// <summary>Where the broker listens; null without a broker (<c>--link memory</c>).</summary>
    public ListenEndpoint? Mqtt { get; init; }

    /// <summary>Seed of everything that is drawn. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Devices that misbehave; none by default.</summary>
    public IReadOnlyList<PlannedFault> Faults { get; init; } = [];

    /// <summary>Share of the homes that have PV, 0 to 1. Default 0.5.</summary>
    public double PvShare { get; init; } = 0.5;

    /// <summary>Name of the clearing mechanism. Default <c>uniform-price</c>.</summary>
    public string Mechanism { get; init; } = "uniform-price";

    /// <summary>Name of the grid policy. Default <c>check-only</c>.</summary>
    public string Policy { get; init; } = "check-only";

    /// <summary>Name of the network fee. Default <c>none</c>.</summary>
    public string Fee { get; init; } = "none";

    /// <summary>Name of the loss allocation. Default <c>none</c>.</summary>
    public string Losses { get; init; } = "none";

    /// <summary>Peak power of every PV array in kW, 0.5 to 30, also on one phase; null (default) to draw each one's.</summary>
    public double? PvPeakKw { get; init; }
}
