using System.Collections.Immutable;

namespace EdgeLem.Gateway.Ledger.Statements;

/// <summary>Statements of one ledger and period.</summary>
/// <param name="FeederId">The feeder.</param>
/// <param name="Head">Head of the ledger from which they were read, to be compared with one that was noted.</param>
/// <param name="Period">The intervals.</param>
/// <param name="Statements">One per account that has lines.</param>
public sealed record StatementSet(string FeederId, string Head, StatementPeriod Period, ImmutableArray<AccountStatement> Statements);
