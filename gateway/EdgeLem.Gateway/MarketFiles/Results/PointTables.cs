using EdgeLem.Gateway.Output;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Losses;
using EdgeLem.Market.Network;
using EdgeLem.Market.NetworkFees;

namespace EdgeLem.Gateway.MarketFiles.Results;

/// <summary>What each point of the network pays, may do and bears, as CSV (docs/clear.md). Entries of a design that say nothing of points leave a header alone.</summary>
internal static class PointTables
{
    /// <summary>Nodal prices with their parts.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="cleared">The results.</param>
    public static void WritePrices(string path, ClearedFile cleared)
    {
        using var file = new CsvFile(
            path, "node", "phases", "price_micro_eur_per_kwh", "energy_micro_eur_per_kwh", "losses_micro_eur_per_kwh", "voltage_micro_eur_per_kwh", "congestion_micro_eur_per_kwh");
        foreach (NodalPrice price in cleared.Grid.NodalPrices)
        {
            NetworkPoint point = cleared.Points[price.Point];
            file.Row(point.NodeId, point.Phases, price.MicroEurPerKwh, price.Energy, price.Losses, price.Voltage, price.Congestion);
        }
    }

    /// <summary>Operating envelopes.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="cleared">The results.</param>
    public static void WriteEnvelopes(string path, ClearedFile cleared)
    {
        using var file = new CsvFile(path, "node", "phases", "import_limit_w", "export_limit_w");
        foreach (OperatingEnvelope envelope in cleared.Grid.Envelopes)
        {
            NetworkPoint point = cleared.Points[envelope.Point];
            file.Row(point.NodeId, point.Phases, envelope.ImportLimitW, envelope.ExportLimitW);
        }
    }

    /// <summary>Network fees.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="cleared">The results.</param>
    public static void WriteFees(string path, ClearedFile cleared)
    {
        using var file = new CsvFile(path, "node", "phases", "energy_j", "amount_micro_eur");
        foreach (FeeCharge charge in cleared.Outcome.Fees.Charges)
        {
            NetworkPoint point = cleared.Points[charge.Point];
            file.Row(point.NodeId, point.Phases, charge.EnergyJ, charge.AmountMicroEur);
        }
    }

    /// <summary>Losses that the points bear.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="cleared">The results.</param>
    public static void WriteLosses(string path, ClearedFile cleared)
    {
        using var file = new CsvFile(path, "node", "phases", "losses_j");
        LossResult losses = cleared.Outcome.Losses;
        for (int point = 0; point < losses.PerPointJ.Length; point++)
        {
            file.Row(cleared.Points[point].NodeId, cleared.Points[point].Phases, losses.PerPointJ[point]);
        }
    }
}
