using EdgeLem.Sim.Running;

namespace EdgeLem.Bench.Village;

/// <summary>What one run of the village did and took.</summary>
internal sealed record VillageCost
{
    /// <summary>Wall-clock time before the first step in s: feeder, homes, servers, ledger.</summary>
    public required double StartSeconds { get; init; }

    /// <summary>Wall-clock time of the loop in s, the nodes' connecting included.</summary>
    public required double LoopSeconds { get; init; }

    /// <summary>Processor time of the loop in s, of all threads.</summary>
    public required double ProcessorSeconds { get; init; }

    /// <summary>Time per part of the loop.</summary>
    public required LoopTimes Times { get; init; }

    /// <summary>Steps of virtual time.</summary>
    public required long Steps { get; init; }

    /// <summary>Market rounds.</summary>
    public required long Rounds { get; init; }

    /// <summary>Modbus transactions.</summary>
    public required long Transactions { get; init; }

    /// <summary>Messages from the nodes to the gateway and publishes of the gateway.</summary>
    public required long Messages { get; init; }

    /// <summary>Bytes allocated in the loop by all threads.</summary>
    public required long AllocatedBytes { get; init; }

    /// <summary>Garbage collections in the loop of generation 0 (with the higher ones), 1 and 2.</summary>
    public required IReadOnlyList<int> Collections { get; init; }

    /// <summary>Hash of the ledger's last entry: equal runs have equal ones.</summary>
    public required string LedgerHead { get; init; }
}
