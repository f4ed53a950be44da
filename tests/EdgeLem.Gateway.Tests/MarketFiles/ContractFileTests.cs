using EdgeLem.Gateway.Tests.Commands;
using EdgeLem.Gateway.Tests.Feeders;

namespace EdgeLem.Gateway.Tests.MarketFiles;

/// <summary>Bilateral contracts in the command <c>clear</c>, without a network.</summary>
public sealed class ContractFileTests : IDisposable
{
    private const string Header = "contract_id,seller,buyer,power_w,price_micro_eur_per_kwh,valid_from,valid_until,offered,accepted,withdrawn,deadline,decision,kind\n";
    private const string Orders = "order_id,node,side,quantity_w,price_micro_eur_per_kwh,arrival\nb1,h01,bid,500,200000,1\nb2,h02,bid,500,200000,1\ns1,h02,offer,700,100000,1\ns2,h03,offer,700,100000,1\n";
    private readonly ClearFiles _files = new();

    public void Dispose() => _files.Dispose();

    /// <summary>1000 W for a quarter of an hour are 0.25 kWh; at 0.15 EUR/kWh they cost 37,500 micro-euro.</summary>
    [Fact]
    public async Task A_contract_in_force_is_delivered_at_its_own_price_before_the_orders_are_cleared()
    {
        CommandRun run = await ClearAsync("c1,h08,h09,1000,150000,2026-06-18T12:00,2026-06-18T12:15,2026-06-17,2026-06-17T01:00,,,,\n");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(
            """
            buy_order_id,buyer,buyer_phases,sell_order_id,seller,seller_phases,quantity_w,price_micro_eur_per_kwh,energy_j,amount_micro_eur,contract_id
            ,h09,ABC,,h08,ABC,1000,150000,900000,37500,c1
            b1,h01,ABC,s1,h02,ABC,500,100000,450000,12500,
            b2,h02,ABC,s2,h03,ABC,500,100000,450000,12500,

            """.ReplaceLineEndings("\n"),
            // Two offers at one price share 1000 W pro rata.
            _files.Text("trades.csv"));
        Assert.Equal(("approved", "1000", "37500"), Contract("c1"));
        Assert.Equal((1000, 37_500), (_files.Summary().GetProperty("contractW").GetInt64(), _files.Summary().GetProperty("contractMicroEur").GetInt64()));
    }

    [Fact]
    public async Task A_node_whose_contract_sells_cannot_buy_and_one_whose_contract_buys_cannot_sell()
    {
        await ClearAsync("c1,h02,h03,1000,150000,2026-06-18T12:00,2026-06-18T12:15,2026-06-17,2026-06-17T01:00,,,,\n");

        Table fills = _files.Table("fills.csv");
        Assert.Equal(["", "registered-on-other-side", "rationed-at-margin", "registered-on-other-side"], fills.Rows.Select(row => fills.Text(row, "reason")));
        Assert.Equal([0.0, 500, 200, 700], fills.Rows.Select(row => fills.Number(row, "unfilled_w")));
    }

    /// <summary>The interval is the first of two; the second begins when the validity of the contract ends.</summary>
    [Theory]
    [InlineData("2026-06-17,2026-06-17T01:00,,,,", "approved", "", "ended")]
    [InlineData("2026-06-17,2026-06-18T12:00,,,,", "expired", "deadline-over", "expired")]
    [InlineData("2026-06-17,2026-06-17T02:00,,2026-06-17T01:00,,", "expired", "deadline-over", "expired")]
    [InlineData("2026-06-17,2026-06-17T02:00,2026-06-17T01:00,,,", "withdrawn", "not-possible-in-state", "withdrawn")]
    [InlineData("2026-06-17,2026-06-17T01:00,2026-06-17T02:00,,,", "approved", "not-possible-in-state", "ended")]
    [InlineData("2026-06-17,2026-06-17T01:00,,,network-limit,", "refused", "network-limit", "refused")]
    [InlineData("2026-06-17,2026-06-17T01:00,,,not-admitted,", "refused", "not-admitted", "refused")]
    [InlineData("2026-06-18T12:00,2026-06-18T12:01,,,,", "offer-refused", "deadline-over", "offer-refused")]
    [InlineData("2026-06-18T12:05,2026-06-18T12:06,,,,", "not-yet-offered", "", "offer-refused")]
    public async Task The_dates_of_a_contract_decide_its_state(string dates, string state, string reason, string stateThen)
    {
        await ClearAsync($"c1,h08,h09,1000,150000,2026-06-18T12:00,2026-06-18T12:15,{dates}\n", intervals: 2);

        Table contracts = _files.Table("contracts.csv");
        Assert.Equal((state, reason), (contracts.Text(contracts.Rows[0], "state"), contracts.Text(contracts.Rows[0], "reason")));
        Assert.Equal(stateThen, contracts.Text(contracts.Rows[1], "state"));
        Assert.Equal([state == "approved" ? 1000 : 0, 0.0], contracts.Rows.Select(row => contracts.Number(row, "delivered_w")));
    }

    [Fact]
    public async Task Who_offers_one_contract_cannot_buy_by_another_at_the_same_time()
    {
        await ClearAsync(
            "c1,h08,h09,1000,150000,2026-06-18T12:00,2026-06-18T12:15,2026-06-17,2026-06-17T02:00,,,,\n"
            + "c2,h07,h08,1000,150000,2026-06-18T12:00,2026-06-18T12:15,2026-06-17,2026-06-17T01:00,,,,\n");

        Assert.Equal("approved", Contract("c1").State);
        Table contracts = _files.Table("contracts.csv");
        Assert.Equal(("expired", "node-is-seller"), (contracts.Text(contracts.Row("c2"), "state"), contracts.Text(contracts.Row("c2"), "reason")));
    }

    [Fact]
    public async Task The_sequence_of_the_rows_changes_nothing_but_the_sequence_in_which_contracts_are_listed()
    {
        // Both offer in the same second and want to buy from each other: the first by id is the seller.
        string[] rows =
        [
            "c2,h08,h09,1000,150000,2026-06-18T12:00,2026-06-18T12:15,2026-06-17,2026-06-17T01:00,,,,\n", "c10,h09,h08,900,150000,2026-06-18T12:00,2026-06-18T12:15,2026-06-17,2026-06-17T01:00,,,,\n",
            "c1,h07,h08,1000,150000,2026-06-18T12:00,2026-06-18T12:15,2026-06-17T03:00,2026-06-17T04:00,,,,\n",
        ];
        await ClearAsync(string.Concat(rows));
        string before = Sorted(_files.Text("contracts.csv"));
        await ClearAsync(string.Concat(rows.Reverse()));

        Assert.Equal(before, Sorted(_files.Text("contracts.csv")));
    }

    [Fact]
    public async Task A_block_of_a_node_whose_contract_has_it_on_the_other_side_is_rejected()
    {
        string contracts = "c1,h08,h09,1000,150000,2026-06-18T12:15,2026-06-18T12:30,2026-06-17,2026-06-17T01:00,,,,\n";
        await _files.ClearAsync(
            Orders, [.. ClearFiles.Intervals(2), .. _files.Contracts(Header + contracts), .. _files.Blocks("ev,h08,bid,2026-06-18T12:00,10;10,200000\nheat,h08,bid,2026-06-18T12:00,10,200000\n")]);

        Table blocks = _files.Table("blocks.csv");
        Assert.Equal(("rejected", "registered-on-other-side"), (blocks.Text(blocks.Row("ev"), "decision"), blocks.Text(blocks.Row("ev"), "reason")));
        Assert.Equal("accepted", blocks.Text(blocks.Row("heat"), "decision"));
    }

    [Fact]
    public async Task A_fee_is_charged_on_what_contracts_deliver_as_on_trades()
    {
        await ClearAsync("c1,h08,h09,1000,150000,2026-06-18T12:00,2026-06-18T12:15,2026-06-17,2026-06-17T01:00,,,,\n", options: ["--fees", "unit", "--fee-rate", "20000"]);

        // 0.25 kWh at 0.02 EUR.
        Table fees = _files.Table("fees.csv");
        Assert.Equal(5000, fees.Number(fees.Row("h09"), "amount_micro_eur"));
    }

    [Theory]
    [InlineData("c1,h08,h09,1000,150000,2026-06-18T12:15,2026-06-18T12:00,2026-06-17,2026-06-17T01:00,,,,", ":2: valid_until is '2026-06-18T12:00', not after valid_from '2026-06-18T12:15'. Swap or correct them.")]
    [InlineData("c1,h08,h09,1000,150000,2026-06-18T12:00,2026-06-18T12:15,2026-06-17,,,,,", ":2: buyer is 'h09' and accepted is ''. Give both for a contract that somebody accepted, or none.")]
    [InlineData("c1,h08,,1000,150000,2026-06-18T12:00,2026-06-18T12:15,2026-06-17,2026-06-17,,,,", ":2: buyer is '' and accepted is '2026-06-17'. Give both for a contract that somebody accepted, or none.")]
    [InlineData("c1,h08,h09,1000,150000,2026-06-18T12:00,2026-06-18T12:15,2026-06-17,2026-06-16,,,,", ":2: accepted is '2026-06-16', before it was offered at '2026-06-17'. Correct one of them.")]
    [InlineData("c1,h08,h08,1000,150000,2026-06-18T12:00,2026-06-18T12:15,2026-06-17,2026-06-17,,,,", ":2: buyer and seller are both 'h08'. Nobody contracts with himself; correct one of them.")]
    [InlineData("c1,h08,,1000,150000,2026-06-18T12:00,2026-06-18T12:15,2026-06-17,,,,yes,", ":2: decision is 'yes'; it must be approved, network-limit or not-admitted, or empty to let the network decide.")]
    [InlineData("c1,h08,,1000,150000,2026-06-18T12:00,2026-06-18T12:15,2026-06-17,,,,,dso", ":2: kind is 'dso'; it must be prosumer (the seller is a node) or provider (the energy comes from outside), or empty for prosumer.")]
    [InlineData("c1,retailer,,1000,150000,2026-06-18T12:00,2026-06-18T12:15,2026-06-17,,,,,provider", ":2: seller is 'retailer'; a provider's account has 1 to 32 characters")]
    public async Task A_contract_that_cannot_be_is_told_with_its_line(string row, string message)
    {
        CommandRun run = await ClearAsync(row + "\n");

        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_files.Out));
    }

    [Fact]
    public async Task Contracts_need_to_know_when_the_interval_is_and_are_not_too_many()
    {
        string rows = string.Concat(Enumerable.Range(0, 201).Select(i => $"c{i},h08,,1000,150000,2026-06-18T12:00,2026-06-18T12:15,2026-06-17,,,,,\n"));
        CommandRun run = await _files.ClearAsync(Orders, _files.Contracts(Header + rows));

        Assert.Equal(2, run.Code);
        Assert.Contains("--interval is missing: which contracts take part depends on when the interval is. Give its start.", run.Error, StringComparison.Ordinal);
        Assert.Contains("the file has 201 contracts, allowed are 200. Leave out those that are over.", run.Error, StringComparison.Ordinal);
    }

    private (string State, string DeliveredW, string Amount) Contract(string id)
    {
        Table contracts = _files.Table("contracts.csv");
        string[] row = contracts.Row(id);
        return (contracts.Text(row, "state"), contracts.Text(row, "delivered_w"), contracts.Text(row, "amount_micro_eur"));
    }

    private static string Sorted(string table) => string.Join('\n', table.Split('\n').Order(StringComparer.Ordinal));

    private Task<CommandRun> ClearAsync(string contracts, int intervals = 1, params string[] options) =>
        _files.ClearAsync(Orders, [.. ClearFiles.Intervals(intervals), .. _files.Contracts(Header + contracts), .. options]);
}
