namespace EdgeLem.Sim.Endurance;

/// <summary>What a run of hardship is made of.</summary>
internal sealed record EnduranceOptions
{
    /// <summary>Seed of everything that is drawn.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Homes, 1 to 55, of the village.</summary>
    public int Homes { get; init; } = 16;

    /// <summary>Intervals of a quarter of an hour.</summary>
    public int Intervals { get; init; } = 7 * 96;

    /// <summary>How long the gateway is away at a stretch, s.</summary>
    public long AwayS { get; init; } = 30 * 3600;

    /// <summary>Power cuts of each home.</summary>
    public int PowerCutsPerHome { get; init; } = 8;

    /// <summary>Clock jumps of each home.</summary>
    public int ClockJumpsPerHome { get; init; } = 2;

    /// <summary>Short restarts of the gateway.</summary>
    public int GatewayRestarts { get; init; } = 6;

    /// <summary>Times at which all connections break and what was under way is lost.</summary>
    public int BrokerRestarts { get; init; } = 6;

    /// <summary>Whether messages travel over MQTT on the loopback; otherwise by calls.</summary>
    public bool OverMqtt { get; init; }

    /// <summary>Ledger file.</summary>
    public required string LedgerPath { get; init; }
}
