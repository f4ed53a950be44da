using EdgeLem.Market.Clearing;
using EdgeLem.Sim.Plant;
using EdgeLem.Sim.Running;

namespace EdgeLem.Sim.Output;

/// <summary>Adds a run up to its key figures.</summary>
internal static class RunSummaries
{
    /// <summary>The summary of a run.</summary>
    /// <param name="options">How it was done.</param>
    /// <param name="parts">What took part.</param>
    /// <param name="totals">Energy and money per node.</param>
    /// <param name="ending">What only the run itself knows at its end.</param>
    public static RunSummary Of(RunOptions options, SimulationParts parts, IReadOnlyList<NodeTotals> totals, RunEnding ending)
    {
        IReadOnlyList<IntervalStatistics> intervals = parts.Record.Complete;
        double importWh = intervals.Sum(interval => interval.GridImportWh);
        double exportWh = intervals.Sum(interval => interval.GridExportWh);
        double lossesWh = intervals.Sum(interval => interval.LossesWh);
        return new RunSummary
        {
            Scenario = options.Scenario,
            Seed = options.Seed,
            Intervals = intervals.Count,
            IntervalSeconds = options.IntervalS,
            Nodes = parts.Plant.Homes.Count,
            ModbusTransactions = parts.Fleet.ModbusTransactions,
            ModbusErrors = parts.Fleet.ModbusErrors,
            MqttMessages = ending.MqttMessages,
            OrdersAccepted = parts.Gateway.Counters.OrdersAccepted,
            OrdersRejected = parts.Gateway.Counters.OrdersRejected,
            TradedEnergyWh = Rounded(intervals.Sum(interval => TradedWh(parts.Record.Cleared(interval.StartS).Clearing, options.IntervalS))),
            GridImportWh = Rounded(importWh),
            GridExportWh = Rounded(exportWh),
            LossesWh = Rounded(lossesWh),
            MinVoltagePu = Math.Round(totals.Min(total => total.MinVoltagePu), 5),
            MaxVoltagePu = Math.Round(totals.Max(total => total.MaxVoltagePu), 5),
            ViolationIntervals = intervals.Count(interval => interval.Violations > 0),
            SettlementSumMicroEur = intervals.Sum(interval => parts.Record.LinesOf(interval.StartS).Sum(line => line.AmountMicroEur)),
            EnergyBalanceErrorWh = Rounded(importWh - exportWh - lossesWh - totals.Sum(total => total.SettledWh)),
            LedgerHead = ending.LedgerHead,
            WallSeconds = Math.Round(ending.Wall.TotalSeconds, 2),
        };
    }

    private static double TradedWh(ClearingResult clearing, int intervalS) => clearing.VolumeW * intervalS / 3600.0;

    private static double Rounded(double wattHours) => Math.Round(wattHours, 1);
}
