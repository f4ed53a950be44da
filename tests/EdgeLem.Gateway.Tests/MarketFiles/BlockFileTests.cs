using System.Globalization;
using EdgeLem.Gateway.Tests.Commands;
using EdgeLem.Gateway.Tests.Feeders;

namespace EdgeLem.Gateway.Tests.MarketFiles;

/// <summary>Block orders in the command <c>clear</c>, without a network.</summary>
public sealed class BlockFileTests : IDisposable
{
    private const string Header = "order_id,node,side,quantity_w,price_micro_eur_per_kwh,arrival,valid_from,valid_until\n";
    private static readonly string[] Retailer = ["--retail-price", "300000", "--feed-in-price", "80000"];
    private readonly ClearFiles _files = new();

    public void Dispose() => _files.Dispose();

    /// <summary>
    /// The example of docs/market.md: 10 W in two intervals whose prices are 100k and 200k. A limit of 150,001 on the mean is accepted, of 150,000 gains nothing, of 149,999 would lose.
    /// 10 W for a quarter of an hour at 0.30 EUR/kWh in the sum are 750 micro-euro.
    /// </summary>
    [Theory]
    [InlineData(150_001, "accepted", "", "150000", "750")]
    [InlineData(150_000, "rejected", "lowers-gain", "", "")]
    [InlineData(149_999, "rejected", "would-lose-at-prices", "", "")]
    public async Task The_mean_price_decides(long limit, string decision, string reason, string meanPrice, string amount)
    {
        string orders = $"{Header}a,h01,offer,20,100000,1,,2026-06-18T12:15\nb,h01,offer,20,200000,1,2026-06-18T12:15,\n";
        await _files.ClearAsync(orders, [.. ClearFiles.Intervals(2), .. _files.Blocks($"ev,h02,bid,2026-06-18T12:00,10;10,{limit}\n")]);

        Table blocks = _files.Table("blocks.csv");
        string[] row = blocks.Row("ev");
        Assert.Equal(
            (decision, reason, meanPrice, amount),
            (blocks.Text(row, "decision"), blocks.Text(row, "reason"), blocks.Text(row, "mean_price_micro_eur_per_kwh"), blocks.Text(row, "amount_micro_eur")));
    }

    [Fact]
    public async Task The_gain_is_the_greatest_that_trying_every_set_of_blocks_finds_and_no_accepted_block_loses()
    {
        int accepted = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            var oracle = BlockOracle.Random(new Random(seed));
            CommandRun run = await _files.ClearAsync(OrdersOf(oracle), [.. ClearFiles.Intervals(BlockOracle.Intervals, lengthS: 3600), .. _files.Blocks(BlocksOf(oracle)), .. Retailer]);

            // An hour and limits in whole thousands: a W times a micro-euro per kWh is a thousandth of a micro-euro, without rounding.
            Assert.True(run.Code == 0 && oracle.GreatestGain() / 1000 == _files.Total("welfareMicroEur"), $"Seed {seed}: {oracle.GreatestGain()}, {run.Error}{run.Output}");
            Assert.True(_files.Total("welfareMicroEur") <= _files.Total("optimalWelfareMicroEur"), $"Seed {seed}.");
            accepted += AssertWholeAndWithinLimits(seed);
        }

        Assert.True(accepted > 30, $"{accepted} blocks accepted: the cases test too little.");
    }

    [Fact]
    public async Task The_sequence_of_the_rows_changes_no_decision_and_no_trade()
    {
        for (int seed = 0; seed < 15; seed++)
        {
            var oracle = BlockOracle.Random(new Random(seed));
            (string orders, string blocks) = (OrdersOf(oracle), BlocksOf(oracle));
            string[] options = [.. ClearFiles.Intervals(BlockOracle.Intervals, lengthS: 3600), .. Retailer];
            await _files.ClearAsync(orders, [.. options, .. _files.Blocks(blocks)]);
            (string trades, string summary, string decisions) = (_files.Text("trades.csv"), _files.Text("summary.json"), Sorted(_files.Text("blocks.csv")));
            await _files.ClearAsync(Header + Reversed(orders[Header.Length..]), [.. options, .. _files.Blocks(Reversed(blocks))]);

            Assert.True((trades, summary, decisions) == (_files.Text("trades.csv"), _files.Text("summary.json"), Sorted(_files.Text("blocks.csv"))), $"Seed {seed}.");
        }
    }

    [Fact]
    public async Task Intervals_without_power_of_accepted_blocks_clear_as_without_blocks()
    {
        string orders = Header + "s1,h01,offer,60,100000,1,,\ns2,h01,offer,60,140000,1,,\nb1,h02,bid,50,250000,1,,\n";
        await _files.ClearAsync(orders, [.. ClearFiles.Intervals(3), .. Retailer]);
        string[] without = _files.Text("trades.csv").Split('\n');
        await _files.ClearAsync(orders, [.. ClearFiles.Intervals(3), .. Retailer, .. _files.Blocks("ev,h03,bid,2026-06-18T12:15,30,120000\nheat,h03,bid,2026-06-18T12:15,10,120000\n")]);

        string[] with = _files.Text("trades.csv").Split('\n');
        Assert.Equal(1, _files.Total("acceptedBlocks"));
        Assert.Equal((without[1], without[3]), (with[1], with[^2]));
        Assert.NotEqual(without.Length, with.Length);
    }

    [Fact]
    public async Task A_block_of_one_interval_makes_the_results_those_of_a_series()
    {
        await _files.ClearAsync(Header + "s1,h01,offer,60,100000,1,,\n", [.. ClearFiles.Intervals(1), .. _files.Blocks("ev,h03,bid,2026-06-18T12:00,30,120000\n")]);

        Assert.StartsWith("interval_start,", _files.Table("trades.csv").Header, StringComparison.Ordinal);
        Assert.Equal(["ev", "s1"], _files.Table("trades.csv").Rows.SelectMany(row => new[] { row[1], row[4] }));
    }

    [Theory]
    [InlineData("ev,h02,bid,2026-06-18T12:05,10,1\n", "", ":2: first_interval is '2026-06-18T12:05', where no interval begins; they begin at 1781784000 and then every 900 s up to 1781784900. Name one of these, or move --interval.")]
    [InlineData("ev,h02,bid,2026-06-18T12:15,10;10,1\n", "", ":2: power_w has 2 intervals from 2026-06-18T12:15 on, and the call 1. Give --intervals 3, at most 96, or shorten the profile.")]
    [InlineData("ev,h02,bid,2026-06-18T12:00,10;-1,1\n", "", ":2: power_w has '-1' in '10;-1'; it must be one whole number of W from 0 to 1000000000 per interval, separated by semicolons such as 3000;3000;1500.")]
    [InlineData("ev,h02,bid,2026-06-18T12:00,0;0,1\n", "", ":2: power_w is '0;0', which has no power; it must have 1 to 96 intervals and power in one of them. Correct it or remove the row.")]
    [InlineData("a,h02,bid,2026-06-18T12:00,10,1\n", "", ":2: block_id is 'a', which is the order at ")]
    [InlineData("ev,h02,bid,2026-06-18T12:00,10,1\nev,h03,bid,2026-06-18T12:00,10,1\n", "", ":3: block_id is 'ev', as on line 2. Give every block an id of its own.")]
    [InlineData("ev,h02,bid,2026-06-18T12:00,10,1\n", "--mechanism pay-as-bid", "--blocks has a rule for the mechanism uniform-price alone, and --mechanism is 'pay-as-bid'. Leave out one of them.")]
    public async Task What_cannot_be_is_told_and_nothing_is_written(string blocks, string options, string message)
    {
        CommandRun run = await _files.ClearAsync(
            Header + "a,h01,offer,20,100000,1,,\n", [.. ClearFiles.Intervals(2), .. _files.Blocks(blocks), .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_files.Out));
    }

    [Fact]
    public async Task A_file_without_a_name_is_told()
    {
        CommandRun run = await _files.ClearAsync(Header, "--blocks", "");

        Assert.Equal((2, "error: the name of a CSV file is empty. Name a file, or leave the option out."), (run.Code, run.Error.Trim()));
    }

    [Fact]
    public async Task More_blocks_than_can_be_cleared_are_refused()
    {
        string rows = string.Concat(Enumerable.Range(0, 65).Select(i => $"ev{i},h02,bid,2026-06-18T12:00,10,1\n"));
        CommandRun run = await _files.ClearAsync(Header, [.. ClearFiles.Intervals(1), .. _files.Blocks(rows)]);

        Assert.Equal(2, run.Code);
        Assert.Contains("the file has 65 blocks, allowed are 64. Clear fewer at once.", run.Error, StringComparison.Ordinal);
    }

    private static string OrdersOf(BlockOracle oracle) => Header + string.Concat(oracle.Orders.Select((order, i) => string.Create(
        CultureInfo.InvariantCulture,
        $"o{i},n{i},{(order.IsBid ? "bid" : "offer")},{order.Watts},{order.Price},1,{At(order.From)},{At(order.Until)}\n")));

    private static string BlocksOf(BlockOracle oracle) => string.Concat(oracle.Blocks.Select((block, i) => string.Create(
        CultureInfo.InvariantCulture, $"block{i},b{i},{(block.IsBid ? "bid" : "offer")},{At(0)},{string.Join(';', block.Watts)},{block.Price}\n")));

    private static long At(int interval) => ClearFiles.NoonS + (3600L * interval);

    private static string Reversed(string rows) => string.Concat(rows.Split('\n', StringSplitOptions.RemoveEmptyEntries).Reverse().Select(row => row + "\n"));

    private static string Sorted(string table) => string.Join('\n', table.Split('\n').Order(StringComparer.Ordinal));

    /// <returns>How many blocks were accepted.</returns>
    private int AssertWholeAndWithinLimits(int seed)
    {
        (Table blocks, Table trades, Table fills) = (_files.Table("blocks.csv"), _files.Table("trades.csv"), _files.Table("fills.csv"));
        foreach (string[] row in blocks.Rows)
        {
            string id = blocks.Text(row, "block_id");
            string[][] own = [.. trades.Rows.Where(trade => trades.Text(trade, "buy_order_id") == id || trades.Text(trade, "sell_order_id") == id)];
            bool isAccepted = blocks.Text(row, "decision") == "accepted";
            Assert.True(own.Sum(trade => trades.Number(trade, "energy_j")) == (isAccepted ? blocks.Number(row, "energy_j") : 0), $"Seed {seed}: {id} is not served as a whole.");
            if (isAccepted)
            {
                double paid = own.Sum(trade => trades.Number(trade, "energy_j") * trades.Number(trade, "price_micro_eur_per_kwh")) / blocks.Number(row, "energy_j");
                double gain = (blocks.Number(row, "price_micro_eur_per_kwh") - paid) * (blocks.Text(row, "side") == "bid" ? 1 : -1);
                Assert.True(gain >= -1e-6, $"Seed {seed}: {id} loses {-gain}.");
                Assert.Equal(paid, blocks.Number(row, "mean_price_micro_eur_per_kwh"), 1e-6);
            }
        }

        AssertConserved((trades, fills), seed);
        return blocks.Rows.Count(row => blocks.Text(row, "decision") == "accepted");
    }

    /// <summary>In every interval, what orders got is what trades with orders say.</summary>
    private static void AssertConserved((Table Trades, Table Fills) results, int seed)
    {
        (Table trades, Table fills) = results;
        foreach (string[] row in fills.Rows)
        {
            (string interval, string id) = (fills.Text(row, "interval_start"), fills.Text(row, "order_id"));
            double tradedW = trades.Rows.Where(trade => trades.Text(trade, "interval_start") == interval && (trades.Text(trade, "buy_order_id") == id || trades.Text(trade, "sell_order_id") == id))
                .Sum(trade => trades.Number(trade, "quantity_w"));
            Assert.True(tradedW == fills.Number(row, "cleared_w"), $"Seed {seed}: {id} at {interval}.");
        }
    }
}
