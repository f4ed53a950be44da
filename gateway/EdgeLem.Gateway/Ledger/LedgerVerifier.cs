using Microsoft.Data.Sqlite;

namespace EdgeLem.Gateway.Ledger;

/// <summary>Recomputes a ledger's hashes from its tables and names the first round that does not match (docs/ledger.md).</summary>
public static class LedgerVerifier
{
    /// <summary>Checks a ledger file, which may be in use.</summary>
    /// <param name="path">The file; only read.</param>
    /// <param name="expectedHead">A head noted earlier that the chain must contain, in lower or upper case, or null. Without it, rounds cut off at the end
    /// cannot show.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is not a ledger, or so damaged that its tables cannot be read.</exception>
    public static LedgerVerification Verify(string path, string? expectedHead = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using SqliteConnection connection = LedgerFile.OpenReadOnly(path);
        try
        {
            return Verify(connection, expectedHead);
        }
        catch (SqliteException exception)
        {
            throw new InvalidDataException($"Ledger '{path}' cannot be read to its end: {exception.Message}. "
                + "Its file is damaged or its tables were altered; restore a copy.", exception);
        }
    }

    internal static LedgerVerification Verify(SqliteConnection connection, string? expectedHead)
    {
        // One read transaction: a gateway that appends meanwhile does not change what is seen.
        using SqliteTransaction snapshot = connection.BeginTransaction(deferred: true);
        return new Walk(connection, expectedHead).Run();
    }

    private sealed class Walk
    {
        private readonly SqliteConnection _connection;
        private readonly string? _expectedHead;
        private readonly List<LedgerFault> _faults = [];
        private string _head = "";
        private IReadOnlyList<LedgerTable> _added = [];
        private long _intactRounds;
        private bool _hasSeenExpectedHead;

        public Walk(SqliteConnection connection, string? expectedHead)
        {
            _connection = connection;
            _expectedHead = expectedHead;
        }

        public LedgerVerification Run()
        {
            if (FindTables())
            {
                WalkRounds();
                FindOrphans();
                FindExpectedHead();
            }

            return new LedgerVerification { IntactRounds = _intactRounds, Head = _head, Faults = [.. _faults] };
        }

        private bool FindTables()
        {
            HashSet<string> present = [.. LedgerFile.Read(_connection, "SELECT name FROM sqlite_master WHERE type = 'table'").Select(row => (string)row[0]!)];
            IEnumerable<string> expected = LedgerSchema.RowTables.Append(LedgerSchema.Rounds).Append(LedgerSchema.Genesis).Select(table => table.Name);
            _faults.AddRange(expected.Where(name => !present.Contains(name)).Select(name => new LedgerFault(name, 0, $"Table {name} is missing.")));

            // A file in which they were never needed, or whose last writer did not know them, may lack them.
            _added = LedgerFile.AddedTablesOf(_connection);
            return _faults.Count == 0;
        }

        private void WalkRounds()
        {
            Advance(LedgerGenesis.HashOf(LedgerFile.ReadGenesis(_connection)));
            string sql = $"SELECT {string.Join(", ", LedgerSchema.Rounds.ColumnNames)} FROM rounds ORDER BY round_number";
            foreach (object?[] row in LedgerFile.Read(_connection, sql))
            {
                CheckRound(row);
                if (_faults.Count > 0)
                {
                    return;
                }

                _intactRounds++;
                Advance((string)row[^1]!);
            }
        }

        private void CheckRound(object?[] row)
        {
            long number = _intactRounds + 1;
            if (row[0] is not long found || found != number)
            {
                AddFault(LedgerSchema.Rounds, number, $"Round {number} is missing; the next one in the file is {row[0]}.");
                return;
            }

            CheckRows(number, row);
            bool matchesHash = row[^1] is string hash && hash == LedgerEntry.HashOf(row.Take(row.Length - 1));
            bool matchesPrevious = row[^2] is string previous && previous == _head;
            if (!matchesHash)
            {
                AddFault(LedgerSchema.Rounds, number, $"Round {number}: the row of table rounds does not match its hash.");
            }
            else if (!matchesPrevious)
            {
                LedgerTable table = number == 1 ? LedgerSchema.Genesis : LedgerSchema.Rounds;
                AddFault(table, number, $"Round {number} follows {row[^2]}, but what is before it in the file has {_head}.");
            }
        }

        private void CheckRows(long number, object?[] round)
        {
            for (int i = 0; i < LedgerSchema.RowTables.Count; i++)
            {
                LedgerTable table = LedgerSchema.RowTables[i];
                LedgerTable[] covered = [table, .. _added.Where(added => added.Host == table)];
                if (round[LedgerSchema.FirstDigestIndex + i] is not string digest || digest != LedgerEntry.DigestOf(covered.Select(part => (part, RowsOf(part, number)))))
                {
                    string names = string.Join(" or ", LedgerSchema.AddedTables.Where(added => added.Host == table).Select(added => added.Name).Prepend(table.Name));
                    AddFault(table, number, $"Round {number}: rows of table {names} have been changed, removed, inserted or re-ordered, or their digest has.");
                }
            }
        }

        private IEnumerable<object?[]> RowsOf(LedgerTable table, long number) => LedgerFile.Read(_connection, table.SelectRowsOfRound, ("$round", number));

        /// <summary>Rows of a round that has no head row: inserted, or left behind by a removed round.</summary>
        private void FindOrphans()
        {
            foreach (LedgerTable table in LedgerSchema.RowTables.Concat(_added))
            {
                string sql = $"SELECT round_number FROM {table.Name} WHERE round_number NOT IN (SELECT round_number FROM rounds) ORDER BY round_number LIMIT 1";
                object?[]? orphan = LedgerFile.Read(_connection, sql).FirstOrDefault();
                if (orphan is not null)
                {
                    AddFault(table, orphan[0] as long? ?? 0, $"Table {table.Name} has rows of round {orphan[0]}, which is not in table rounds.");
                }
            }
        }

        private void FindExpectedHead()
        {
            if (_expectedHead is not null && !_hasSeenExpectedHead && _faults.Count == 0)
            {
                AddFault(
                    LedgerSchema.Rounds, _intactRounds + 1,
                    $"Head {_expectedHead} is not in the chain, which ends at round {_intactRounds} with {_head}: "
                    + "rounds were cut off at the end, or the head is another ledger's.");
            }
        }

        private void Advance(string hash)
        {
            _head = hash;
            _hasSeenExpectedHead |= string.Equals(hash, _expectedHead, StringComparison.OrdinalIgnoreCase);
        }

        private void AddFault(LedgerTable table, long roundNumber, string message) => _faults.Add(new LedgerFault(table.Name, roundNumber, message));
    }
}
