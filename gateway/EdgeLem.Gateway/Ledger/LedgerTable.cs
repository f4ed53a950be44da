namespace EdgeLem.Gateway.Ledger;

/// <summary>One table of the ledger: its name and its columns in canonical order.</summary>
internal sealed class LedgerTable
{
    /// <param name="name">Table name.</param>
    /// <param name="columns">Each as <c>name TYPE [constraint]</c>.</param>
    public LedgerTable(string name, params string[] columns)
    {
        Name = name;
        ColumnDefinitions = columns;
        ColumnNames = [.. columns.Select(column => column[..column.IndexOf(' ', StringComparison.Ordinal)])];
    }

    public string Name { get; }

    public IReadOnlyList<string> ColumnDefinitions { get; }

    public IReadOnlyList<string> ColumnNames { get; }

    /// <summary>Of an added table, the one in whose digest its rows are; null for the others.</summary>
    public LedgerTable? Host { get; init; }

    /// <summary>Column of <c>rounds</c> that holds the digest of this table's rows.</summary>
    public string DigestColumn => $"{Name}_digest";

    /// <summary>All columns of a table whose rows belong to a round.</summary>
    public string RowColumns => $"round_number, row_number, {string.Join(", ", ColumnNames)}";

    public string SelectRowsOfRound => $"SELECT {RowColumns} FROM {Name} WHERE round_number = $round ORDER BY row_number";
}
