using Microsoft.Data.Sqlite;

namespace EdgeLem.Gateway.Ledger;

/// <summary>Opens ledger files and reads rows from them in the shape that is hashed.</summary>
internal static class LedgerFile
{
    private const string InMemory = ":memory:";

    static LedgerFile() => SQLitePCL.Batteries_V2.Init();

    /// <summary>Opens a file to append to, creating it when it does not exist.</summary>
    public static SqliteConnection OpenWritable(string path)
    {
        SqliteConnection connection = Open(path, path == InMemory ? SqliteOpenMode.Memory : SqliteOpenMode.ReadWriteCreate);

        // Write-ahead log: readers do not hold up a round. FULL: a round that was acknowledged survives a power cut.
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
        return connection;
    }

    /// <summary>Opens an existing ledger for reading only, and refuses other files.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is not a ledger of this format.</exception>
    public static SqliteConnection OpenReadOnly(string path)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"Ledger '{path}' does not exist.", path);
        }

        SqliteConnection connection = Open(path, SqliteOpenMode.ReadOnly);
        try
        {
            RefuseUnlessLedger(connection, path);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static void RefuseUnlessLedger(SqliteConnection connection, string path)
    {
        long application = (long)Scalar(connection, "PRAGMA application_id")!;
        long version = (long)Scalar(connection, "PRAGMA user_version")!;
        if (application != LedgerSchema.ApplicationId || version is < LedgerSchema.Version or > LedgerSchema.VersionWithAddedTables)
        {
            throw new InvalidDataException(
                $"'{path}' is not a ledger of this program: application id {application}, version {version}; "
                + $"expected {LedgerSchema.ApplicationId}, {LedgerSchema.Version} or {LedgerSchema.VersionWithAddedTables}. Name another file.");
        }
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = Command(connection, sql);
        command.ExecuteNonQuery();
    }

    public static object? Scalar(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = Command(connection, sql);
        return command.ExecuteScalar();
    }

    /// <summary>Reads rows as long, string, double, byte[] or null, by what the file really holds.</summary>
    public static IEnumerable<object?[]> Read(SqliteConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        using SqliteCommand command = Command(connection, sql);
        foreach ((string name, object value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            object?[] row = new object?[reader.FieldCount];
            for (int i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            }

            yield return row;
        }
    }

    /// <summary>The added tables that a file has.</summary>
    public static IReadOnlyList<LedgerTable> AddedTablesOf(SqliteConnection connection)
    {
        HashSet<string> present = [.. Read(connection, "SELECT name FROM sqlite_master WHERE type = 'table'").Select(row => (string)row[0]!)];
        return [.. LedgerSchema.AddedTables.Where(table => present.Contains(table.Name))];
    }

    public static Dictionary<string, string> ReadGenesis(SqliteConnection connection) =>
        Read(connection, "SELECT key, value FROM genesis").ToDictionary(row => $"{row[0]}", row => $"{row[1]}", StringComparer.Ordinal);

    public static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        // No pooling: a pooled connection would keep the file and its write-ahead log open after Dispose.
        string text = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ConnectionString;
        SqliteConnection connection = new(text);
        try
        {
            connection.Open();
            Scalar(connection, "SELECT COUNT(*) FROM sqlite_master");
            return connection;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw new InvalidDataException($"Ledger '{path}' cannot be opened: {exception.Message}. "
                + "Check that its folder exists and can be written, and that the file is an SQLite database.", exception);
        }
    }
}
