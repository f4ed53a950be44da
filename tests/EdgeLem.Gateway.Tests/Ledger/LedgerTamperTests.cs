using EdgeLem.Gateway.Ledger;
using Microsoft.Data.Sqlite;

namespace EdgeLem.Gateway.Tests.Ledger;

public sealed class LedgerTamperTests : IDisposable
{
    private readonly LedgerFolder _folder = new();
    private readonly string _path;
    private readonly string _head;

    public LedgerTamperTests() => (_path, _head) = _folder.WriteSample();

    /// <summary>Every table with a round in which the sample has rows of it.</summary>
    public static TheoryData<string, long> Tables => new()
    {
        { "orders", 1 }, { "orders", 3 }, { "trades", 1 }, { "violations", 1 }, { "meter_readings", 2 }, { "settlement_lines", 2 },
        { "rounds", 1 }, { "rounds", 2 }, { "rounds", 3 },
    };

    public static TheoryData<string, long> RowTables => new()
    {
        { "orders", 1 }, { "trades", 1 }, { "violations", 1 }, { "meter_readings", 2 }, { "settlement_lines", 2 },
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_untouched_ledger_is_intact()
    {
        LedgerVerification verification = LedgerVerifier.Verify(_path, _head);

        Assert.True(verification.IsIntact);
        Assert.Equal((3L, _head, null), (verification.IntactRounds, verification.Head, verification.FirstBadRound));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_changed_value_in_any_column_names_table_and_round(string table, long round)
    {
        // Integers plus one, text with one more letter, null to a value; round numbers are the subject of other tests.
        foreach (string column in ColumnsOf(table).Where(column => column is not ("round_number" or "row_number")))
        {
            string value = $"CASE typeof({column}) WHEN 'integer' THEN {column} + 1 WHEN 'text' THEN {column} || 'x' ELSE 0 END";
            AssertNames(table, round, $"UPDATE {table} SET {column} = {value} WHERE {OneRow(table, round)}", column);
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_value_of_another_type_in_any_column_shows(string table, long round)
    {
        foreach (string column in ColumnsOf(table).Where(column => column is not ("round_number" or "row_number")))
        {
            AssertNames(table, round, $"UPDATE {table} SET {column} = CAST(COALESCE({column}, 'x') AS BLOB) WHERE {OneRow(table, round)}", column);
            AssertNames(table, round, $"UPDATE {table} SET {column} = 0.5 WHERE {OneRow(table, round)}", column);
        }
    }

    [Theory]
    [InlineData("orders", "unfilled_reason", 3)]
    [InlineData("violations", "phase", 1)]
    [InlineData("meter_readings", "reason", 2)]
    [InlineData("meter_readings", "import_wh", 2)]
    [InlineData("rounds", "price_micro_eur_per_kwh", 1)]
    [InlineData("rounds", "converged", 1)]
    [InlineData("rounds", "mechanism", 1)]
    public void A_value_set_to_null_shows(string table, string column, long round) =>
        AssertNames(table, round, $"UPDATE {table} SET {column} = NULL WHERE round_number = {round}", column);

    [Theory]
    [MemberData(nameof(RowTables))]
    public void A_removed_row_shows(string table, long round)
    {
        AssertNames(table, round, $"DELETE FROM {table} WHERE {OneRow(table, round)}", "first row");
        AssertNames(table, round, $"DELETE FROM {table} WHERE round_number = {round} AND row_number = (SELECT MAX(row_number) FROM {table})", "last row");
    }

    [Theory]
    [MemberData(nameof(RowTables))]
    public void An_inserted_row_shows(string table, long round)
    {
        string columns = string.Join(", ", ColumnsOf(table).Where(column => column is not ("round_number" or "row_number")));
        AssertNames(table, round, $"INSERT INTO {table} SELECT round_number, 99, {columns} FROM {table} WHERE {OneRow(table, round)}", "into its round");
        AssertNames(table, 77, $"INSERT INTO {table} SELECT 77, 0, {columns} FROM {table} WHERE {OneRow(table, round)}", "into a round that does not exist");
    }

    [Theory]
    [MemberData(nameof(RowTables))]
    public void Swapped_rows_show(string table, long round) => AssertNames(
        table, round,
        $"UPDATE {table} SET row_number = row_number + 100 WHERE round_number = {round} AND row_number < 2; "
        + $"UPDATE {table} SET row_number = 101 - row_number WHERE round_number = {round} AND row_number >= 100;",
        "rows 0 and 1");

    [Theory]
    [MemberData(nameof(RowTables))]
    public void A_row_moved_to_another_round_shows(string table, long round)
    {
        string tampered = _folder.Tamper(_path, $"UPDATE {table} SET round_number = 3, row_number = 50 WHERE {OneRow(table, round)}");
        LedgerVerification verification = LedgerVerifier.Verify(tampered);

        Assert.Equal((table, round), (verification.Faults[0].Table, verification.FirstBadRound));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_removed_round_shows_even_when_its_rows_go_with_it(long round)
    {
        string tampered = _folder.Tamper(_path, string.Concat(AllTables.Select(table => $"DELETE FROM {table} WHERE round_number = {round};")));

        Assert.Equal(("rounds", round), (LedgerVerifier.Verify(tampered).Faults[0].Table, LedgerVerifier.Verify(tampered).FirstBadRound));
    }

    [Fact]
    public void Swapped_rounds_show()
    {
        string swap = string.Concat(AllTables.Select(table =>
            $"UPDATE {table} SET round_number = round_number + 100 WHERE round_number IN (1, 3); "
            + $"UPDATE {table} SET round_number = 104 - round_number WHERE round_number > 100;"));

        Assert.Equal(1, LedgerVerifier.Verify(_folder.Tamper(_path, swap)).FirstBadRound);
    }

    [Fact]
    public void A_removed_round_whose_followers_are_renumbered_shows_at_the_follower()
    {
        string sql = string.Concat(AllTables.Select(table =>
            $"DELETE FROM {table} WHERE round_number = 2; UPDATE {table} SET round_number = 2 WHERE round_number = 3;"));

        Assert.Equal(2, LedgerVerifier.Verify(_folder.Tamper(_path, sql)).FirstBadRound);
    }

    [Fact]
    public void A_round_re_sealed_with_a_hash_of_its_own_breaks_the_chain_at_the_next_round()
    {
        // Somebody who knows the format appends to a copy that ends after round 1 with another settlement, then puts it in place of rounds 2.
        string forged = _folder.PathOf("forged.db");
        using (SqliteLedger ledger = SqliteLedger.Open(forged, SampleLedger.Genesis))
        {
            ledger.AppendClearing(SampleLedger.Cleared);
            ledger.AppendSettlement(SampleLedger.Settled with { Lines = [] });
        }

        string copy = string.Concat(AllTables.Select(table =>
            $"DELETE FROM {table} WHERE round_number = 2; INSERT INTO {table} SELECT * FROM forged.{table} WHERE round_number = 2;"));
        string tampered = _folder.Tamper(_path, $"ATTACH '{forged}' AS forged; {copy}");

        Assert.Equal(("rounds", 3L), (LedgerVerifier.Verify(tampered).Faults[0].Table, LedgerVerifier.Verify(tampered).FirstBadRound));
    }

    [Theory]
    [InlineData("UPDATE genesis SET value = 'other' WHERE key = 'feeder'")]
    [InlineData("UPDATE genesis SET key = 'parameter/other' WHERE key = 'parameter/interval-s'")]
    [InlineData("DELETE FROM genesis WHERE key = 'parameter/interval-s'")]
    [InlineData("INSERT INTO genesis VALUES ('parameter/z', '1')")]
    public void A_changed_genesis_shows_in_the_first_round(string sql)
    {
        LedgerVerification verification = LedgerVerifier.Verify(_folder.Tamper(_path, sql));

        Assert.Equal(("genesis", 1L), (verification.Faults[0].Table, verification.FirstBadRound));
    }

    [Fact]
    public void Rounds_cut_off_at_the_end_show_against_a_head_noted_before_and_only_then()
    {
        string tampered = _folder.Tamper(_path, string.Concat(AllTables.Select(table => $"DELETE FROM {table} WHERE round_number = 3;")));

        Assert.True(LedgerVerifier.Verify(tampered).IsIntact);
        LedgerVerification verification = LedgerVerifier.Verify(tampered, _head);
        Assert.Equal(("rounds", 3L), (verification.Faults[0].Table, verification.FirstBadRound));
    }

    [Fact]
    public void A_head_noted_earlier_is_found_in_a_ledger_that_has_grown()
    {
        string earlier;
        using (SqliteLedger ledger = SqliteLedger.Open(_folder.PathOf("short.db"), SampleLedger.Genesis))
        {
            earlier = ledger.AppendClearing(SampleLedger.Cleared).Hash;
        }

        Assert.True(LedgerVerifier.Verify(_path, earlier.ToUpperInvariant()).IsIntact);
        Assert.True(LedgerVerifier.Verify(_path, SampleLedger.Genesis.Hash).IsIntact);
        Assert.False(LedgerVerifier.Verify(_path, new string('0', 64)).IsIntact);
    }

    [Theory]
    [InlineData("trades")]
    [InlineData("rounds")]
    [InlineData("genesis")]
    public void A_dropped_table_shows(string table) => Assert.Equal(table, LedgerVerifier.Verify(_folder.Tamper(_path, $"DROP TABLE {table}")).Faults[0].Table);

    [Fact]
    public void A_table_without_one_of_its_columns_is_refused_as_damaged() => Assert.Throws<InvalidDataException>(
        () => LedgerVerifier.Verify(_folder.Tamper(_path, "DROP TABLE trades; CREATE TABLE trades (round_number INTEGER, row_number INTEGER)")));

    private static IEnumerable<string> AllTables => ["orders", "trades", "violations", "meter_readings", "settlement_lines", "rounds"];

    private static string OneRow(string table, long round) => table == "rounds" ? $"round_number = {round}" : $"round_number = {round} AND row_number = 0";

    private IReadOnlyList<string> ColumnsOf(string table)
    {
        using SqliteConnection connection = LedgerFolder.Connect(_path);
        return LedgerFolder.Column(connection, $"SELECT name FROM pragma_table_info('{table}')");
    }

    private void AssertNames(string table, long round, string sql, string what)
    {
        LedgerVerification verification = LedgerVerifier.Verify(_folder.Tamper(_path, sql));

        Assert.True(verification.FirstBadRound == round, $"{table}, {what}: first bad round {verification.FirstBadRound}, expected {round}.");
        Assert.Contains(verification.Faults, fault => fault.Table == table && fault.RoundNumber == round);
    }
}
