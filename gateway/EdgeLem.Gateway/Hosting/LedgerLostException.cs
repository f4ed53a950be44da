using Microsoft.Data.Sqlite;

namespace EdgeLem.Gateway.Hosting;

/// <summary>The ledger can no longer be written or read. The gateway must stop: what it did from now on would not be on record.</summary>
/// <param name="path">The ledger.</param>
/// <param name="cause">What was met.</param>
public sealed class LedgerLostException(string path, Exception cause)
    : Exception($"ledger '{path}' failed: {cause.Message} The gateway stops, so that nothing happens that is not on record. "
        + "Check disk space, access rights and 'ledger verify', then start it again: it goes on where the ledger ends.", cause)
{
    /// <summary>Whether a failure is the ledger's: nothing else here uses SQLite.</summary>
    /// <param name="fault">Any failure.</param>
    internal static bool IsCause(Exception fault) => fault is SqliteException || (fault.InnerException is { } inner && IsCause(inner));
}
