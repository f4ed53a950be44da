using System.Collections.Immutable;
using EdgeLem.Gateway.Ledger;

namespace EdgeLem.Gateway.Tests.Ledger;

public sealed class LedgerExporterTests : IDisposable
{
    private readonly LedgerFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Export_writes_one_file_per_table_with_a_header_and_all_rows()
    {
        ImmutableArray<string> files = LedgerExporter.Export(_folder.WriteSample().Path, _folder.PathOf("out"));

        Assert.Equal(["rounds.csv", "orders.csv", "trades.csv", "violations.csv", "meter_readings.csv", "settlement.csv"], files.Select(Path.GetFileName));
        Assert.Equal([4, 5, 3, 3, 4, 6], files.Select(file => File.ReadAllLines(file).Length)); // header and the rows of the sample
    }

    [Fact]
    public void Trades_and_settlement_lines_export_as_recorded()
    {
        string folder = _folder.PathOf("out");
        LedgerExporter.Export(_folder.WriteSample().Path, folder);

        Assert.Equal(
            "round_number,interval_start_s,buyer_node_id,buyer_order_id,seller_node_id,seller_order_id,quantity_w,price_micro_eur_per_kwh\n"
            + "1,1800000000,house-1,0,house-10,0,600,150000\n1,1800000000,house-1,0,house-2,0,400,150000\n",
            File.ReadAllText(Path.Combine(folder, "trades.csv")));
        Assert.Contains("2,1800000000,house-1,deviation,180000,300000,-15000\n", File.ReadAllText(Path.Combine(folder, "settlement.csv")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Null_is_an_empty_field_and_text_with_commas_or_quotes_is_quoted()
    {
        string path = _folder.PathOf("a.db");
        using (SqliteLedger ledger = SqliteLedger.Open(path, SampleLedger.Genesis))
        {
            ledger.AppendClearing(SampleLedger.NoTrade with { Outcome = "no \"offers\", none" });
        }

        string rounds = File.ReadAllLines(LedgerExporter.Export(path, _folder.Folder)[0])[1];
        Assert.StartsWith("1,clearing,1800000900,900,300000,80000,\"no \"\"offers\"\", none\",uniform-price,none,,0,,", rounds, StringComparison.Ordinal);
    }
}
