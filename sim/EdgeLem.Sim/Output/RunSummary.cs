using System.Text.Json;

namespace EdgeLem.Sim.Output;

/// <summary>The key figures of a run, written as <c>summary.json</c> with exactly these names in camel case (docs/results.md).</summary>
public sealed record RunSummary
{
    /// <summary>Name of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>Seed of everything that is drawn.</summary>
    public required int Seed { get; init; }

    /// <summary>Market intervals that were cleared and settled.</summary>
    public required int Intervals { get; init; }

    /// <summary>Length of an interval in s.</summary>
    public required int IntervalSeconds { get; init; }

    /// <summary>Number of nodes.</summary>
    public required int Nodes { get; init; }

    /// <summary>Modbus transactions that the nodes began.</summary>
    public required long ModbusTransactions { get; init; }

    /// <summary>Modbus transactions that did not end well after their retries.</summary>
    public required long ModbusErrors { get; init; }

    /// <summary>MQTT messages that the gateway received from nodes and sent to topics; 0 with <c>--link memory</c>.</summary>
    public required long MqttMessages { get; init; }

    /// <summary>Orders in accepted messages.</summary>
    public required long OrdersAccepted { get; init; }

    /// <summary>Orders in refused messages.</summary>
    public required long OrdersRejected { get; init; }

    /// <summary>Energy traded locally in Wh.</summary>
    public required double TradedEnergyWh { get; init; }

    /// <summary>Energy that the feeder took from the medium-voltage grid in Wh, integrated while power flowed in.</summary>
    public required double GridImportWh { get; init; }

    /// <summary>Energy that the feeder gave to the medium-voltage grid in Wh, integrated while power flowed out.</summary>
    public required double GridExportWh { get; init; }

    /// <summary>Losses of lines and transformer in Wh.</summary>
    public required double LossesWh { get; init; }

    /// <summary>Lowest voltage at a connected phase of a home, in pu of the feeder's nominal voltage.</summary>
    public required double MinVoltagePu { get; init; }

    /// <summary>Highest voltage at a connected phase of a home, in pu of the feeder's nominal voltage.</summary>
    public required double MaxVoltagePu { get; init; }

    /// <summary>Intervals in which the network broke a limit at some instant.</summary>
    public required int ViolationIntervals { get; init; }

    /// <summary>Sum of all settlement lines of all accounts in micro-euro: 0.</summary>
    public required long SettlementSumMicroEur { get; init; }

    /// <summary>Grid import minus grid export minus losses minus what the homes' meters counted, in Wh: what counters round and sub-steps miss.</summary>
    public required double EnergyBalanceErrorWh { get; init; }

    /// <summary>Hash of the ledger's last entry, lower-case hexadecimal.</summary>
    public required string LedgerHead { get; init; }

    /// <summary>Wall-clock time of the run in s.</summary>
    public required double WallSeconds { get; init; }

    /// <summary>Writes the summary.</summary>
    /// <param name="path">Path of the file.</param>
    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, SummaryJson.Default.RunSummary) + "\n");
}
