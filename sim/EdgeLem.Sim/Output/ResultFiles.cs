using System.Globalization;
using EdgeLem.Gateway.Output;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Grid;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Settlement;
using EdgeLem.Sim.Nodes;
using EdgeLem.Sim.Plant;
using EdgeLem.Sim.Running;

namespace EdgeLem.Sim.Output;

/// <summary>Writes the CSV files of a run; columns and units in docs/results.md.</summary>
/// <param name="folder">Where to write.</param>
/// <param name="parts">What took part.</param>
internal sealed class ResultFiles(string folder, SimulationParts parts)
{
    private readonly RunRecord _record = parts.Record;
    private readonly FeederPlant _plant = parts.Plant;

    /// <summary>Writes all of them.</summary>
    /// <param name="energy">Energy and money per node.</param>
    public void Write(IReadOnlyList<NodeTotals> energy)
    {
        WriteIntervals();
        WriteOrders();
        WriteTrades();
        WriteNodes(energy);
        WriteVoltages();
        WriteSettlement();
    }

    private void WriteIntervals()
    {
        using var file = new CsvFile(
            PathOf("intervals.csv"),
            "interval_start", "interval_start_utc", "price_micro_eur_per_kwh", "volume_w", "bid_w", "offer_w", "orders", "trades", "grid_import_wh", "grid_export_wh", "losses_wh",
            "transformer_min_w", "transformer_mean_w", "transformer_max_w", "min_voltage_pu", "max_voltage_pu", "check_converged", "check_violations", "violations",
            "estimated_meters", "settlement_sum_micro_eur");
        foreach (IntervalStatistics network in _record.Complete)
        {
            ClearedRound round = _record.Cleared(network.StartS);
            SettledRound settled = _record.Settled(network.StartS);
            ClearingResult clearing = round.Clearing;
            (double min, double max) = network.VoltageRangePu;
            file.Row(
                network.StartS, Utc(network.StartS), clearing.PriceMicroEurPerKwh, clearing.VolumeW, clearing.BidW,
                clearing.OfferW, clearing.Bids.Length + clearing.Offers.Length, clearing.Trades.Length,
                Round(network.GridImportWh, 1), Round(network.GridExportWh, 1), Round(network.LossesWh, 1), Round(network.TransformerW.Min, 1),
                Round(network.TransformerW.Mean, 1), Round(network.TransformerW.Max, 1), Round(min, 5), Round(max, 5), round.Check.Converged ? 1 : 0,
                round.Check.Violations.Count, network.Violations, settled.Meters.Count(meter => meter.Quality == MeterQuality.Estimated),
                _record.LinesOf(network.StartS).Sum(line => line.AmountMicroEur));
        }
    }

    private void WriteOrders()
    {
        using var file = new CsvFile(
            PathOf("orders.csv"), "interval_start", "node", "order_id", "side", "quantity_w", "price_micro_eur_per_kwh", "arrival", "cleared_w", "unfilled_reason");
        foreach (IntervalStatistics network in _record.Complete)
        {
            ClearingResult clearing = _record.Cleared(network.StartS).Clearing;
            foreach (Fill fill in clearing.Bids.Concat(clearing.Offers))
            {
                file.Row(
                    network.StartS, fill.Order.NodeId, fill.Order.OrderId, KebabCase.Of(fill.Order.Side), fill.Order.QuantityW, fill.Order.PriceMicroEurPerKwh,
                    fill.Order.ArrivalS, fill.ClearedW, fill.UnfilledW + fill.RefusedW == 0 ? "" : KebabCase.Of(fill.Reason));
            }
        }
    }

    private void WriteTrades()
    {
        using var file = new CsvFile(PathOf("trades.csv"), "interval_start", "buyer", "buyer_order_id", "seller", "seller_order_id", "quantity_w", "price_micro_eur_per_kwh");
        foreach (IntervalStatistics network in _record.Complete)
        {
            foreach (Trade trade in _record.Cleared(network.StartS).Clearing.Trades)
            {
                file.Row(network.StartS, trade.Buyer.NodeId, trade.Buyer.OrderId, trade.Seller.NodeId, trade.Seller.OrderId, trade.QuantityW, trade.PriceMicroEurPerKwh);
            }
        }
    }

    private void WriteNodes(IReadOnlyList<NodeTotals> totals)
    {
        using var file = new CsvFile(
            PathOf("nodes.csv"),
            "node", "bus", "phases", "inverter_rated_va", "battery_wh", "has_car", "has_heat_pump", "import_wh", "export_wh", "bought_locally_wh", "sold_locally_wh",
            "amount_micro_eur", "min_voltage_pu", "max_voltage_pu", "modbus_transactions", "modbus_errors");
        for (int i = 0; i < _plant.Homes.Count; i++)
        {
            PlantHome home = _plant.Homes[i];
            SimulatedNode node = parts.Fleet.Nodes[i];
            NodeTotals total = totals[i];
            file.Row(
                total.NodeId, _plant.Feeder.Connections[home.Connection].Bus, string.Concat(home.Household.Phases.Select(PhaseNames.Of)), home.Household.InverterRatedVa,
                home.Household.Battery?.CapacityWh ?? 0, home.Household.Car is null ? 0 : 1, home.Household.HeatPump is null ? 0 : 1, total.ImportWh, total.ExportWh,
                Round(total.BoughtLocallyWh, 1), Round(total.SoldLocallyWh, 1), total.AmountMicroEur, Round(total.MinVoltagePu, 5), Round(total.MaxVoltagePu, 5),
                node.Cycle.Bus.Master.Transactions, node.Cycle.Bus.Master.Errors);
        }
    }

    private void WriteVoltages()
    {
        using var file = new CsvFile(PathOf("voltages.csv"), "interval_start", "node", "phase", "min_pu", "mean_pu", "max_pu", "mean_v");
        foreach (IntervalStatistics network in _record.Complete)
        {
            for (int home = 0; home < _plant.Homes.Count; home++)
            {
                foreach (int phase in _plant.Homes[home].Household.Phases)
                {
                    Spread spread = network.VoltagePu[home, phase];
                    file.Row(
                        network.StartS, _plant.Homes[home].Household.Id, PhaseNames.Of(phase), Round(spread.Min, 5), Round(spread.Mean, 5), Round(spread.Max, 5),
                        Round(spread.Mean * _plant.Feeder.NominalVoltageV, 2));
                }
            }
        }
    }

    private void WriteSettlement()
    {
        using var file = new CsvFile(PathOf("settlement.csv"), "interval_start", "account", "kind", "energy_j", "price_micro_eur_per_kwh", "amount_micro_eur");
        foreach (IntervalStatistics network in _record.Complete)
        {
            foreach (SettlementLine line in _record.LinesOf(network.StartS))
            {
                file.Row(line.IntervalStartS, line.Account, KebabCase.Of(line.Kind), line.EnergyJ, line.PriceMicroEurPerKwh, line.AmountMicroEur);
            }
        }
    }

    private string PathOf(string name) => Path.Combine(folder, name);

    private static string Utc(long epochS) => DateTimeOffset.FromUnixTimeSeconds(epochS).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string Round(double value, int decimals) => double.IsFinite(value) ? value.ToString("F" + decimals, CultureInfo.InvariantCulture) : "";
}
