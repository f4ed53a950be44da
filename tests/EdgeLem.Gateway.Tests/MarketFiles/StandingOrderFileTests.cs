using System.Globalization;
using EdgeLem.Gateway.Tests.Commands;
using EdgeLem.Gateway.Tests.Feeders;

namespace EdgeLem.Gateway.Tests.MarketFiles;

/// <summary>Orders with a validity over several intervals of the command <c>clear</c>.</summary>
public sealed class StandingOrderFileTests : IDisposable
{
    private const string Plain = "order_id,node,side,quantity_w,price_micro_eur_per_kwh,arrival";
    private readonly ClearFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task An_order_takes_part_in_the_intervals_that_lie_in_its_validity_and_is_listed_in_all()
    {
        // Valid for the second interval alone; the offer's validity ends a second too early for the third.
        await _files.ClearAsync(
            $"{Plain},valid_from,valid_until\nb,h01,bid,500,200000,1,2026-06-18T12:15,2026-06-18T12:30\ns,h02,offer,800,100000,1,,{ClearFiles.NoonS + 2699}\nold,h03,bid,700,300000,1,,{ClearFiles.NoonS}\n",
            ClearFiles.Intervals(3));

        Table fills = _files.Table("fills.csv");
        Assert.Equal(
            ["not-yet-valid", "", "expired"], fills.Rows.Where(row => fills.Text(row, "order_id") == "b").Select(row => fills.Text(row, "reason")));
        Assert.Equal(
            ["no-counter-orders", "rationed-at-margin", "expired"], fills.Rows.Where(row => fills.Text(row, "order_id") == "s").Select(row => fills.Text(row, "reason")));
        Assert.Equal([700.0, 700, 700], fills.Rows.Where(row => fills.Text(row, "reason") == "expired" && fills.Text(row, "order_id") == "old").Select(row => fills.Number(row, "unfilled_w")));
        Assert.Equal(500 * 900, _files.Total("clearedJ"));
    }

    /// <summary>Oracle: the same command, once for each interval, on the rows that are in force there.</summary>
    [Theory]
    [InlineData("uniform-price", "")]
    [InlineData("pay-as-bid", "--retail-price 300000 --feed-in-price 80000")]
    [InlineData("continuous-double-auction", "--retail-price 300000 --feed-in-price 80000")]
    public async Task Several_intervals_are_single_ones_with_the_rows_in_force_written_by_hand(string mechanism, string options)
    {
        string[] all = ["--mechanism", mechanism, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        int compared = 0;
        for (int seed = 0; seed < 10; seed++)
        {
            (string Row, int From, int Until)[] orders = RandomOrders(new Random(seed));
            string rows = string.Concat(orders.Select(order => $"{order.Row},{At(order.From)},{At(order.Until)}\n"));
            Assert.Equal(0, (await _files.ClearAsync($"{Plain},valid_from,valid_until\n{rows}", [.. ClearFiles.Intervals(4), .. all])).Code);
            string[] trades = _files.Text("trades.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
            List<string> byHand = [];
            for (int t = 0; t < 4; t++)
            {
                string inForce = string.Concat(orders.Where(order => order.From <= t && t < order.Until).Select(order => $"{order.Row}\n"));
                await _files.ClearAsync($"{Plain}\n{inForce}", [.. ClearFiles.Intervals(1, At(t)), .. all]);
                byHand.AddRange(_files.Text("trades.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => $"{At(t)},{row}"));
            }

            Assert.True(trades.Skip(1).SequenceEqual(byHand), $"Seed {seed}: {byHand.Count} trades by hand, {trades.Length - 1} at once.");
            compared += byHand.Count;
        }

        Assert.True(compared > 40, $"{compared} trades: the cases test too little.");
    }

    [Fact]
    public async Task Power_is_conserved_in_every_interval_and_totals_are_the_sums_of_intervals()
    {
        string rows = string.Concat(RandomOrders(new Random(3)).Select(order => $"{order.Row},{At(order.From)},{At(order.Until)}\n"));
        await _files.ClearAsync($"{Plain},valid_from,valid_until\n{rows}", [.. ClearFiles.Intervals(4), "--retail-price", "300000", "--feed-in-price", "80000"]);

        Table fills = _files.Table("fills.csv");
        Table trades = _files.Table("trades.csv");
        foreach (IGrouping<string, string[]> interval in fills.Rows.GroupBy(row => fills.Text(row, "interval_start")))
        {
            double Sum(string side) => interval.Where(row => fills.Text(row, "side") == side).Sum(row => fills.Number(row, "cleared_w"));
            double tradedW = trades.Rows.Where(row => trades.Text(row, "interval_start") == interval.Key).Sum(row => trades.Number(row, "quantity_w"));
            Assert.Equal((tradedW, tradedW), (Sum("bid"), Sum("offer")));
        }

        Assert.Equal(trades.Rows.Sum(row => trades.Number(row, "energy_j")), _files.Total("clearedJ"));
        Assert.Equal(_files.Summary().GetProperty("perInterval").EnumerateArray().Sum(one => one.GetProperty("welfareMicroEur").GetInt64()), _files.Total("welfareMicroEur"));
    }

    [Theory]
    [InlineData("b,h01,bid,500,200000,1,12,12\n", "--interval 0", ":2: valid_until is '12', not after valid_from '12'. Swap or correct them.")]
    [InlineData("b,h01,bid,500,200000,1,noon,\n", "--interval 0", ":2: valid_from is 'noon'; it must be UTC epoch seconds from 0 or a UTC time from 1970 such as 2026-06-18T12:00.")]
    [InlineData("b,h01,bid,500,200000,1,12,\n", "", "--interval is missing: which orders with a validity take part depends on when the interval is. Give its start.")]
    [InlineData("b,h01,bid,500,200000,1,,\n", "--intervals 97", "--intervals is 97, it must be 1 to 96 intervals.")]
    [InlineData("b,h01,bid,500,200000,1,,\n", "--intervals 0", "--intervals is 0, it must be 1 to 96 intervals.")]
    public async Task What_cannot_be_is_told(string rows, string options, string message)
    {
        CommandRun run = await _files.ClearAsync($"{Plain},valid_from,valid_until\n{rows}", options.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private static long At(int interval) => ClearFiles.NoonS + (900L * interval);

    private static (string Row, int From, int Until)[] RandomOrders(Random random) => [.. Enumerable.Range(0, 16).Select(i =>
    {
        int from = random.Next(-1, 4);
        string row = string.Create(CultureInfo.InvariantCulture, $"o{i},h{random.Next(5):00},{(random.Next(2) == 0 ? "bid" : "offer")},{random.Next(1, 900)},{80_000 + (20_000 * random.Next(0, 12))},{random.Next(3)}");
        return (row, from, from + random.Next(1, 5));
    })];
}
