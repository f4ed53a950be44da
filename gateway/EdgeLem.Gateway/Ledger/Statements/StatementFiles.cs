using EdgeLem.Gateway.Output;

namespace EdgeLem.Gateway.Ledger.Statements;

/// <summary>Writes statements: a CSV file and a page per account, and <c>statements.csv</c> with a row for each.</summary>
public static class StatementFiles
{
    /// <summary>Writes all files.</summary>
    /// <param name="set">The statements.</param>
    /// <param name="folder">Where to write; created when absent, files of the same names are replaced.</param>
    /// <returns>The files written.</returns>
    public static IReadOnlyList<string> Write(StatementSet set, string folder)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Directory.CreateDirectory(folder);
        List<string> files = [Path.Combine(folder, "statements.csv")];
        WriteOverview(set, files[0]);
        foreach (AccountStatement statement in set.Statements)
        {
            files.Add(Path.Combine(folder, $"statement-{statement.Account}.csv"));
            WriteLines(statement, files[^1]);
            files.Add(Path.Combine(folder, $"statement-{statement.Account}.html"));
            File.WriteAllText(files[^1], new StatementPage(set, statement).ToHtml());
        }

        return files;
    }

    private static void WriteOverview(StatementSet set, string file)
    {
        using var csv = new CsvFile(file, "account", "lines", "amount_micro_eur");
        foreach (AccountStatement statement in set.Statements)
        {
            csv.Row(statement.Account, statement.Lines.Length, statement.AmountMicroEur);
        }
    }

    private static void WriteLines(AccountStatement statement, string file)
    {
        using var csv = new CsvFile(
            file, "round_number", "interval_start", "interval_start_utc", "kind", "energy_j", "price_micro_eur_per_kwh", "amount_micro_eur", "balance_micro_eur");
        long balanceMicroEur = 0;
        foreach (StatementLine line in statement.Lines)
        {
            balanceMicroEur = checked(balanceMicroEur + line.AmountMicroEur);
            csv.Row(line.RoundNumber, line.IntervalStartS, StatementPeriod.Text(line.IntervalStartS), line.Kind, line.EnergyJ, line.PriceMicroEurPerKwh, line.AmountMicroEur, balanceMicroEur);
        }
    }
}
