using EdgeLem.Gateway.MarketFiles.Intervals;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Losses;
using EdgeLem.Market.Network;
using EdgeLem.Market.NetworkFees;

namespace EdgeLem.Gateway.MarketFiles.Results;

/// <summary>What each point of the network pays, may do and bears, as CSV (docs/clear.md). Entries of a design that say nothing of points leave a header alone.</summary>
internal static class PointTables
{
    /// <summary>Columns of <see cref="WritePrices"/>.</summary>
    public static IReadOnlyList<string> PriceColumns { get; } = ["node", "phases", "price_micro_eur_per_kwh", "energy_micro_eur_per_kwh", "losses_micro_eur_per_kwh", "voltage_micro_eur_per_kwh", "congestion_micro_eur_per_kwh"];

    /// <summary>Columns of <see cref="WriteEnvelopes"/>.</summary>
    public static IReadOnlyList<string> EnvelopeColumns { get; } = ["node", "phases", "import_limit_w", "export_limit_w"];

    /// <summary>Columns of <see cref="WriteFees"/>.</summary>
    public static IReadOnlyList<string> FeeColumns { get; } = ["node", "phases", "energy_j", "amount_micro_eur"];

    /// <summary>Columns of <see cref="WriteLosses"/>.</summary>
    public static IReadOnlyList<string> LossColumns { get; } = ["node", "phases", "losses_j"];

    /// <summary>Nodal prices with their parts.</summary>
    /// <param name="table">File to write.</param>
    /// <param name="interval">The interval.</param>
    public static void WritePrices(ResultTable table, ClearedInterval interval)
    {
        foreach (NodalPrice price in interval.Grid.NodalPrices)
        {
            NetworkPoint point = interval.Points[price.Point];
            table.Row(point.NodeId, point.Phases, price.MicroEurPerKwh, price.Energy, price.Losses, price.Voltage, price.Congestion);
        }
    }

    /// <summary>Operating envelopes.</summary>
    /// <param name="table">File to write.</param>
    /// <param name="interval">The interval.</param>
    public static void WriteEnvelopes(ResultTable table, ClearedInterval interval)
    {
        foreach (OperatingEnvelope envelope in interval.Grid.Envelopes)
        {
            NetworkPoint point = interval.Points[envelope.Point];
            table.Row(point.NodeId, point.Phases, envelope.ImportLimitW, envelope.ExportLimitW);
        }
    }

    /// <summary>Network fees.</summary>
    /// <param name="table">File to write.</param>
    /// <param name="interval">The interval.</param>
    public static void WriteFees(ResultTable table, ClearedInterval interval)
    {
        foreach (FeeCharge charge in interval.Outcome.Fees.Charges)
        {
            NetworkPoint point = interval.ChargedPoints[charge.Point];
            table.Row(point.NodeId, point.Phases, charge.EnergyJ, charge.AmountMicroEur);
        }
    }

    /// <summary>Losses that the points bear.</summary>
    /// <param name="table">File to write.</param>
    /// <param name="interval">The interval.</param>
    public static void WriteLosses(ResultTable table, ClearedInterval interval)
    {
        LossResult losses = interval.Outcome.Losses;
        for (int point = 0; point < losses.PerPointJ.Length; point++)
        {
            table.Row(interval.ChargedPoints[point].NodeId, interval.ChargedPoints[point].Phases, losses.PerPointJ[point]);
        }
    }
}
