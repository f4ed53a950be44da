using System.Collections.Immutable;
using EdgeLem.Gateway.Ledger;
using EdgeLem.Gateway.Ledger.Records;

namespace EdgeLem.Gateway.Tests.Ledger;

/// <summary>The tables that came later: they are covered by the hashes like all others, and a ledger without rows in them is the one it always was.</summary>
public sealed class AddedTableTests : IDisposable
{
    private readonly LedgerFolder _folder = new();

    public static TheoryData<string, string> Tables => new() { { "terms", "orders" }, { "refusals", "orders" }, { "charges", "trades" }, { "nodal_prices", "violations" } };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_ledger_without_such_rows_has_the_head_that_it_had_before_the_tables_came() =>
        Assert.Equal("1618e876a70fbedd98205b7812fcab089bceffca3e64e2d3b4005e67535b1cae", _folder.WriteSample().Head); // by a program of its own from docs/ledger.md as it was before

    [Fact]
    public void What_was_recorded_is_read_back()
    {
        using SqliteLedger ledger = SqliteLedger.Open(_folder.PathOf("a.db"), SampleLedger.Genesis);
        ClearingRecord record = Extended();
        ledger.AppendClearing(record);

        Assert.Equal(record.Terms, ledger.ReadTerms(1));
        Assert.Equal(record.Refusals, ledger.ReadRefusals(1));
        Assert.Equal(record.Charges.OrderBy(charge => charge.Payer, StringComparer.Ordinal), ledger.ReadCharges(1));
        Assert.Equal(record.NodalPrices, ledger.ReadNodalPrices(1));
        Assert.True(ledger.Verify().IsIntact);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_changed_removed_or_inserted_row_names_the_table_whose_digest_covers_it(string table, string host)
    {
        string path = WriteExtended();
        string[] changes =
        [
            $"UPDATE {table} SET row_number = row_number + 7",
            $"DELETE FROM {table}",
            $"INSERT INTO {table} SELECT 1, 99, {Columns(path, table)} FROM {table} LIMIT 1",
            .. ColumnsOf(path, table).Skip(2).Select(column => $"UPDATE {table} SET {column} = CASE typeof({column}) WHEN 'integer' THEN {column} + 1 WHEN 'text' THEN {column} || 'x' ELSE 0 END"),
        ];

        Assert.All(changes, change => Assert.Equal(host, LedgerVerifier.Verify(_folder.Tamper(path, change)).Faults[0].Table));
        Assert.All(changes[3..], change => Assert.Contains(table, LedgerVerifier.Verify(_folder.Tamper(path, change)).Faults[0].Message, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_row_of_a_round_that_is_not_there_names_its_own_table(string table, string host)
    {
        string path = WriteExtended();

        LedgerVerification verification = LedgerVerifier.Verify(_folder.Tamper(path, $"INSERT INTO {table} SELECT 2, 0, {Columns(path, table)} FROM {table} LIMIT 1"));
        Assert.Equal((table, 2L), (verification.Faults[0].Table, verification.FirstBadRound));
        Assert.NotEqual(table, host);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_dropped_table_with_rows_shows(string table, string host) =>
        Assert.Equal(host, LedgerVerifier.Verify(_folder.Tamper(WriteExtended(), $"DROP TABLE {table}")).Faults[0].Table);

    [Fact]
    public void A_file_that_lacks_the_tables_verifies_exports_and_gets_them_when_it_is_opened_to_write()
    {
        (string path, string head) = _folder.WriteSample();
        string old = _folder.Tamper(path, "DROP TABLE terms; DROP TABLE refusals; DROP TABLE charges; DROP TABLE nodal_prices;");

        Assert.True(LedgerVerifier.Verify(old, head).IsIntact);
        Assert.Equal(6, LedgerExporter.Export(old, _folder.PathOf("csv")).Length);
        using SqliteLedger ledger = SqliteLedger.Open(old, SampleLedger.Genesis);
        Assert.Equal(head, ledger.Head);
        ledger.AppendClearing(Extended() with { Interval = SampleLedger.Cleared.Interval with { StartS = SampleLedger.StartS + 1_800 } });
        Assert.True(ledger.Verify(head).IsIntact);
    }

    [Fact]
    public void Export_writes_the_tables_that_have_rows()
    {
        ImmutableArray<string> files = LedgerExporter.Export(WriteExtended(), _folder.PathOf("csv"));

        Assert.Equal(["terms.csv", "refusals.csv", "charges.csv", "nodal_prices.csv"], files.Skip(6).Select(Path.GetFileName));
        Assert.Equal(
            "round_number,interval_start_s,payer,payee,kind,energy_j,price_micro_eur_per_kwh,amount_micro_eur\n"
            + "1,1800000000,house-1,network,fee,900000,0,1500\n1,1800000000,network,house-2,compensation,360000,80000,\n",
            File.ReadAllText(files[8]));
    }

    [Fact]
    public void Corrections_are_numbered_per_interval_zero_sum_and_only_of_what_is_settled()
    {
        using SqliteLedger ledger = SampleLedger.Fill(SqliteLedger.Open(_folder.PathOf("c.db"), SampleLedger.Genesis));
        SettlementRecord correction = SampleLedger.Settled with { MeterReadings = [], Outcome = "corrected" };
        ledger.AppendCorrections(correction, correction);
        ledger.AppendCorrections(correction);

        Assert.Equal(["correction-1", "correction-2", "correction-3"], ledger.ReadRoundsOf(SampleLedger.StartS).Skip(2).Select(round => round.Kind));
        Assert.Throws<ArgumentException>(() => ledger.AppendCorrections(correction with { Lines = [correction.Lines[0]] }));
        Assert.Throws<InvalidOperationException>(() => ledger.AppendCorrections(correction with { Interval = correction.Interval with { StartS = SampleLedger.StartS + 900 } }));
        Assert.Equal(6, ledger.RoundCount);
        Assert.True(ledger.Verify().IsIntact);
    }

    [Fact]
    public void A_settlement_and_its_corrections_are_one_transaction()
    {
        using SqliteLedger ledger = SampleLedger.Fill(SqliteLedger.Open(_folder.PathOf("t.db"), SampleLedger.Genesis));
        string head = ledger.Head;
        SettlementRecord next = SampleLedger.Settled with { Interval = SampleLedger.Settled.Interval with { StartS = SampleLedger.StartS + 900 } };
        SettlementRecord ofNothing = SampleLedger.Settled with { Interval = SampleLedger.Settled.Interval with { StartS = SampleLedger.StartS + 9_000 } };

        Assert.Throws<InvalidOperationException>(() => ledger.AppendSettlement(next, ofNothing));
        Assert.Equal((head, 3L), (ledger.Head, ledger.RoundCount));
        ledger.AppendSettlement(next, SampleLedger.Settled);
        Assert.Equal(["settlement", "correction-1"], ledger.ReadRounds(4).Select(round => round.Kind));
        Assert.True(ledger.Verify(head).IsIntact);
    }

    private static ClearingRecord Extended() => SampleLedger.Cleared with
    {
        Terms = new Dictionary<string, string> { ["fee"] = "unit", ["losses"] = "pro-rata" },
        Refusals = [new RefusalRecord { NodeId = "house-2", OrderId = 0, RefusedW = 100, Kind = "voltage-high", Element = "bus 12 phase B" }],
        Charges =
        [
            new ChargeRecord { Payer = "network", Payee = "house-2", Kind = "compensation", EnergyJ = 360_000, PriceMicroEurPerKwh = 80_000 },
            new ChargeRecord { Payer = "house-1", Payee = "network", Kind = "fee", EnergyJ = 900_000, PriceMicroEurPerKwh = 0, AmountMicroEur = 1_500 },
        ],
        NodalPrices =
        [
            new NodalPriceRecord
            {
                NodeId = "house-1", PriceMicroEurPerKwh = 151_000, EnergyMicroEurPerKwh = 150_000, LossesMicroEurPerKwh = 1_500, VoltageMicroEurPerKwh = -500, CongestionMicroEurPerKwh = 0,
            },
        ],
    };

    private string WriteExtended()
    {
        string path = _folder.PathOf($"{Guid.NewGuid():N}.db");
        using SqliteLedger ledger = SqliteLedger.Open(path, SampleLedger.Genesis);
        ledger.AppendClearing(Extended());
        return path;
    }

    private static string Columns(string path, string table) => string.Join(", ", ColumnsOf(path, table).Skip(2));

    private static IReadOnlyList<string> ColumnsOf(string path, string table)
    {
        using var connection = LedgerFolder.Connect(path);
        return LedgerFolder.Column(connection, $"SELECT name FROM pragma_table_info('{table}') ORDER BY cid");
    }
}
