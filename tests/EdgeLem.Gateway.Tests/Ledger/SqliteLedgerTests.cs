using EdgeLem.Gateway.Ledger;
using EdgeLem.Gateway.Ledger.Records;
using Microsoft.Data.Sqlite;

namespace EdgeLem.Gateway.Tests.Ledger;

public sealed class SqliteLedgerTests : IDisposable
{
    private readonly LedgerFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_head_of_the_sample_ledger_is_golden()
    {
        using SqliteLedger ledger = SampleLedger.Fill(SqliteLedger.Open(":memory:", SampleLedger.Genesis));

        // Computed from docs/ledger.md by a separate program in another language. It changes only with the format, and then its version must.
        Assert.Equal("9f4718748b8eaabeb743adbd6a269b08e361d53a76e836c3e52239aa7a447cb9", SampleLedger.Genesis.Hash);
        Assert.Equal("1618e876a70fbedd98205b7812fcab089bceffca3e64e2d3b4005e67535b1cae", ledger.Head);
    }

    [Fact]
    public void The_same_records_in_any_sequence_give_the_same_head()
    {
        using SqliteLedger one = SampleLedger.Fill(SqliteLedger.Open(":memory:", SampleLedger.Genesis));
        using SqliteLedger other = SqliteLedger.Open(":memory:", SampleLedger.Genesis);
        other.AppendClearing(SampleLedger.Cleared with
        {
            Orders = [.. SampleLedger.Cleared.Orders.Reverse()],
            Trades = [.. SampleLedger.Cleared.Trades.Reverse()],
            Violations = [.. SampleLedger.Cleared.Violations.Reverse()],
        });
        other.AppendSettlement(SampleLedger.Settled with
        {
            MeterReadings = [.. SampleLedger.Settled.MeterReadings.Reverse()],
            Lines = [.. SampleLedger.Settled.Lines.Reverse()],
        });
        other.AppendClearing(SampleLedger.NoTrade);

        Assert.Equal(one.Head, other.Head);
    }

    [Fact]
    public void The_head_of_an_empty_ledger_is_its_genesis_which_depends_on_feeder_and_parameters()
    {
        using SqliteLedger ledger = SqliteLedger.Open(":memory:", SampleLedger.Genesis);
        LedgerGenesis otherFeeder = new("demo-2", new Dictionary<string, string> { ["mechanism"] = "uniform-price", ["interval-s"] = "900" });
        LedgerGenesis otherParameter = new("demo", new Dictionary<string, string> { ["mechanism"] = "uniform-price", ["interval-s"] = "300" });

        Assert.Equal((SampleLedger.Genesis.Hash, 0), (ledger.Head, ledger.RoundCount));
        Assert.Equal(3, new[] { SampleLedger.Genesis.Hash, otherFeeder.Hash, otherParameter.Hash }.Distinct().Count());
    }

    [Fact]
    public void A_re_opened_ledger_continues_the_chain()
    {
        string path = _folder.PathOf("a.db");
        using (SqliteLedger ledger = SqliteLedger.Open(path, SampleLedger.Genesis))
        {
            ledger.AppendClearing(SampleLedger.Cleared);
        }

        using (SqliteLedger ledger = SqliteLedger.Open(path, SampleLedger.Genesis))
        {
            ledger.AppendSettlement(SampleLedger.Settled);
            ledger.AppendClearing(SampleLedger.NoTrade);
        }

        Assert.Equal(_folder.WriteSample().Head, LedgerVerifier.Verify(path).Head);
    }

    [Fact]
    public void A_closed_ledger_is_one_file()
    {
        _folder.WriteSample();

        Assert.Equal(["sample.db"], Directory.EnumerateFiles(_folder.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public void After_a_crash_all_acknowledged_rounds_are_there_and_nothing_of_an_unfinished_one()
    {
        // A crash is what a copy of the files of an open ledger looks like, here with rows of round 2 written but not committed.
        using SqliteLedger ledger = SqliteLedger.Open(_folder.PathOf("live.db"), SampleLedger.Genesis);
        ledger.AppendClearing(SampleLedger.Cleared);
        using SqliteConnection unfinished = LedgerFolder.Connect(_folder.PathOf("live.db"));
        LedgerFolder.Run(unfinished, "BEGIN IMMEDIATE; INSERT INTO settlement_lines VALUES (2, 0, 'a', 'trade', 1, 1, 1)");
        foreach (string suffix in new[] { "", "-wal" })
        {
            File.Copy(_folder.PathOf($"live.db{suffix}"), _folder.PathOf($"crashed.db{suffix}"));
        }

        using SqliteLedger recovered = SqliteLedger.Open(_folder.PathOf("crashed.db"), SampleLedger.Genesis);

        Assert.Equal((ledger.Head, 1L), (recovered.Head, recovered.RoundCount));
        Assert.True(recovered.Verify(ledger.Head).IsIntact);
        Assert.Equal(2, recovered.AppendSettlement(SampleLedger.Settled).RoundNumber);
    }

    [Fact]
    public void What_was_appended_reads_back()
    {
        using SqliteLedger ledger = SampleLedger.Fill(SqliteLedger.Open(":memory:", SampleLedger.Genesis));

        Assert.Equal(SampleLedger.Cleared.Orders.ToHashSet(), [.. ledger.ReadOrders(1)]);
        Assert.Equal(SampleLedger.Cleared.Trades.ToHashSet(), [.. ledger.ReadTrades(1)]);
        Assert.Equal(SampleLedger.Cleared.Violations.ToHashSet(), [.. ledger.ReadViolations(1)]);
        Assert.Equal(SampleLedger.Settled.MeterReadings.ToHashSet(), [.. ledger.ReadMeterReadings(2)]);
        Assert.Equal(SampleLedger.Settled.Lines.ToHashSet(), [.. ledger.ReadSettlementLines(2)]);
        Assert.Empty(ledger.ReadTrades(3));
    }

    [Fact]
    public void Head_rows_read_back_as_they_were_returned()
    {
        using SqliteLedger ledger = SqliteLedger.Open(":memory:", SampleLedger.Genesis);
        LedgerRound[] appended =
        [
            ledger.AppendClearing(SampleLedger.Cleared), ledger.AppendSettlement(SampleLedger.Settled), ledger.AppendClearing(SampleLedger.NoTrade),
        ];

        Assert.Equal(appended, ledger.ReadRounds());
        Assert.Equal([appended[1]], ledger.ReadRounds(firstRound: 2, maximumCount: 1));
        Assert.Equal(("clearing", 150_000, 1_000, true), (appended[0].Kind, appended[0].PriceMicroEurPerKwh, appended[0].VolumeW, appended[0].HasConverged));
        Assert.Equal((SampleLedger.Genesis.Hash, appended[0].Hash, ledger.Head), (appended[0].PreviousHash, appended[1].PreviousHash, appended[2].Hash));
        Assert.Equal(("settlement", null, null, null), (appended[1].Kind, appended[1].Mechanism, appended[1].PriceMicroEurPerKwh, appended[1].HasConverged));
    }

    [Fact]
    public void An_interval_is_settled_once_and_a_refused_append_leaves_nothing_behind()
    {
        using SqliteLedger ledger = SampleLedger.Fill(SqliteLedger.Open(":memory:", SampleLedger.Genesis));
        string head = ledger.Head;

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => ledger.AppendSettlement(SampleLedger.Settled));

        Assert.Contains("1800000000", exception.Message, StringComparison.Ordinal);
        Assert.Equal((head, 3L, true), (ledger.Head, ledger.RoundCount, ledger.Verify(head).IsIntact));
    }

    [Fact]
    public void A_settlement_that_does_not_sum_to_zero_is_refused()
    {
        using SqliteLedger ledger = SqliteLedger.Open(":memory:", SampleLedger.Genesis);

        Assert.Throws<ArgumentException>(() => ledger.AppendSettlement(SampleLedger.Settled with { Lines = [.. SampleLedger.Settled.Lines.Skip(1)] }));
        Assert.Equal(0, ledger.RoundCount);
    }

    [Fact]
    public void Two_processes_cannot_append_to_one_ledger()
    {
        using SqliteLedger one = SqliteLedger.Open(_folder.PathOf("a.db"), SampleLedger.Genesis);
        using SqliteLedger other = SqliteLedger.Open(_folder.PathOf("a.db"), SampleLedger.Genesis);
        one.AppendClearing(SampleLedger.Cleared);

        Assert.Throws<InvalidOperationException>(() => other.AppendClearing(SampleLedger.NoTrade));
        Assert.True(LedgerVerifier.Verify(_folder.PathOf("a.db"), one.Head).IsIntact); // also while it is open
    }

    [Theory]
    [InlineData("UPDATE orders SET quantity_w = 1")]
    [InlineData("DELETE FROM trades")]
    [InlineData("UPDATE rounds SET hash = ''")]
    [InlineData("DELETE FROM rounds WHERE round_number = 3")]
    [InlineData("UPDATE genesis SET value = ''")]
    [InlineData("DELETE FROM genesis")]
    [InlineData("INSERT INTO genesis VALUES ('a', 'b')")]
    [InlineData("UPDATE violations SET value_milli = 0")]
    [InlineData("DELETE FROM meter_readings")]
    [InlineData("UPDATE settlement_lines SET amount_micro_eur = 0")]
    [InlineData("INSERT INTO settlement_lines VALUES (2, 50, 'a', 'trade', 1, 1, 1)")]
    [InlineData("INSERT OR REPLACE INTO trades SELECT * FROM trades")]
    [InlineData("INSERT OR REPLACE INTO rounds SELECT * FROM rounds WHERE round_number = 3")]
    public void The_file_itself_refuses_changes_of_what_is_written(string sql)
    {
        using SqliteConnection connection = LedgerFolder.Connect(_folder.WriteSample().Path);

        SqliteException exception = Assert.Throws<SqliteException>(() => LedgerFolder.Run(connection, sql));

        Assert.Contains("append-only", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Opening_for_another_market_names_every_difference()
    {
        string path = _folder.WriteSample().Path;

        InvalidDataException exception = Assert.Throws<InvalidDataException>(
            () => SqliteLedger.Open(path, new LedgerGenesis("other", new Dictionary<string, string> { ["interval-s"] = "300", ["new"] = "1" })));

        string[] parts = ["feeder: ledger 'demo', configuration 'other'", "parameter/interval-s", "parameter/mechanism", "parameter/new: ledger '(absent)'"];
        foreach (string key in parts)
        {
            Assert.Contains(key, exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Files_that_are_no_ledger_are_refused_with_their_path()
    {
        string text = _folder.PathOf("notes.txt");
        File.WriteAllText(text, new string('x', 5_000));
        string database = _folder.PathOf("other.db");
        using (SqliteConnection connection = LedgerFolder.Connect(database))
        {
            LedgerFolder.Run(connection, "CREATE TABLE t (x)");
        }

        foreach (string path in new[] { text, database })
        {
            Assert.Contains(path, Assert.Throws<InvalidDataException>(() => SqliteLedger.Open(path, SampleLedger.Genesis)).Message, StringComparison.Ordinal);
            Assert.Contains(path, Assert.Throws<InvalidDataException>(() => LedgerVerifier.Verify(path)).Message, StringComparison.Ordinal);
        }

        Assert.Throws<InvalidDataException>(() => SqliteLedger.Open(_folder.PathOf("absent/a.db"), SampleLedger.Genesis));
        Assert.Throws<FileNotFoundException>(() => LedgerVerifier.Verify(_folder.PathOf("absent.db")));
    }

    [Fact]
    public void Separators_and_line_ends_inside_text_cannot_imitate_other_rows()
    {
        static string HeadWith(string outcome, string mechanism)
        {
            using SqliteLedger ledger = SqliteLedger.Open(":memory:", SampleLedger.Genesis);
            string head = ledger.AppendClearing(SampleLedger.NoTrade with { Outcome = outcome, Mechanism = mechanism }).Hash;
            Assert.True(ledger.Verify(head).IsIntact);
            return head;
        }

        string[] heads =
        [
            HeadWith("a|b", "c"), HeadWith("a", "b|c"), HeadWith("a\\pb", "c"), HeadWith("a\nb", "c"), HeadWith("a\\nb", "c"), HeadWith("a\\", "|c"),
            HeadWith("\\N", "c"), HeadWith("ä€😀", "c"),
        ];

        Assert.Equal(heads.Length, heads.Distinct().Count());
    }

    [Fact]
    public void Text_with_a_nul_character_is_refused()
    {
        using SqliteLedger ledger = SqliteLedger.Open(":memory:", SampleLedger.Genesis);

        Assert.Throws<ArgumentException>(() => ledger.AppendClearing(SampleLedger.NoTrade with { Outcome = "a\0b" }));
    }

    [Fact]
    public void A_node_s_history_begins_where_nothing_was_left_open()
    {
        using SqliteLedger ledger = SampleLedger.Fill(SqliteLedger.Open(":memory:", SampleLedger.Genesis));
        MeterReadingRecord missing = new() { NodeId = "house-1", IsAccepted = false, Quality = "estimated", Reason = "no-reading", SettledJ = 111 };
        ledger.AppendSettlement(SampleLedger.Settled with { Interval = SampleLedger.NoTrade.Interval, Lines = [], MeterReadings = [missing] });

        Assert.Equal(
            [new(SampleLedger.StartS, 900, SampleLedger.Settled.MeterReadings[0]), new MeterHistoryRow(SampleLedger.StartS + 900, 900, missing)],
            ledger.ReadMeterHistory("house-1"));
        Assert.Equal([SampleLedger.Settled.MeterReadings[2]], ledger.ReadMeterHistory("house-10").Select(row => row.Reading));
        Assert.Empty(ledger.ReadMeterHistory("house-3"));
    }

    [Fact]
    public void A_history_goes_back_before_a_meter_exchange_that_may_prove_none_and_no_further_when_it_did()
    {
        using SqliteLedger ledger = SampleLedger.Fill(SqliteLedger.Open(":memory:", SampleLedger.Genesis));
        Append(ledger, 1, "meter-exchanged");
        Append(ledger, 2, null);
        Assert.Equal([0L, 900, 1800], ledger.ReadMeterHistory("house-1").Select(row => row.IntervalStartS - SampleLedger.StartS));

        Append(ledger, 3, "meter-returned");
        Append(ledger, 4, null);
        Assert.Equal([3600L], ledger.ReadMeterHistory("house-1").Select(row => row.IntervalStartS - SampleLedger.StartS));

        static void Append(SqliteLedger ledger, int interval, string? reason) => ledger.AppendSettlement(SampleLedger.Settled with
        {
            Interval = SampleLedger.NoTrade.Interval with { StartS = SampleLedger.StartS + (interval * 900) },
            Lines = [],
            MeterReadings = [SampleLedger.Settled.MeterReadings[0] with { Reason = reason }],
        });
    }

    [Fact]
    public void Accepted_counters_are_found_again_after_the_file_was_opened_anew_and_forgotten_when_old()
    {
        using var folder = new LedgerFolder();
        ReceivedReading[] readings = [new("house-1", 900, 905, 10, 1), new("house-2", 900, 900, 20, 2), new("house-1", 1800, 1800, 30, 3)];
        using (SqliteLedger ledger = SqliteLedger.Open(folder.PathOf("received.db"), SampleLedger.Genesis))
        {
            ledger.Received.Add(readings);
        }

        using SqliteLedger again = SqliteLedger.Open(folder.PathOf("received.db"), SampleLedger.Genesis);
        Assert.Equal(readings[1], again.Received.Find("house-2", 900));
        Assert.Null(again.Received.Find("house-2", 1800));
        Assert.Equal(readings, again.Received.ReadFrom(900));
        again.Received.ForgetBefore(901);
        Assert.Equal([readings[2]], again.Received.ReadFrom(0));
        Assert.True(again.Verify().IsIntact);
    }

    [Theory]
    [InlineData(230.0004, 230_000)]
    [InlineData(230.0005, 230_001)]
    [InlineData(-0.0005, -1)]
    [InlineData(0.0, 0)]
    public void Values_of_the_power_flow_are_kept_in_thousandths(double value, long expected) => Assert.Equal(expected, LedgerScale.ToMilli(value));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e12)]
    public void Values_that_are_not_finite_are_refused(double value) => Assert.Throws<ArgumentOutOfRangeException>(() => LedgerScale.ToMilli(value));
}
