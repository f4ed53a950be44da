using EdgeLem.Gateway.Ledger;
using EdgeLem.Gateway.Ledger.Records;
using EdgeLem.Gateway.Ledger.Statements;
using EdgeLem.Gateway.Tests.Commands;

namespace EdgeLem.Gateway.Tests.Ledger.Statements;

/// <summary>The sample's settlement, a correction of it and a settlement of the day after.</summary>
public sealed class StatementTests : IDisposable
{
    private readonly LedgerFolder _folder = new();
    private readonly string _path;

    public StatementTests()
    {
        _path = _folder.PathOf("statements.db");
        using SqliteLedger ledger = SampleLedger.Fill(SqliteLedger.Open(_path, SampleLedger.Genesis));
        ledger.AppendCorrections(SampleLedger.Settled with
        {
            MeterReadings = [],
            Lines =
            [
                new SettlementLineRecord { Account = "house-2", Kind = "correction", EnergyJ = -36_000, PriceMicroEurPerKwh = 80_000, AmountMicroEur = 800 },
                new SettlementLineRecord { Account = "retailer", Kind = "correction", EnergyJ = 36_000, PriceMicroEurPerKwh = 80_000, AmountMicroEur = -800 },
            ],
        });
        ledger.AppendSettlement(SampleLedger.Settled with { Interval = SampleLedger.Settled.Interval with { StartS = SampleLedger.StartS + 86_400 } });
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_statements_of_all_accounts_hold_every_line_of_the_ledger_once_and_sum_to_zero()
    {
        StatementSet set = StatementReader.Read(_path, StatementPeriod.All);

        Assert.Equal(["house-1", "house-10", "house-2", "retailer"], set.Statements.Select(statement => statement.Account));
        Assert.Equal(12, set.Statements.Sum(statement => statement.Lines.Length)); // 5 + 2 + 5 lines
        Assert.Equal(0, set.Statements.Sum(statement => statement.AmountMicroEur));
        Assert.Equal(-105_000, set.Statements[0].AmountMicroEur); // twice -37,500 and -15,000
        Assert.Equal(("demo", 64), (set.FeederId, set.Head.Length));
    }

    [Fact]
    public void A_correction_stands_at_the_interval_that_it_corrects()
    {
        AccountStatement statement = Assert.Single(StatementReader.Read(_path, StatementPeriod.All, "house-2").Statements);

        Assert.Equal(
            [(2L, SampleLedger.StartS, "trade"), (4, SampleLedger.StartS, "correction"), (5, SampleLedger.StartS + 86_400, "trade")],
            statement.Lines.Select(line => (line.RoundNumber, line.IntervalStartS, line.Kind)));
        Assert.Equal([("correction", -36_000L, 800L), ("trade", -720_000, 30_000)], statement.Totals());
    }

    [Fact]
    public void A_period_begins_with_its_first_start_and_ends_before_its_last()
    {
        StatementSet day = StatementReader.Read(_path, new StatementPeriod(SampleLedger.StartS, SampleLedger.StartS + 86_400));
        StatementSet after = StatementReader.Read(_path, new StatementPeriod(SampleLedger.StartS + 1, long.MaxValue));

        Assert.Equal((7, 5), (day.Statements.Sum(statement => statement.Lines.Length), after.Statements.Sum(statement => statement.Lines.Length)));
    }

    [Fact]
    public void Files_are_a_row_per_account_and_a_csv_and_a_page_for_each()
    {
        string folder = _folder.PathOf("out");
        IReadOnlyList<string> files = StatementFiles.Write(StatementReader.Read(_path, StatementPeriod.All), folder);

        Assert.Equal(9, files.Count);
        Assert.Equal("account,lines,amount_micro_eur\nhouse-1,4,-105000\nhouse-10,2,45000\nhouse-2,3,30800\nretailer,3,29200\n", File.ReadAllText(files[0]));
        Assert.Equal(
            "round_number,interval_start,interval_start_utc,kind,energy_j,price_micro_eur_per_kwh,amount_micro_eur,balance_micro_eur\n"
            + "2,1800000000,2027-01-15T08:00:00Z,trade,-360000,150000,15000,15000\n"
            + "4,1800000000,2027-01-15T08:00:00Z,correction,-36000,80000,800,15800\n"
            + "5,1800086400,2027-01-16T08:00:00Z,trade,-360000,150000,15000,30800\n",
            File.ReadAllText(Path.Combine(folder, "statement-house-2.csv")));
        string page = File.ReadAllText(Path.Combine(folder, "statement-house-2.html"));
        Assert.Contains("<dt>To receive</dt><dd>0.030800 EUR</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<tr class=\"correction\"><td>2027-01-15T08:00:00Z</td><td>4</td>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal); // nothing is loaded from elsewhere
    }

    [Fact]
    public void Text_of_the_ledger_cannot_become_part_of_the_page()
    {
        string tampered = _folder.Tamper(_path, "UPDATE settlement_lines SET kind = '<script>alert(1)</script>'; UPDATE genesis SET value = 'a&<b>' WHERE key = 'feeder'");
        StatementFiles.Write(StatementReader.Read(tampered, StatementPeriod.All), _folder.PathOf("html"));

        string page = File.ReadAllText(_folder.PathOf("html/statement-house-1.html"));
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("a&amp;&lt;b&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_that_is_none_is_refused_before_it_names_a_file() => Assert.Throws<InvalidDataException>(
        () => StatementReader.Read(_folder.Tamper(_path, "UPDATE settlement_lines SET account = '../../etc/x' WHERE account = 'house-1'"), StatementPeriod.All));

    [Theory]
    [InlineData("2027-01-15", 1_799_971_200)]
    [InlineData("2027-01-15T08:00", 1_800_000_000)]
    [InlineData("2027-01-15T08:00:05Z", 1_800_000_005)]
    public void A_bound_is_a_utc_date_or_time(string text, long expectedS)
    {
        Assert.True(StatementPeriod.TryParse(text, out long epochS));
        Assert.Equal(expectedS, epochS);
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("15.01.2027")]
    [InlineData("1969-12-31")]
    public void Another_bound_is_refused(string text) => Assert.False(StatementPeriod.TryParse(text, out _));

    [Fact]
    public async Task The_command_writes_one_account_of_a_period()
    {
        string folder = _folder.PathOf("one");
        CommandRun run = await CommandRun.OfAsync("ledger", "statements", "--ledger", _path, "--node", "house-2", "--from", "2027-01-15", "--to", "2027-01-16", "--out", folder);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(["statement-house-2.csv", "statement-house-2.html", "statements.csv"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
        Assert.Equal(3, File.ReadAllLines(Path.Combine(folder, "statement-house-2.csv")).Length); // header, trade, correction
    }

    [Fact]
    public async Task Every_mistake_of_the_command_line_is_named_with_what_is_allowed()
    {
        CommandRun run = await CommandRun.OfAsync("ledger", "statements", "--ledger", _path, "--node", "House 2", "--from", "soon", "--out", _folder.PathOf("never"));

        Assert.Equal(2, run.Code);
        Assert.Equal(
            [
                "error: --from is 'soon', it must be a UTC date or time such as 2026-06-01 or 2026-06-01T12:00.",
                "error: --node is 'House 2', it must be a node id (1 to 32 of a-z, 0-9 and '-'), network or retailer.",
            ],
            run.Error.TrimEnd().Split(Environment.NewLine));
        Assert.False(Directory.Exists(_folder.PathOf("never")));
    }

    [Fact]
    public async Task An_account_without_lines_is_one_error_and_exits_2()
    {
        CommandRun run = await CommandRun.OfAsync("ledger", "statements", "--ledger", _path, "--node", "network", "--out", _folder.PathOf("empty"));

        Assert.Equal(2, run.Code);
        Assert.StartsWith("error: the ledger booked nothing for this account", run.Error, StringComparison.Ordinal);
    }
}
