namespace EdgeLem.EndToEnd.Programs;

/// <summary>Results of eight quarter-hours of 55 homes: what each file must say, and that the files agree.</summary>
public sealed class ResultTests(VillageRuns runs)
{
    private const int Intervals = 8;
    private const int Homes = 55;
    private const double HoursPerInterval = 0.25;
    private const long FeedInMicroEurPerKwh = 80_000;
    private const long RetailMicroEurPerKwh = 320_000;

    private readonly RunResults _run = runs.Mqtt;

    [Fact]
    public void The_summary_has_exactly_the_agreed_figures()
    {
        string[] agreed =
        [
            "scenario", "seed", "intervals", "intervalSeconds", "nodes", "modbusTransactions", "modbusErrors", "mqttMessages", "ordersAccepted", "ordersRejected",
            "tradedEnergyWh", "gridImportWh", "gridExportWh", "lossesWh", "minVoltagePu", "maxVoltagePu", "violationIntervals", "settlementSumMicroEur",
            "energyBalanceErrorWh", "ledgerHead", "wallSeconds",
        ];

        Assert.Equal(agreed.Order(StringComparer.Ordinal), _run.Summary.EnumerateObject().Select(figure => figure.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_summary_names_the_run()
    {
        Assert.Equal("village", _run.Summary.GetProperty("scenario").GetString());
        Assert.Equal((1, Intervals, 900, Homes), (_run["seed"], _run["intervals"], _run["intervalSeconds"], _run["nodes"]));
    }

    [Fact]
    public void Money_cancels_to_the_last_micro_euro()
    {
        Assert.Equal(0, _run["settlementSumMicroEur"]);
        CsvTable lines = _run.Table("settlement.csv");
        Assert.All(lines.Rows.GroupBy(row => lines.Text(row, "interval_start")), interval => Assert.Equal(0, interval.Sum(row => lines.Number(row, "amount_micro_eur"))));
        Assert.All(_run.Table("intervals.csv").Texts("settlement_sum_micro_eur"), sum => Assert.Equal("0", sum));
    }

    [Fact]
    public void Energy_balances_within_a_thousandth()
    {
        double turnoverWh = _run["gridImportWh"] + _run["gridExportWh"] + _run["tradedEnergyWh"];

        Assert.InRange(Math.Abs(_run["energyBalanceErrorWh"]), 0, turnoverWh / 1000);
    }

    [Fact]
    public void Trades_are_made_at_prices_between_feed_in_and_retail()
    {
        CsvTable trades = _run.Table("trades.csv");

        Assert.NotEmpty(trades.Rows);
        Assert.All(trades.Rows, row => Assert.InRange(trades.Number(row, "price_micro_eur_per_kwh"), FeedInMicroEurPerKwh, RetailMicroEurPerKwh));
        Assert.All(trades.Rows, row => Assert.NotEqual(trades.Text(row, "buyer"), trades.Text(row, "seller")));
        Assert.All(trades.Rows, row => Assert.True(trades.Number(row, "quantity_w") > 0));
    }

    [Fact]
    public void Traded_energy_is_the_same_in_summary_intervals_trades_orders_and_nodes()
    {
        double tradedWh = _run["tradedEnergyWh"];
        CsvTable orders = _run.Table("orders.csv");

        // The summary rounds to 0.1 Wh, each node's row too.
        Assert.Equal(tradedWh, _run.Table("intervals.csv").Sum("volume_w") * HoursPerInterval, 0.06);
        Assert.Equal(tradedWh, _run.Table("trades.csv").Sum("quantity_w") * HoursPerInterval, 0.06);
        Assert.Equal(tradedWh, orders.Rows.Where(row => orders.Text(row, "side") == "bid").Sum(row => orders.Number(row, "cleared_w")) * HoursPerInterval, 0.06);
        Assert.Equal(tradedWh, orders.Rows.Where(row => orders.Text(row, "side") == "offer").Sum(row => orders.Number(row, "cleared_w")) * HoursPerInterval, 0.06);
        Assert.Equal(tradedWh, _run.Table("nodes.csv").Sum("bought_locally_wh"), Homes * 0.05);
        Assert.Equal(tradedWh, _run.Table("nodes.csv").Sum("sold_locally_wh"), Homes * 0.05);
    }

    [Fact]
    public void Grid_energy_and_voltages_are_the_same_in_summary_and_tables()
    {
        CsvTable intervals = _run.Table("intervals.csv");
        CsvTable voltages = _run.Table("voltages.csv");

        Assert.Equal(_run["gridImportWh"], intervals.Sum("grid_import_wh"), Intervals * 0.1);
        Assert.Equal(_run["gridExportWh"], intervals.Sum("grid_export_wh"), Intervals * 0.1);
        Assert.Equal(_run["lossesWh"], intervals.Sum("losses_wh"), Intervals * 0.1);
        Assert.Equal(_run["minVoltagePu"], voltages.Rows.Min(row => voltages.Number(row, "min_pu")), 1e-9);
        Assert.Equal(_run["maxVoltagePu"], voltages.Rows.Max(row => voltages.Number(row, "max_pu")), 1e-9);
        Assert.Equal(_run["violationIntervals"], intervals.Rows.Count(row => intervals.Number(row, "violations") > 0));
        Assert.All(voltages.Rows, row => Assert.True(voltages.Number(row, "min_pu") <= voltages.Number(row, "mean_pu") && voltages.Number(row, "mean_pu") <= voltages.Number(row, "max_pu")));
    }

    [Fact]
    public void Counters_and_balance_agree()
    {
        CsvTable nodes = _run.Table("nodes.csv");
        double countedWh = nodes.Sum("import_wh") - nodes.Sum("export_wh");

        // Grid = homes + losses + balance error; import and export of the counters are whole Wh, their difference is what was settled.
        Assert.Equal(_run["gridImportWh"] - _run["gridExportWh"] - _run["lossesWh"] - countedWh, _run["energyBalanceErrorWh"], 0.3);
    }

    [Fact]
    public void Money_per_node_is_the_sum_of_its_lines()
    {
        CsvTable nodes = _run.Table("nodes.csv");
        CsvTable lines = _run.Table("settlement.csv");
        Dictionary<string, double> byAccount = lines.Rows.GroupBy(row => lines.Text(row, "account")).ToDictionary(account => account.Key, account => account.Sum(row => lines.Number(row, "amount_micro_eur")));

        Assert.All(nodes.Rows, row => Assert.Equal(nodes.Number(row, "amount_micro_eur"), byAccount.GetValueOrDefault(nodes.Text(row, "node"))));
    }

    [Fact]
    public void Tables_have_a_row_for_everything()
    {
        CsvTable nodes = _run.Table("nodes.csv");
        CsvTable intervals = _run.Table("intervals.csv");
        int phases = nodes.Texts("phases").Sum(text => text.Length);

        // From 2026-06-18 09:00 UTC, which is 1781773200 (date -u).
        Assert.Equal(Enumerable.Range(0, Intervals).Select(i => $"{1_781_773_200 + (i * 900)}"), intervals.Texts("interval_start"));
        Assert.Equal(Enumerable.Range(1, Homes).Select(i => $"home-{i:D2}"), nodes.Texts("node"));
        Assert.Equal(Intervals * phases, _run.Table("voltages.csv").Rows.Count);
        Assert.Equal(intervals.Sum("trades"), _run.Table("trades.csv").Rows.Count);
        Assert.Equal(intervals.Sum("orders"), _run.Table("orders.csv").Rows.Count);
        Assert.Equal(_run["ordersAccepted"], _run.Table("orders.csv").Rows.Count);
    }

    [Theory]
    [InlineData("intervals.csv", "interval_start,interval_start_utc,price_micro_eur_per_kwh,volume_w,bid_w,offer_w,orders,trades,grid_import_wh,grid_export_wh,losses_wh,transformer_min_w,transformer_mean_w,transformer_max_w,min_voltage_pu,max_voltage_pu,check_converged,check_violations,violations,estimated_meters,settlement_sum_micro_eur")]
    [InlineData("orders.csv", "interval_start,node,order_id,side,quantity_w,price_micro_eur_per_kwh,arrival,cleared_w,unfilled_reason")]
    [InlineData("trades.csv", "interval_start,buyer,buyer_order_id,seller,seller_order_id,quantity_w,price_micro_eur_per_kwh")]
    [InlineData("nodes.csv", "node,bus,phases,inverter_rated_va,battery_wh,has_car,has_heat_pump,import_wh,export_wh,bought_locally_wh,sold_locally_wh,amount_micro_eur,min_voltage_pu,max_voltage_pu,modbus_transactions,modbus_errors")]
    [InlineData("voltages.csv", "interval_start,node,phase,min_pu,mean_pu,max_pu,mean_v")]
    [InlineData("settlement.csv", "interval_start,account,kind,energy_j,price_micro_eur_per_kwh,amount_micro_eur")]
    public void Tables_keep_their_columns(string name, string columns) => Assert.Equal(columns, string.Join(',', _run.Table(name).Columns));

    [Fact]
    public void Devices_and_broker_were_really_used()
    {
        Assert.Equal(0, _run["modbusErrors"]);
        Assert.Equal(_run["modbusTransactions"], _run.Table("nodes.csv").Sum("modbus_transactions"));

        // At least one reading per home and minute: 55 homes, 120 minutes.
        Assert.True(_run["modbusTransactions"] > Homes * 120);
        Assert.True(_run["mqttMessages"] > Homes * 120);
        Assert.Equal(0, runs.Memory["mqttMessages"]);
        Assert.Equal(0, _run["ordersRejected"]);
    }

    [Fact]
    public void The_report_stands_alone_and_shows_the_figures()
    {
        string report = File.ReadAllText(_run.PathOf("report.html"));

        Assert.Contains("<svg", report, StringComparison.Ordinal);
        Assert.Contains(_run.Head, report, StringComparison.Ordinal);
        Assert.Contains("home-55", report, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", report, StringComparison.Ordinal);
    }
}
