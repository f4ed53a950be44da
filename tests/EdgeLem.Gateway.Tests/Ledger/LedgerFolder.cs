using EdgeLem.Gateway.Ledger;
using Microsoft.Data.Sqlite;

namespace EdgeLem.Gateway.Tests.Ledger;

/// <summary>A temporary folder with ledger files, removed at the end of a test.</summary>
public sealed class LedgerFolder : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("edgelem-ledger-").FullName;

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Writes the sample ledger and closes it.</summary>
    /// <returns>Its path and head.</returns>
    internal (string Path, string Head) WriteSample(string name = "sample.db")
    {
        using SqliteLedger ledger = SampleLedger.Fill(SqliteLedger.Open(PathOf(name), SampleLedger.Genesis));
        return (PathOf(name), ledger.Head);
    }

    /// <summary>Changes a copy of a ledger as somebody with a database tool would: triggers dropped, no constraints checked.</summary>
    /// <returns>The copy's path.</returns>
    public string Tamper(string path, string sql)
    {
        string copy = PathOf($"{Guid.NewGuid():N}.db");
        File.Copy(path, copy);
        using SqliteConnection connection = Connect(copy);
        Run(connection, "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; BEGIN;");
        foreach (string trigger in Column(connection, "SELECT name FROM sqlite_master WHERE type = 'trigger'"))
        {
            Run(connection, $"DROP TRIGGER {trigger}");
        }

        Run(connection, $"COMMIT; {sql}");
        return copy;
    }

    public static SqliteConnection Connect(string path)
    {
        SQLitePCL.Batteries_V2.Init();
        SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static IReadOnlyList<string> Column(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> values = [];
        while (reader.Read())
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
