using System.Collections.Immutable;

namespace EdgeLem.Gateway.Ledger;

/// <summary>What a check of a ledger found.</summary>
public sealed class LedgerVerification
{
    /// <summary>Entries whose content matches their hash, counted from the first.</summary>
    public required long IntactRounds { get; init; }

    /// <summary>Hash of the last intact entry; of the genesis when there is none.</summary>
    public required string Head { get; init; }

    /// <summary>Faults of the first round that does not match, and rows that belong to no round; empty when the ledger is intact.</summary>
    public required ImmutableArray<LedgerFault> Faults { get; init; }

    /// <summary>Whether everything matches.</summary>
    public bool IsIntact => Faults.IsEmpty;

    /// <summary>Number of the first round that does not match; null when the ledger is intact.</summary>
    public long? FirstBadRound => IsIntact ? null : Faults[0].RoundNumber;
}
