using System.Collections.Immutable;

namespace EdgeLem.Market.Settlement;

/// <summary>
/// Turns absolute counter readings into the energy to settle per node and interval, exactly, whatever readings get lost, repeated or delayed.
/// </summary>
/// <remarks>
/// <para>Per node it keeps the last accepted reading (C, net counter import - export) and S, the energy settled on estimates since. An interval with a
/// usable reading C' settles (C' - C) x 3600 J - S and sets C = C', S = 0. An interval without one settles the traded energy T and sets S = S + T.
/// Hence at any time: everything settled since the first reading = (C - first C) x 3600 J + S, and right after a used reading exactly the counter
/// difference.</para>
/// <para>Import and export within an interval are netted, as the market trades mean power.</para>
/// <para>A refused reading counts as missing. A jump becomes plausible as time passes, if it was real. Counters that went back stay refused until they
/// pass the old values or <see cref="ReplaceMeter"/> is called; what is settled on estimates until then stands.</para>
/// <para>Not thread safe: one round settles at a time.</para>
/// </remarks>
public sealed class MeterBook
{
    /// <summary>How far the mean power between two readings may exceed the rated power, percent: short-time overload of the main fuse and clock
    /// error.</summary>
    public const int MarginPercent = 25;

    /// <summary>Energy always allowed on top, Wh: counters of coarse resolution step by 10 Wh, which is much in a short interval.</summary>
    public const int ResolutionAllowanceWh = 20;

    private const long SecondsPerHour = 3600;

    private readonly Dictionary<string, Account> _accounts = new(StringComparer.Ordinal);

    /// <summary>Adds a node before its first interval.</summary>
    /// <param name="nodeId">The node; a second registration replaces the rated power and keeps the counters.</param>
    /// <param name="ratedPowerW">Largest power that the connection can import or export, W, positive.</param>
    /// <exception cref="ArgumentException">The node id is not allowed.</exception>
    public void Register(string nodeId, long ratedPowerW)
    {
        Accounts.RefuseUnlessNodeId(nodeId);
        ArgumentOutOfRangeException.ThrowIfLessThan(ratedPowerW, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ratedPowerW, Orders.Order.MaximumQuantityW);
        if (!_accounts.TryGetValue(nodeId, out Account? account))
        {
            _accounts.Add(nodeId, account = new Account());
        }

        account.RatedPowerW = ratedPowerW;
    }

    /// <summary>Puts a registered node back to a state saved by <see cref="States"/> or derived from the ledger.</summary>
    /// <param name="state">The state.</param>
    public void Restore(MeterState state)
    {
        Account account = Find(state.NodeId);
        account.Last = state.LastReading;
        account.SettledSinceJ = state.SettledSinceJ;
        account.LastIntervalEndS = state.LastIntervalEndS;
    }

    /// <summary>Forgets a node's counters because its meter was exchanged or reset: its next reading is a first reading.</summary>
    /// <param name="nodeId">A registered node.</param>
    public void ReplaceMeter(string nodeId)
    {
        Account account = Find(nodeId);
        account.Last = null;
        account.SettledSinceJ = 0;
    }

    /// <summary>The nodes that have an accepted reading, in ordinal order of their ids.</summary>
    public ImmutableArray<MeterState> States() =>
    [
        .. _accounts.Where(pair => pair.Value.Last is not null)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new MeterState(pair.Key, pair.Value.Last!.Value, pair.Value.SettledSinceJ, pair.Value.LastIntervalEndS)),
    ];

    /// <summary>Closes one interval of one node: the energy to settle, from the reading if it can be used, else from what the node traded.</summary>
    /// <param name="nodeId">A registered node.</param>
    /// <param name="interval">The interval; per node each one is closed once, in order of time.</param>
    /// <param name="reading">The counters that the node sent for the interval's end, or null.</param>
    /// <param name="tradedJ">Energy that the node traded in the interval, J, bought positive.</param>
    /// <exception cref="InvalidOperationException">The node is not registered, or the interval is not later than the last one closed.</exception>
    public MeteredEnergy Close(string nodeId, MarketInterval interval, MeterReading? reading, long tradedJ)
    {
        Account account = Find(nodeId);
        if (interval.StartS < account.LastIntervalEndS)
        {
            throw new InvalidOperationException(
                $"Node {nodeId}: the interval from {interval.StartS} s starts before {account.LastIntervalEndS} s, the end of the last closed one. "
                + "Close each interval once, in order.");
        }

        MeterRefusal refusal = Judge(account, interval, reading);
        account.LastIntervalEndS = interval.EndS;
        return refusal == MeterRefusal.None
            ? new MeteredEnergy(nodeId, account.SettleOn(reading!.Value), MeterQuality.Metered, refusal)
            : Estimate(nodeId, account, (reading, refusal), tradedJ);
    }

    private static MeteredEnergy Estimate(string nodeId, Account account, (MeterReading? Reading, MeterRefusal Refusal) refused, long tradedJ)
    {
        if (refused.Refusal == MeterRefusal.FirstReading)
        {
            account.Last = refused.Reading;
            account.SettledSinceJ = 0;
        }
        else if (account.Last is not null)
        {
            account.SettledSinceJ = checked(account.SettledSinceJ + tradedJ);
        }

        return new MeteredEnergy(nodeId, tradedJ, MeterQuality.Estimated, refused.Refusal);
    }

    private static MeterRefusal Judge(Account account, MarketInterval interval, MeterReading? offered)
    {
        if (offered is not { } reading)
        {
            return MeterRefusal.NoReading;
        }

        if (reading.TimeS != interval.EndS)
        {
            return MeterRefusal.OutOfTime;
        }

        MeterReading last = account.Last ?? new MeterReading(reading.TimeS, 0, 0);
        if (reading.ImportWh < last.ImportWh || reading.ExportWh < last.ExportWh)
        {
            return MeterRefusal.CounterWentBack;
        }

        if (account.Last is null)
        {
            return MeterRefusal.FirstReading;
        }

        Int128 limitWh = ((Int128)account.RatedPowerW * (reading.TimeS - last.TimeS) * (100 + MarginPercent) / (100 * SecondsPerHour)) + ResolutionAllowanceWh;
        bool isPlausible = reading.ImportWh - last.ImportWh <= limitWh && reading.ExportWh - last.ExportWh <= limitWh;
        return isPlausible ? MeterRefusal.None : MeterRefusal.Implausible;
    }

    private Account Find(string nodeId) => _accounts.TryGetValue(nodeId, out Account? account)
        ? account
        : throw new InvalidOperationException($"Node '{nodeId}' is not in the meter book. Register it with its rated power first.");

    private sealed class Account
    {
        public long RatedPowerW { get; set; }

        public MeterReading? Last { get; set; }

        public long SettledSinceJ { get; set; }

        public long LastIntervalEndS { get; set; }

        /// <summary>Energy between the last accepted reading and this one that is not settled yet, J.</summary>
        public long SettleOn(MeterReading reading)
        {
            MeterReading last = Last!.Value;
            long netWh = checked(reading.ImportWh - last.ImportWh - (reading.ExportWh - last.ExportWh));
            long energyJ = checked((netWh * EnergyPrice.JoulePerWh) - SettledSinceJ);
            Last = reading;
            SettledSinceJ = 0;
            return energyJ;
        }
    }
}
