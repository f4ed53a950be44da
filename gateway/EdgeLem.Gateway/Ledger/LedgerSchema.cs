using System.Text;

namespace EdgeLem.Gateway.Ledger;

/// <summary>The tables of the ledger and the triggers that keep them append-only (docs/ledger.md).</summary>
internal static class LedgerSchema
{
    /// <summary>Value of <c>PRAGMA user_version</c> of a ledger without rows in an added table; counts up when tables or the canonical text change.</summary>
    public const int Version = 1;

    /// <summary>Value of <c>PRAGMA user_version</c> from the first row in an added table on: a program that does not know them would find wrong digests.</summary>
    public const int VersionWithAddedTables = 2;

    /// <summary>Value of <c>PRAGMA application_id</c>, "EdLm": lets <c>file</c> and this program recognise a ledger.</summary>
    public const int ApplicationId = 0x45644C6D;

    public const string KindClearing = "clearing";

    public const string KindSettlement = "settlement";

    /// <summary>The n-th correction of an interval is of this kind with its number behind it.</summary>
    public const string KindCorrection = "correction-";

    /// <summary>Tables whose rows belong to a round, in the sequence of their digests.</summary>
    public static IReadOnlyList<LedgerTable> RowTables { get; } =
    [
        new("orders",
            "node_id TEXT NOT NULL", "order_id INTEGER NOT NULL", "side TEXT NOT NULL", "quantity_w INTEGER NOT NULL",
            "price_micro_eur_per_kwh INTEGER NOT NULL", "arrival_s INTEGER NOT NULL", "cleared_w INTEGER NOT NULL", "unfilled_reason TEXT"),
        new("trades",
            "buyer_node_id TEXT NOT NULL", "buyer_order_id INTEGER NOT NULL", "seller_node_id TEXT NOT NULL", "seller_order_id INTEGER NOT NULL",
            "quantity_w INTEGER NOT NULL", "price_micro_eur_per_kwh INTEGER NOT NULL"),
        new("violations",
            "kind TEXT NOT NULL", "element TEXT NOT NULL", "phase TEXT", "unit TEXT NOT NULL", "value_milli INTEGER NOT NULL", "limit_milli INTEGER NOT NULL"),
        new("meter_readings",
            "node_id TEXT NOT NULL", "reading_time_s INTEGER", "import_wh INTEGER", "export_wh INTEGER", "accepted INTEGER NOT NULL", "quality TEXT NOT NULL",
            "reason TEXT", "settled_j INTEGER NOT NULL"),
        new("settlement_lines",
            "account TEXT NOT NULL", "kind TEXT NOT NULL", "energy_j INTEGER NOT NULL", "price_micro_eur_per_kwh INTEGER NOT NULL",
            "amount_micro_eur INTEGER NOT NULL"),
    ];

    /// <summary>
    /// Tables that came later. Their rows are covered by the digest of an older table, after its own rows; a round that has none hashes as it always did, and a file
    /// gets them when it is next opened to write.
    /// </summary>
    public static IReadOnlyList<LedgerTable> AddedTables { get; } =
    [
        new("terms", "name TEXT NOT NULL", "value TEXT NOT NULL") { Host = RowTables[0] },
        new("refusals",
            "node_id TEXT NOT NULL", "order_id INTEGER NOT NULL", "refused_w INTEGER NOT NULL", "kind TEXT NOT NULL", "element TEXT NOT NULL") { Host = RowTables[0] },
        new("charges",
            "payer TEXT NOT NULL", "payee TEXT NOT NULL", "kind TEXT NOT NULL", "energy_j INTEGER NOT NULL", "price_micro_eur_per_kwh INTEGER NOT NULL",
            "amount_micro_eur INTEGER") { Host = RowTables[1] },
        new("nodal_prices",
            "node_id TEXT NOT NULL", "price_micro_eur_per_kwh INTEGER NOT NULL", "energy_micro_eur_per_kwh INTEGER NOT NULL",
            "losses_micro_eur_per_kwh INTEGER NOT NULL", "voltage_micro_eur_per_kwh INTEGER NOT NULL", "congestion_micro_eur_per_kwh INTEGER NOT NULL") { Host = RowTables[2] },
    ];

    public static LedgerTable Orders => RowTables[0];

    public static LedgerTable Trades => RowTables[1];

    public static LedgerTable Violations => RowTables[2];

    public static LedgerTable MeterReadings => RowTables[3];

    public static LedgerTable SettlementLines => RowTables[4];

    public static LedgerTable Terms => AddedTables[0];

    public static LedgerTable Refusals => AddedTables[1];

    public static LedgerTable Charges => AddedTables[2];

    public static LedgerTable NodalPrices => AddedTables[3];

    /// <summary>All tables whose rows belong to a round.</summary>
    public static IEnumerable<LedgerTable> AllRowTables => RowTables.Concat(AddedTables);

    /// <summary>One row per entry. The hash covers every column but itself.</summary>
    public static LedgerTable Rounds { get; } = new("rounds",
    [
        "round_number INTEGER PRIMARY KEY", "kind TEXT NOT NULL", "interval_start_s INTEGER NOT NULL", "interval_s INTEGER NOT NULL",
        "retail_price_micro_eur_per_kwh INTEGER NOT NULL", "feed_in_price_micro_eur_per_kwh INTEGER NOT NULL", "outcome TEXT NOT NULL",
        "mechanism TEXT", "policy TEXT", "price_micro_eur_per_kwh INTEGER", "volume_w INTEGER", "converged INTEGER",
        .. RowTables.Select(table => $"{table.DigestColumn} TEXT NOT NULL"),
        "previous_hash TEXT NOT NULL", "hash TEXT NOT NULL",
    ]);

    /// <summary>What the ledger was started with, as key and value.</summary>
    public static LedgerTable Genesis { get; } = new("genesis", "key TEXT PRIMARY KEY", "value TEXT NOT NULL");

    /// <summary>Index in a row of <see cref="Rounds"/> of the digest of the first row table.</summary>
    public static int FirstDigestIndex => Rounds.ColumnNames.Count - 2 - RowTables.Count;

    public static string CreateTables()
    {
        StringBuilder sql = new();
        sql.Append($"CREATE TABLE {Genesis.Name} ({string.Join(", ", Genesis.ColumnDefinitions)}) WITHOUT ROWID;\n");
        sql.Append($"CREATE TABLE {Rounds.Name} ({string.Join(", ", Rounds.ColumnDefinitions)}, UNIQUE (interval_start_s, kind));\n");
        foreach (LedgerTable table in RowTables)
        {
            sql.Append(CreateRowTable("CREATE TABLE", table));
        }

        sql.Append("CREATE INDEX meter_readings_by_node ON meter_readings (node_id, round_number);\n");
        return sql.ToString();
    }

    /// <summary>Creates the tables that a file of an earlier program lacks.</summary>
    public static string CreateAddedTables() => string.Concat(AddedTables.Select(table => CreateRowTable("CREATE TABLE IF NOT EXISTS", table)));

    /// <summary>
    /// Triggers that refuse every change of what is written. Rows go in before the head row of their round, which seals them. They stop slips and
    /// tools, not somebody who drops them: that is what the hashes are for.
    /// </summary>
    public static string CreateTriggers()
    {
        StringBuilder sql = new();
        foreach (string table in AllRowTables.Select(table => table.Name).Append(Rounds.Name).Append(Genesis.Name))
        {
            AppendTrigger(sql, table, "update", "UPDATE", "1");
            AppendTrigger(sql, table, "delete", "DELETE", "1");
        }

        foreach (LedgerTable table in AllRowTables)
        {
            AppendTrigger(sql, table.Name, "late_insert", "INSERT", "EXISTS (SELECT 1 FROM rounds WHERE round_number = NEW.round_number)");
        }

        AppendTrigger(sql, Rounds.Name, "late_insert", "INSERT", "NEW.round_number <> (SELECT COALESCE(MAX(round_number), 0) + 1 FROM rounds)");
        AppendTrigger(sql, Genesis.Name, "late_insert", "INSERT", "1");
        return sql.ToString();
    }

    private static string CreateRowTable(string create, LedgerTable table) =>
        $"{create} {table.Name} (round_number INTEGER NOT NULL REFERENCES rounds DEFERRABLE INITIALLY DEFERRED, "
        + $"row_number INTEGER NOT NULL, {string.Join(", ", table.ColumnDefinitions)}, PRIMARY KEY (round_number, row_number)) WITHOUT ROWID;\n";

    private static void AppendTrigger(StringBuilder sql, string table, string name, string statement, string condition)
    {
        sql.Append($"CREATE TRIGGER IF NOT EXISTS {table}_refuses_{name} BEFORE {statement} ON {table} WHEN {condition} ");
        sql.Append($"BEGIN SELECT RAISE(ABORT, 'The ledger is append-only: {table} refuses this {statement}.'); END;\n");
    }
}
