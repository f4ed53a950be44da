using System.Collections.Immutable;
using EdgeLem.Market;
using Microsoft.Data.Sqlite;

namespace EdgeLem.Gateway.Ledger.Statements;

/// <summary>Reads statements from a ledger file, which may be in use.</summary>
public static class StatementReader
{
    private const string Lines = """
        SELECT l.account, l.round_number, r.interval_start_s, l.kind, l.energy_j, l.price_micro_eur_per_kwh, l.amount_micro_eur
        FROM settlement_lines l JOIN rounds r ON r.round_number = l.round_number
        WHERE r.interval_start_s >= $from AND r.interval_start_s < $to AND ($account = '' OR l.account = $account)
        ORDER BY r.interval_start_s, l.round_number, l.row_number
        """;

    /// <summary>Reads the statements of a period.</summary>
    /// <param name="path">The ledger; only read.</param>
    /// <param name="period">The intervals.</param>
    /// <param name="account">A node id, <c>network</c> or <c>retailer</c>; null for every account that has lines.</param>
    /// <returns>Feeder and head of the ledger, and the statements, nodes in ordinal order, then the network operator's and the retailer's. Over all accounts their
    /// amounts sum to 0.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is not a ledger, or cannot be read to its end.</exception>
    public static StatementSet Read(string path, StatementPeriod period, string? account = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using SqliteConnection connection = LedgerFile.OpenReadOnly(path);
        try
        {
            using SqliteTransaction snapshot = connection.BeginTransaction(deferred: true);
            return Read(connection, period, account ?? "");
        }
        catch (SqliteException exception)
        {
            throw new InvalidDataException($"Ledger '{path}' cannot be read to its end: {exception.Message}. Verify it, and restore a copy.", exception);
        }
    }

    private static StatementSet Read(SqliteConnection connection, StatementPeriod period, string account)
    {
        (string, object)[] parameters = [("$from", period.FromS), ("$to", period.ToS), ("$account", account)];
        ImmutableArray<AccountStatement> statements =
        [
            .. LedgerFile.Read(connection, Lines, parameters)
                .GroupBy(row => (string)row[0]!, StringComparer.Ordinal)
                .OrderBy(rows => rows.Key, Comparer<string>.Create(Accounts.Compare))
                .Select(rows => new AccountStatement(rows.Key, [.. rows.Select(LineOf)])),
        ];
        if (statements.FirstOrDefault(statement => !Accounts.IsAccount(statement.Account)) is { } odd)
        {
            throw new InvalidDataException($"The ledger has lines of '{odd.Account}', which cannot be an account. Verify it.");
        }

        Dictionary<string, string> genesis = LedgerFile.ReadGenesis(connection);
        string head = (string?)LedgerFile.Scalar(connection, "SELECT hash FROM rounds ORDER BY round_number DESC LIMIT 1") ?? LedgerGenesis.HashOf(genesis);
        return new StatementSet(genesis.GetValueOrDefault("feeder", ""), head, period, statements);
    }

    private static StatementLine LineOf(object?[] row) => new((long)row[1]!, (long)row[2]!, (string)row[3]!, (long)row[4]!, (long)row[5]!, (long)row[6]!);
}
