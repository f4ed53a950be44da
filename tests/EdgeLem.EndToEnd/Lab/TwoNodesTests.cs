using System.Globalization;
using EdgeLem.EndToEnd.Programs;

namespace EdgeLem.EndToEnd.Lab;

/// <summary>The lab guide (docs/lab.md) as programs: what a reader gets who follows it.</summary>
public sealed class TwoNodesTests
{
    [Fact]
    public async Task Two_nodes_trade_with_each_other_and_are_settled_on_their_counters()
    {
        using RunningLab lab = await RunningLab.StartAsync();
        string bus = await lab.ServeOnTcpAsync();
        lab.StartNode("home-01", bus);
        lab.StartNode("home-02", bus);

        await TradeAsync(lab);
    }

    [Fact]
    public async Task A_node_on_a_serial_line_trades_with_one_on_tcp()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Skipped: pseudo-terminals are served on Linux only.");
        using RunningLab lab = await RunningLab.StartAsync();
        lab.StartNode("home-01", await lab.ServeOnTcpAsync());
        lab.StartNode("home-02", await lab.ServeOnSerialLineAsync());

        await TradeAsync(lab);
    }

    [Theory]
    [InlineData("home-01")]
    [InlineData("home-02")]
    public async Task The_committed_configurations_are_sound(string node)
    {
        using ChildProcess check = ChildProcess.Start(
            "dotnet", Path.Combine(AppContext.BaseDirectory, "EdgeLem.Node.Linux.dll"), "check", Path.Combine(LabFiles.Committed, $"{node}.json"));

        Assert.Equal(0, await check.EndAsync());
        Assert.Contains(check.Lines, line => line.EndsWith($"{node} of feeder lab", StringComparison.Ordinal));
        Assert.Empty(check.Errors);
    }

    private static async Task TradeAsync(RunningLab lab)
    {
        string interval = (await lab.TradedIntervalAsync()).ToString(CultureInfo.InvariantCulture);
        Assert.All(await lab.StopAsync(), code => Assert.Equal(0, code));

        string ledger = await lab.ExportAsync();
        IsTraded(Of(ledger, "trades", interval));
        IsOnCounters(Of(ledger, "meter_readings", interval));
        IsBalanced(Of(ledger, "settlement", interval));
    }

    private static CsvTable Of(string ledger, string table, string interval)
    {
        CsvTable all = CsvTable.Read(Path.Combine(ledger, $"{table}.csv"));
        return all with { Rows = [.. all.Rows.Where(row => all.Text(row, "interval_start_s") == interval)] };
    }

    private static void IsTraded(CsvTable trades)
    {
        string[] trade = Assert.Single(trades.Rows);
        Assert.Equal(("home-01", "home-02"), (trades.Text(trade, "buyer_node_id"), trades.Text(trade, "seller_node_id")));
        Assert.True(trades.Number(trade, "quantity_w") > 0);
    }

    /// <summary>The first home takes from the network and the second feeds in, so their counters run apart.</summary>
    private static void IsOnCounters(CsvTable readings)
    {
        Assert.Equal(["home-01", "home-02"], readings.Texts("node_id").Order());
        Assert.All(readings.Rows, row => Assert.Equal(("1", "metered"), (readings.Text(row, "accepted"), readings.Text(row, "quality"))));
        Assert.All(readings.Rows, row => Assert.True(readings.Number(row, "settled_j") * (readings.Text(row, "node_id") == "home-01" ? 1 : -1) > 0));
    }

    /// <summary>Who buys and who sells, the retailer included, cancel to the joule and the micro-euro.</summary>
    private static void IsBalanced(CsvTable settlement)
    {
        Assert.Contains("trade", settlement.Texts("kind"));
        Assert.Equal((0.0, 0.0), (settlement.Sum("energy_j"), settlement.Sum("amount_micro_eur")));
    }
}
