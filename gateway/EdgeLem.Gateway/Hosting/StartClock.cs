using System.Globalization;
using EdgeLem.Gateway.Ledger;
using EdgeLem.Gateway.Ledger.Records;

namespace EdgeLem.Gateway.Hosting;

/// <summary>Compares the clock with what is already on record, before a gateway with a wrong clock writes a market day twice.</summary>
internal static class StartClock
{
    /// <summary>Refuses a clock that is before the ledger's last entry.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="path">Its path, for the message.</param>
    /// <param name="now">The clock.</param>
    /// <exception cref="GatewayStartException">The clock is behind.</exception>
    public static void Check(SqliteLedger ledger, string path, DateTimeOffset now)
    {
        LedgerRound? last = ledger.RoundCount == 0 ? null : ledger.ReadRounds().MaxBy(EarliestWrittenS);
        if (last is null || now.ToUnixTimeSeconds() >= EarliestWrittenS(last))
        {
            return;
        }

        throw new GatewayStartException(string.Create(
            CultureInfo.InvariantCulture,
            $"the clock says {now:u}, but ledger '{path}' already has the {last.Kind} of the interval that starts {DateTimeOffset.FromUnixTimeSeconds(last.Interval.StartS):u}. "
            + $"Set the clock, or name another ledger."));
    }

    /// <summary>The gate of an interval closes at the earliest half an interval before it starts; it is settled at the earliest when it ends.</summary>
    private static long EarliestWrittenS(LedgerRound round) => round.Kind == LedgerSchema.KindClearing
        ? round.Interval.StartS - (round.Interval.LengthS / 2)
        : round.Interval.StartS + round.Interval.LengthS;
}
