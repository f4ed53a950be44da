namespace EdgeLem.Gateway.Ledger;

/// <summary>One place where a ledger does not match its hashes.</summary>
/// <param name="Table">The table.</param>
/// <param name="RoundNumber">The round; 0 for what belongs to no round.</param>
/// <param name="Message">What is wrong.</param>
public sealed record LedgerFault(string Table, long RoundNumber, string Message);
