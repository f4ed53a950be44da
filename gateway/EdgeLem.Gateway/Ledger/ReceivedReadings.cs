using EdgeLem.Gateway.Ledger.Records;
using Microsoft.Data.Sqlite;

namespace EdgeLem.Gateway.Ledger;

/// <summary>
/// The counters that nodes were told are accepted, kept beside the chain in the ledger's file: a node forgets what was accepted, so the gateway
/// must not, and a repeated message is recognised after a restart too. Not part of the record that is hashed; the settlements are.
/// </summary>
public sealed class ReceivedReadings
{
    private const string Table = "received_readings";

    private readonly SqliteConnection _connection;
    private readonly Lock _gate;

    internal ReceivedReadings(SqliteConnection connection, Lock gate)
    {
        _connection = connection;
        _gate = gate;
    }

    internal static string CreateTable =>
        $"CREATE TABLE IF NOT EXISTS {Table} (interval_end_s INTEGER NOT NULL, node_id TEXT NOT NULL, at_s INTEGER NOT NULL, import_wh INTEGER NOT NULL, "
        + "export_wh INTEGER NOT NULL, PRIMARY KEY (interval_end_s, node_id)) WITHOUT ROWID;";

    /// <summary>Looks up what was accepted.</summary>
    /// <param name="nodeId">The node.</param>
    /// <param name="intervalEndS">End of the interval, UTC epoch seconds.</param>
    /// <returns>The counters; null when there are none.</returns>
    public ReceivedReading? Find(string nodeId, long intervalEndS)
    {
        lock (_gate)
        {
            return LedgerFile.Read(
                _connection, $"SELECT node_id, interval_end_s, at_s, import_wh, export_wh FROM {Table} WHERE interval_end_s = $end AND node_id = $node", ("$end", intervalEndS), ("$node", nodeId))
                .Select(row => (ReceivedReading?)Of(row)).FirstOrDefault();
        }
    }

    /// <summary>All that are not older than a time, by interval and node.</summary>
    /// <param name="fromEndS">Earliest end of an interval, UTC epoch seconds.</param>
    public IReadOnlyList<ReceivedReading> ReadFrom(long fromEndS)
    {
        lock (_gate)
        {
            return [.. LedgerFile.Read(
                _connection, $"SELECT node_id, interval_end_s, at_s, import_wh, export_wh FROM {Table} WHERE interval_end_s >= $from ORDER BY interval_end_s, node_id", ("$from", fromEndS)).Select(Of)];
        }
    }

    /// <summary>Adds readings, all in one transaction; they are on the disk when this returns.</summary>
    /// <param name="readings">Readings of intervals for which the node has none yet.</param>
    public void Add(IEnumerable<ReceivedReading> readings)
    {
        lock (_gate)
        {
            using SqliteTransaction transaction = _connection.BeginTransaction();
            SqliteLedger.Insert(_connection, Table, readings.Select(reading => (object?[])[reading.IntervalEndS, reading.NodeId, reading.AtS, reading.ImportWh, reading.ExportWh]));
            transaction.Commit();
        }
    }

    /// <summary>Removes what is too old to be repeated.</summary>
    /// <param name="beforeEndS">Earliest end of an interval that stays, UTC epoch seconds.</param>
    public void ForgetBefore(long beforeEndS)
    {
        lock (_gate)
        {
            using SqliteCommand command = LedgerFile.Command(_connection, $"DELETE FROM {Table} WHERE interval_end_s < $before");
            command.Parameters.AddWithValue("$before", beforeEndS);
            command.ExecuteNonQuery();
        }
    }

    private static ReceivedReading Of(object?[] row) => new((string)row[0]!, (long)row[1]!, (long)row[2]!, (long)row[3]!, (long)row[4]!);
}
