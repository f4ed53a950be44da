using EdgeLem.Gateway.Ledger.Records;
using Microsoft.Data.Sqlite;

namespace EdgeLem.Gateway.Ledger;

/// <summary>
/// The append-only record of what the market decided and settled: one entry per clearing and per settlement, each carrying the hash of the one before.
/// </summary>
/// <remarks>
/// An entry is written in one transaction, so after a crash it is there completely or not at all. The same records in any sequence give the same head.
/// Thread safe. Format, hashes and what an auditor can and cannot conclude: docs/ledger.md.
/// </remarks>
public sealed class SqliteLedger : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Lock _gate = new();
    private string _head;
    private long _roundCount;

    private SqliteLedger(SqliteConnection connection, LedgerGenesis genesis)
    {
        _connection = connection;
        Received = new ReceivedReadings(connection, _gate);
        object?[]? last = LedgerFile.Read(connection, "SELECT round_number, hash FROM rounds ORDER BY round_number DESC LIMIT 1").FirstOrDefault();
        _roundCount = last is null ? 0 : (long)last[0]!;
        _head = last is null ? genesis.Hash : (string)last[1]!;
    }

    /// <summary>Hash of the last entry, 64 lower-case hexadecimal digits; of the genesis when there is none.</summary>
    public string Head
    {
        get
        {
            lock (_gate)
            {
                return _head;
            }
        }
    }

    /// <summary>Number of entries.</summary>
    public long RoundCount
    {
        get
        {
            lock (_gate)
            {
                return _roundCount;
            }
        }
    }

    /// <summary>The counters that nodes were told are accepted.</summary>
    public ReceivedReadings Received { get; }

    /// <summary>Opens a ledger, or starts one when the file does not exist.</summary>
    /// <param name="path">A file, or <c>:memory:</c> for one that ends with the process.</param>
    /// <param name="genesis">What the ledger is about; must be what the file was started with.</param>
    /// <exception cref="InvalidDataException">The file cannot be opened, is not a ledger, or was started with another genesis; all differences in one
    /// message.</exception>
    public static SqliteLedger Open(string path, LedgerGenesis genesis)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(genesis);
        SqliteConnection connection = LedgerFile.OpenWritable(path);
        try
        {
            Prepare(connection, path, genesis);
            return new SqliteLedger(connection, genesis);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Appends the clearing of an interval.</summary>
    /// <param name="record">What to record.</param>
    /// <returns>The new head row.</returns>
    /// <exception cref="InvalidOperationException">The interval has a clearing already, or another process appended.</exception>
    public LedgerRound AppendClearing(ClearingRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        lock (_gate)
        {
            return Append([LedgerEntry.Of(record)])[0];
        }
    }

    /// <summary>Appends the settlement of an interval and the corrections of earlier ones that belong to it, all in one transaction.</summary>
    /// <param name="record">What to record.</param>
    /// <param name="corrections">Corrections of intervals that are settled already, in the sequence in which they were made.</param>
    /// <returns>The new head row of the settlement.</returns>
    /// <exception cref="ArgumentException">The amounts of a record do not sum to 0.</exception>
    /// <exception cref="InvalidOperationException">The interval is settled already, a corrected one is not, or another process appended.</exception>
    public LedgerRound AppendSettlement(SettlementRecord record, params IReadOnlyList<SettlementRecord> corrections)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(corrections);
        lock (_gate)
        {
            return Append([LedgerEntry.Of(record), .. Numbered(corrections)])[0];
        }
    }

    /// <summary>Appends corrections of intervals that are settled already, all in one transaction.</summary>
    /// <param name="corrections">What to book on top, in the sequence in which it was found.</param>
    /// <returns>The new head rows.</returns>
    /// <exception cref="ArgumentException">The amounts of a record do not sum to 0.</exception>
    /// <exception cref="InvalidOperationException">A corrected interval is not settled, or another process appended.</exception>
    public IReadOnlyList<LedgerRound> AppendCorrections(params IReadOnlyList<SettlementRecord> corrections)
    {
        ArgumentNullException.ThrowIfNull(corrections);
        lock (_gate)
        {
            return Append([.. Numbered(corrections)]);
        }
    }

    /// <summary>Head rows by rising number.</summary>
    /// <param name="firstRound">Number of the first to return.</param>
    /// <param name="maximumCount">How many at most.</param>
    public IReadOnlyList<LedgerRound> ReadRounds(long firstRound = 1, int maximumCount = int.MaxValue) => Query(
        $"SELECT {string.Join(", ", LedgerSchema.Rounds.ColumnNames)} FROM rounds WHERE round_number >= $first ORDER BY round_number LIMIT $count",
        LedgerRound.FromRow, ("$first", firstRound), ("$count", maximumCount));

    /// <summary>Head rows of one interval, by rising number: clearing, settlement and corrections, as far as they are there.</summary>
    /// <param name="intervalStartS">Start of the interval, UTC epoch seconds.</param>
    public IReadOnlyList<LedgerRound> ReadRoundsOf(long intervalStartS) => Query(
        $"SELECT {string.Join(", ", LedgerSchema.Rounds.ColumnNames)} FROM rounds WHERE interval_start_s = $start ORDER BY round_number", LedgerRound.FromRow, ("$start", intervalStartS));

    /// <summary>Orders of a round, in canonical sequence.</summary>
    /// <param name="roundNumber">The round.</param>
    public IReadOnlyList<OrderRecord> ReadOrders(long roundNumber) => QueryRows(LedgerSchema.Orders, roundNumber, OrderRecord.FromRow);

    /// <summary>Trades of a round, in canonical sequence.</summary>
    /// <param name="roundNumber">The round.</param>
    public IReadOnlyList<TradeRecord> ReadTrades(long roundNumber) => QueryRows(LedgerSchema.Trades, roundNumber, TradeRecord.FromRow);

    /// <summary>Violations of a round, in canonical sequence.</summary>
    /// <param name="roundNumber">The round.</param>
    public IReadOnlyList<ViolationRecord> ReadViolations(long roundNumber) => QueryRows(LedgerSchema.Violations, roundNumber, ViolationRecord.FromRow);

    /// <summary>Names and values of the market's terms of a round that are not the default.</summary>
    /// <param name="roundNumber">The round.</param>
    public IReadOnlyDictionary<string, string> ReadTerms(long roundNumber) =>
        QueryRows(LedgerSchema.Terms, roundNumber, row => ((string)row[0]!, (string)row[1]!)).ToDictionary(StringComparer.Ordinal);

    /// <summary>Power that was refused in a round, in canonical sequence.</summary>
    /// <param name="roundNumber">The round.</param>
    public IReadOnlyList<RefusalRecord> ReadRefusals(long roundNumber) => QueryRows(LedgerSchema.Refusals, roundNumber, RefusalRecord.FromRow);

    /// <summary>Charges of a round, in canonical sequence.</summary>
    /// <param name="roundNumber">The round.</param>
    public IReadOnlyList<ChargeRecord> ReadCharges(long roundNumber) => QueryRows(LedgerSchema.Charges, roundNumber, ChargeRecord.FromRow);

    /// <summary>Nodal prices of a round, in canonical sequence.</summary>
    /// <param name="roundNumber">The round.</param>
    public IReadOnlyList<NodalPriceRecord> ReadNodalPrices(long roundNumber) => QueryRows(LedgerSchema.NodalPrices, roundNumber, NodalPriceRecord.FromRow);

    /// <summary>Meter readings of a settlement, in canonical sequence.</summary>
    /// <param name="roundNumber">The round.</param>
    public IReadOnlyList<MeterReadingRecord> ReadMeterReadings(long roundNumber) =>
        QueryRows(LedgerSchema.MeterReadings, roundNumber, MeterReadingRecord.FromRow);

    /// <summary>Lines of a settlement, in canonical sequence.</summary>
    /// <param name="roundNumber">The round.</param>
    public IReadOnlyList<SettlementLineRecord> ReadSettlementLines(long roundNumber) =>
        QueryRows(LedgerSchema.SettlementLines, roundNumber, SettlementLineRecord.FromRow);

    /// <summary>
    /// A node's rows of the last settlements, from one after which nothing was left open, in order of settlement and reading; what its counters stand at
    /// follows from them. All rows of a node for which there is none such.
    /// </summary>
    /// <param name="nodeId">The node.</param>
    public IReadOnlyList<MeterHistoryRow> ReadMeterHistory(string nodeId) => Query(
        $"""
        SELECT round.interval_start_s, round.interval_s, {string.Join(", ", LedgerSchema.MeterReadings.ColumnNames.Select(column => $"reading.{column}"))}
        FROM meter_readings reading JOIN rounds round ON round.round_number = reading.round_number
        WHERE reading.node_id = $node AND round.kind = 'settlement' AND reading.round_number >= COALESCE((
            SELECT MAX(settled.round_number) FROM meter_readings settled
            WHERE settled.node_id = $node AND settled.accepted = 1 AND settled.quality = 'metered' AND settled.reason IS NULL AND settled.round_number < $exchange), 0)
        ORDER BY reading.round_number, reading.reading_time_s IS NULL, reading.reading_time_s
        """,
        row => new MeterHistoryRow((long)row[0]!, (long)row[1]!, MeterReadingRecord.FromRow(row[2..])),
        ("$node", nodeId), ("$exchange", RoundOfOpenExchange(nodeId)));

    /// <summary>Recomputes every hash of the open ledger.</summary>
    /// <param name="expectedHead">A head noted earlier that the chain must contain, or null.</param>
    public LedgerVerification Verify(string? expectedHead = null)
    {
        lock (_gate)
        {
            return LedgerVerifier.Verify(_connection, expectedHead);
        }
    }

    /// <summary>Closes the file; a clean close leaves no write-ahead log beside it.</summary>
    public void Dispose() => _connection.Dispose();

    private static void Prepare(SqliteConnection connection, string path, LedgerGenesis genesis)
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        if ((long)LedgerFile.Scalar(connection, "SELECT COUNT(*) FROM sqlite_master")! == 0)
        {
            LedgerFile.Execute(connection, LedgerSchema.CreateTables());
            Insert(connection, LedgerSchema.Genesis.Name, genesis.Rows.Select(row => (object?[])[row.Key, row.Value]));
            LedgerFile.Execute(connection, $"PRAGMA application_id = {LedgerSchema.ApplicationId}; PRAGMA user_version = {LedgerSchema.Version};");
        }

        LedgerFile.RefuseUnlessLedger(connection, path);
        LedgerFile.Execute(connection, LedgerSchema.CreateAddedTables());
        LedgerFile.Execute(connection, LedgerSchema.CreateTriggers());
        LedgerFile.Execute(connection, ReceivedReadings.CreateTable);
        transaction.Commit();
        string[] differences = [.. genesis.DifferencesTo(LedgerFile.ReadGenesis(connection))];
        if (differences.Length > 0)
        {
            throw new InvalidDataException($"Ledger '{path}' was started for another market. {string.Join("; ", differences)}. "
                + "Name a new file, or restore the configuration.");
        }
    }

    internal static void Insert(SqliteConnection connection, string table, IEnumerable<object?[]> rows)
    {
        using SqliteCommand command = connection.CreateCommand();
        foreach (object?[] row in rows)
        {
            if (command.Parameters.Count == 0)
            {
                command.CommandText = $"INSERT INTO {table} VALUES ({string.Join(", ", row.Select((_, index) => $"${index}"))})";
                command.Parameters.AddRange(row.Select((_, index) => new SqliteParameter { ParameterName = $"${index}" }));
            }

            for (int i = 0; i < row.Length; i++)
            {
                command.Parameters[i].Value = row[i] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }
    }

    /// <summary>Gives each correction the next number of its interval, which must be settled.</summary>
    private IEnumerable<LedgerEntry> Numbered(IReadOnlyList<SettlementRecord> corrections)
    {
        var numbers = new Dictionary<long, long>();
        foreach (SettlementRecord correction in corrections)
        {
            long startS = correction.Interval.StartS;
            if (!numbers.TryGetValue(startS, out long before))
            {
                before = ReadRoundsOf(startS).Count(round => round.Kind.StartsWith(LedgerSchema.KindCorrection, StringComparison.Ordinal));
                RefuseUnlessSettled(startS);
            }

            numbers[startS] = before + 1;
            yield return LedgerEntry.OfCorrection(correction, before + 1);
        }
    }

    private void RefuseUnlessSettled(long intervalStartS)
    {
        if (!ReadRoundsOf(intervalStartS).Any(round => round.Kind == LedgerSchema.KindSettlement))
        {
            throw new InvalidOperationException($"Interval {intervalStartS} has no settlement that could be corrected. Settle it first.");
        }
    }

    private LedgerRound[] Append(LedgerEntry[] entries)
    {
        var heads = new List<object?[]>(entries.Length);
        try
        {
            using SqliteTransaction transaction = _connection.BeginTransaction();
            foreach (LedgerEntry entry in entries)
            {
                heads.Add(entry.SealedHead(_roundCount + heads.Count + 1, heads.Count == 0 ? _head : (string)heads[^1][^1]!));
                Write(entry, _roundCount + heads.Count, heads[^1]);
            }

            transaction.Commit();
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT)
        {
            LedgerEntry refused = entries[heads.Count - 1];
            throw new InvalidOperationException(
                $"The {refused.HeadColumns[0]} of interval {refused.HeadColumns[1]} cannot be appended as round {_roundCount + heads.Count}: {exception.Message}. "
                + "Append each interval once, from one process.", exception);
        }

        _roundCount += heads.Count;
        _head = heads.Count == 0 ? _head : (string)heads[^1][^1]!;
        return [.. heads.Select(LedgerRound.FromRow)];
    }

    private void Write(LedgerEntry entry, long roundNumber, object?[] head)
    {
        foreach (LedgerTable table in LedgerSchema.AllRowTables)
        {
            Insert(_connection, table.Name, entry.NumberedRows(table, roundNumber));
        }

        Insert(_connection, LedgerSchema.Rounds.Name, [head]);
        if (entry.HasAddedRows)
        {
            LedgerFile.Execute(_connection, $"PRAGMA user_version = {LedgerSchema.VersionWithAddedTables}");
        }
    }

    /// <summary>The settlement in which a node's meter was last found exchanged, unless it came back: the readings before it may be needed again.</summary>
    private long RoundOfOpenExchange(string nodeId) => Query(
        "SELECT round_number, reason FROM meter_readings WHERE node_id = $node AND reason IN ('meter-exchanged', 'meter-returned') ORDER BY round_number DESC, reading_time_s DESC LIMIT 1",
        row => (string)row[1]! == "meter-exchanged" ? (long)row[0]! : long.MaxValue,
        ("$node", nodeId)).DefaultIfEmpty(long.MaxValue).First();

    private IReadOnlyList<T> QueryRows<T>(LedgerTable table, long roundNumber, Func<object?[], T> map) => Query(
        $"SELECT {string.Join(", ", table.ColumnNames)} FROM {table.Name} WHERE round_number = $round ORDER BY row_number", map, ("$round", roundNumber));

    private IReadOnlyList<T> Query<T>(string sql, Func<object?[], T> map, params (string Name, object Value)[] parameters)
    {
        lock (_gate)
        {
            return [.. LedgerFile.Read(_connection, sql, parameters).Select(map)];
        }
    }
}
