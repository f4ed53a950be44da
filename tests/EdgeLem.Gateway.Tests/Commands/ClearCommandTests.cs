using System.Text.Json;
using EdgeLem.Gateway.Tests.Feeders;
using EdgeLem.Market.Clearing;

namespace EdgeLem.Gateway.Tests.Commands;

public sealed class ClearCommandTests : IDisposable
{
    private const string Header = "order_id,node,side,quantity_w,price_micro_eur_per_kwh,arrival,phase\n";

    /// <summary>Worked by hand: 3500 W of supply lie below the demand of 4000 W, b2 is partly filled and so sets the price of 200,000.</summary>
    private const string Orders = Header + """
        b1,h01,bid,1500,280000,10,A
        b2,h02,bid,2500,200000,11,
        b3,h03,bid,900,90000,12,
        s1,h04,offer,2000,60000,10,
        s2,h05,offer,1500,150000,12,ABC
        s3,h06,offer,4000,250000,14,

        """;

    private readonly TemporaryFolder _folder = new();

    private string Out => _folder.PathOf("out");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_fills_of_a_market_without_retailer_are_those_worked_by_hand()
    {
        CommandRun run = await ClearAsync(Orders);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(
            """
            order_id,node,phases,side,quantity_w,price_micro_eur_per_kwh,arrival,cleared_w,retailer_w,refused_w,unfilled_w,reason
            b1,h01,A,bid,1500,280000,10,1500,0,0,0,
            b2,h02,ABC,bid,2500,200000,11,2000,0,0,500,rationed-at-margin
            b3,h03,ABC,bid,900,90000,12,0,0,0,900,outbid
            s1,h04,ABC,offer,2000,60000,10,2000,0,0,0,
            s2,h05,ABC,offer,1500,150000,12,1500,0,0,0,
            s3,h06,ABC,offer,4000,250000,14,0,0,0,4000,outbid

            """.ReplaceLineEndings("\n"),
            Text("fills.csv"));
    }

    /// <summary>1500 W at 0.20 EUR/kWh for a quarter of an hour are 0.375 kWh and 75,000 micro-euro.</summary>
    [Fact]
    public async Task Trades_state_energy_and_money()
    {
        await ClearAsync(Orders);

        Assert.Equal(
            """
            buy_order_id,buyer,buyer_phases,sell_order_id,seller,seller_phases,quantity_w,price_micro_eur_per_kwh,energy_j,amount_micro_eur
            b1,h01,A,s1,h04,ABC,1500,200000,1350000,75000
            b2,h02,ABC,s1,h04,ABC,500,200000,450000,25000
            b2,h02,ABC,s2,h05,ABC,1500,200000,1350000,75000

            """.ReplaceLineEndings("\n"),
            Text("trades.csv"));
    }

    [Fact]
    public async Task The_summary_has_exactly_these_figures()
    {
        await ClearAsync(Orders);

        JsonElement summary = Summary();
        Assert.Equal(
            [
                "mechanism", "policy", "fees", "losses", "intervalStart", "intervalSeconds", "orders", "bidW", "offerW", "clearedW", "trades", "priceMicroEurPerKwh",
                "meanPriceMicroEurPerKwh", "noTrade", "welfareMicroEur", "optimalWelfareMicroEur", "retailerSaleW", "retailerPurchaseW", "refusedW", "allowed", "violationsBefore",
                "violationsAfter", "iterations", "messages", "minVoltagePu", "maxVoltagePu", "maxVufPercent", "maxLoadingPercent", "supplyW", "lossesJ", "unallocatedLossesJ", "feesMicroEur",
                "feeCostMicroEur",
            ],
            summary.EnumerateObject().Select(property => property.Name));
        Assert.Equal((4900, 7500, 3500), (Number(summary, "bidW"), Number(summary, "offerW"), Number(summary, "clearedW")));
        Assert.Equal(200_000, Number(summary, "priceMicroEurPerKwh"));

        // (1500 x 0.28 + 2000 x 0.20 - 2000 x 0.06 - 1500 x 0.15) EUR/kWh x W over a quarter of an hour.
        Assert.Equal((118_750, 118_750), (Number(summary, "welfareMicroEur"), Number(summary, "optimalWelfareMicroEur")));
    }

    /// <summary>The interval begins at the first grid point after the last arrival, 14 s, unless it is given.</summary>
    [Theory]
    [InlineData("", 900, 900)]
    [InlineData("--interval-seconds 300", 300, 300)]
    [InlineData("--interval 2026-06-18T12:00", 1_781_784_000, 900)]
    [InlineData("--interval 1800", 1800, 900)]
    public async Task The_interval_is_given_or_follows_the_last_arrival(string options, long startS, long lengthS)
    {
        await ClearAsync(Orders, options.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((startS, lengthS), (Number(Summary(), "intervalStart"), Number(Summary(), "intervalSeconds")));
    }

    [Fact]
    public async Task The_retailer_serves_what_finds_no_neighbour()
    {
        await ClearAsync(Orders, "--retail-price", "300000", "--feed-in-price", "80000");

        var fills = new Table(Path.Combine(Out, "fills.csv"));
        Assert.Equal((500, 0), (fills.Number(fills.Row("b2"), "retailer_w"), fills.Number(fills.Row("b2"), "unfilled_w")));
        Assert.Equal((1400, 4000), (Number(Summary(), "retailerSaleW"), Number(Summary(), "retailerPurchaseW")));

        // The offer at 0.06 is worth the feed-in price of 0.08: 2000 W x 0.02 EUR/kWh x 0.25 h less than without a retailer.
        Assert.Equal(108_750, Number(Summary(), "welfareMicroEur"));
    }

    [Fact]
    public async Task The_sequence_of_the_rows_changes_nothing_but_the_sequence_of_the_fills()
    {
        string[] rows = Orders.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await ClearAsync(Orders);
        (string trades, string summary, string[] fills) = (Text("trades.csv"), Text("summary.json"), Text("fills.csv").Split('\n'));
        await ClearAsync(string.Join('\n', [rows[0], .. rows[1..].Reverse()]) + "\n");

        Assert.Equal((trades, summary), (Text("trades.csv"), Text("summary.json")));
        Assert.Equal(fills.Order(StringComparer.Ordinal), Text("fills.csv").Split('\n').Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", "no-orders")]
    [InlineData("b1,h01,bid,1500,280000,10,A\n", "no-offers")]
    [InlineData("s1,h04,offer,2000,60000,10,\n", "no-bids")]
    [InlineData("b1,h01,bid,1500,50000,10,A\ns1,h04,offer,2000,60000,10,\n", "prices-do-not-cross")]
    public async Task A_book_without_trade_closes_with_its_reason(string rows, string reason)
    {
        CommandRun run = await ClearAsync(Header + rows);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(reason, Summary().GetProperty("noTrade").GetString());
        Assert.Contains($"nothing: {reason}", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_mistakes_of_file_and_options_come_in_one_report_and_nothing_is_written()
    {
        CommandRun run = await ClearAsync(
            Header + """
            b1,h01,buy,1500,280000,10,A
            b1,H02,bid,0,2e5,11,
            ,h03,bid,-900,90000,x,D
            s1,h04,offer,2000

            """,
            "--mechanism", "unifrom-price", "--retail-price", "300000");

        string file = _folder.PathOf("orders.csv");
        Assert.Equal(2, run.Code);
        Assert.Equal(
            [
                "error: --retail-price and --feed-in-price belong together. Give both, or none for a market without retailer.",
                $"error: --mechanism is 'unifrom-price', it must be one of {string.Join(", ", MarketClearings.Names)}. The nearest one is 'uniform-price'.",
                $"error: {file}:2: side is 'buy'; it must be bid (to buy) or offer (to sell).",
                $"error: {file}:3: order_id is 'b1', as on line 2. Give every order an id of its own.",
                $"error: {file}:3: quantity_w is 0: an order for nothing cannot be traded. Remove the row, or give a whole number of W from 1 to 1000000000.",
                $"error: {file}:3: price_micro_eur_per_kwh is '2e5'; it must be a whole number of micro-euro per kWh from -1000000000 to 1000000000. Correct the value or its unit.",
                $"error: {file}:3: node is 'H02'; a node id has 1 to 32 characters of a-z, 0-9 and '-' and is none of 'market', 'retailer' and 'network'. Rename it.",
                $"error: {file}:4: order_id is ''; it must have 1 to 64 characters and no control characters. Give every order an id of its own.",
                $"error: {file}:4: quantity_w is '-900'; it must be a whole number of W from 1 to 1000000000. Correct the value or its unit.",
                $"error: {file}:4: arrival is 'x'; it must be a whole number of s (UTC epoch) from 0 to 253402300799. Correct the value or its unit.",
                $"error: {file}:4: phase is 'D'; it must be A, B, C or ABC, or empty for ABC.",
                $"error: {file}:5: the row has 4 fields, the header 7. Give as many.",
            ],
            run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r')));
        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public async Task Bad_input_leaves_the_results_of_an_earlier_run()
    {
        await ClearAsync(Orders);
        string before = Text("summary.json");
        CommandRun run = await ClearAsync(Header + "b1,h01,bid,x,1,,\n");

        Assert.Equal((2, before), (run.Code, Text("summary.json")));
    }

    [Theory]
    [InlineData("--mechanism", "uniform-price")]
    [InlineData("--policy", "check-only")]
    [InlineData("--fees", "none")]
    [InlineData("--losses", "none")]
    public async Task An_unknown_name_is_answered_with_what_is_allowed(string option, string known)
    {
        CommandRun run = await ClearAsync(Orders, option, "nothing-of-the-kind");

        Assert.Equal(2, run.Code);
        Assert.Contains($"{option} is 'nothing-of-the-kind', it must be one of ", run.Error, StringComparison.Ordinal);
        Assert.Contains(known, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--interval-seconds 0", "--interval-seconds is 0, it must be 1 to 86400 s.")]
    [InlineData("--retail-price 1 --feed-in-price 2", "--feed-in-price is 2, above --retail-price 1")]
    [InlineData("--fee-rate -1", "--fee-rate is -1, it must be 0 to 1000000000 micro-euro per kWh.")]
    [InlineData("--base-load base.csv", "--base-load is about power in a network, and there is none. Give --feeder too.")]
    [InlineData("--max-voltage 3", "maxVoltagePu 3 must be 1 to 1.5.")]
    [InlineData("--retail-price 4x --feed-in-price 2", "--retail-price is '4x', it must be a whole number such as 80000.")]
    [InlineData("--interval noon", "--interval is 'noon', it must be UTC epoch seconds from 0 or a UTC time from 1970 such as 2026-06-18T12:00.")]
    public async Task An_option_out_of_range_is_named_with_its_range(string options, string message)
    {
        CommandRun run = await ClearAsync(Orders, options.Split(' '));

        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    /// <summary>Numbers stand before texts and by their value: at one price and arrival, order 9 of a node is served before its order 10.</summary>
    [Fact]
    public async Task Ids_that_are_numbers_break_ties_by_their_value()
    {
        await ClearAsync(Header + "10,h01,bid,1001,200000,5,\n9,h01,bid,1001,200000,5,\ns,h02,offer,1001,100000,5,\n");

        // Pro rata at the margin: 500 W each, the odd watt in merit order.
        var fills = new Table(Path.Combine(Out, "fills.csv"));
        Assert.Equal((501, 500), (fills.Number(fills.Row("9"), "cleared_w"), fills.Number(fills.Row("10"), "cleared_w")));
    }

    [Fact]
    public async Task Every_mechanism_accounts_for_every_watt()
    {
        foreach (string mechanism in MarketClearings.Names)
        {
            CommandRun run = await ClearAsync(Orders, "--mechanism", mechanism, "--retail-price", "300000", "--feed-in-price", "80000");

            Assert.True(run.Code == 0, $"{mechanism}: {run.Error}");
            var fills = new Table(Path.Combine(Out, "fills.csv"));
            var trades = new Table(Path.Combine(Out, "trades.csv"));
            Assert.All(fills.Rows, row => Assert.Equal(
                fills.Number(row, "quantity_w"),
                fills.Number(row, "cleared_w") + fills.Number(row, "retailer_w") + fills.Number(row, "refused_w") + fills.Number(row, "unfilled_w")));
            Assert.Equal(fills.Rows.Where(row => fills.Text(row, "side") == "bid").Sum(row => fills.Number(row, "cleared_w")), trades.Rows.Sum(row => trades.Number(row, "quantity_w")));
            Assert.True(Number(Summary(), "welfareMicroEur") <= Number(Summary(), "optimalWelfareMicroEur"), $"{mechanism} gains more than the optimum.");
        }
    }

    private Task<CommandRun> ClearAsync(string orders, params string[] options) =>
        CommandRun.OfAsync(["clear", "--orders", _folder.Write("orders.csv", orders.ReplaceLineEndings("\n")), "--out", Out, .. options]);

    private string Text(string name) => File.ReadAllText(Path.Combine(Out, name));

    private JsonElement Summary() => JsonDocument.Parse(Text("summary.json")).RootElement;

    private static long Number(JsonElement summary, string name) => summary.GetProperty(name).GetInt64();
}
