using System.Collections.Immutable;

namespace EdgeLem.Market.Settlement;

/// <summary>
/// Turns absolute counter readings into the energy to settle per node and interval, exactly, whatever readings get lost, repeated or delayed.
/// </summary>
/// <remarks>
/// <para>Per node it keeps the last accepted reading (C at time t, net counter import - export) and, per interval that ended after t, what was settled
/// on estimates. A usable reading C' at t' settles (C' - C) x 3600 J less the estimates of intervals that ended until t', and takes C's place; an interval
/// whose own end has no usable reading settles in addition the traded energy T as its estimate. With S, the sum of the estimates that are left, this
/// holds at any time: everything settled since the first reading = (C - first C) x 3600 J + S, and right after a used reading of the interval's own end exactly
/// the counter difference.</para>
/// <para>A late reading, of an interval that is settled already, is used the same way in the interval that is closed next: it corrects, and nothing
/// that was settled is changed. Readings are judged in order of time; one that is not newer than the newest judged brings nothing.</para>
/// <para>Import and export within an interval are netted, as the market trades mean power.</para>
/// <para>A refused reading counts as missing. A jump becomes plausible as time passes, if it was real. Counters that went back are refused until
/// <see cref="ReadingsOfNewMeter"/> readings in a row follow each other: then the meter counts as exchanged, the estimates until the first of
/// them stand for good, and its counters go on from there. Should the old counters come back, it was no exchange, and everything settled since is made up for.</para>
/// <para>Not thread safe: one round settles at a time.</para>
/// </remarks>
public sealed class MeterBook
{
    /// <summary>How far the mean power between two readings may exceed the rated power, percent: short-time overload of the main fuse and clock
    /// error.</summary>
    public const int MarginPercent = 25;

    /// <summary>Energy always allowed on top, Wh: counters of coarse resolution step by 10 Wh, which is much in a short interval.</summary>
    public const int ResolutionAllowanceWh = 20;

    /// <summary>Readings in a row that must follow each other, after counters went back, before they count as those of a new meter.</summary>
    public const int ReadingsOfNewMeter = 3;

    private readonly Dictionary<string, MeterAccount> _accounts = new(StringComparer.Ordinal);

    /// <summary>Adds a node before its first interval.</summary>
    /// <param name="nodeId">The node; a second registration replaces the rated power and keeps the counters.</param>
    /// <param name="ratedPowerW">Largest power that the connection can import or export, W, positive.</param>
    /// <exception cref="ArgumentException">The node id is not allowed.</exception>
    public void Register(string nodeId, long ratedPowerW)
    {
        Accounts.RefuseUnlessNodeId(nodeId);
        ArgumentOutOfRangeException.ThrowIfLessThan(ratedPowerW, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ratedPowerW, Orders.Order.MaximumQuantityW);
        if (!_accounts.TryGetValue(nodeId, out MeterAccount? account))
        {
            _accounts.Add(nodeId, account = new MeterAccount());
        }

        account.RatedPowerW = ratedPowerW;
    }

    /// <summary>Forgets a node's counters because its meter was exchanged or reset: its next reading is a first reading.</summary>
    /// <param name="nodeId">A registered node.</param>
    public void ReplaceMeter(string nodeId)
    {
        Find(nodeId).Forget();
    }

    /// <summary>Time of the newest reading of a node that was judged, UTC epoch seconds; 0 before the first. Readings up to it bring nothing any more.</summary>
    /// <param name="nodeId">A registered node.</param>
    public long JudgedUntilS(string nodeId) => Find(nodeId).JudgedUntilS;

    /// <summary>
    /// Closes one interval of one node with every reading that came since the last closing: the energy to settle, from the readings if they can be used,
    /// else from what the node traded.
    /// </summary>
    /// <param name="nodeId">A registered node.</param>
    /// <param name="interval">The interval; per node each one is closed once, in order of time.</param>
    /// <param name="readings">Readings of this interval's end and of earlier ones, in any order.</param>
    /// <param name="tradedJ">Energy that the node traded in the interval, J, bought positive.</param>
    /// <exception cref="InvalidOperationException">The node is not registered, or the interval is not later than the last one closed.</exception>
    public MeterClosing Close(string nodeId, MarketInterval interval, IReadOnlyCollection<MeterReading> readings, long tradedJ)
    {
        ArgumentNullException.ThrowIfNull(readings);
        MeterAccount account = Find(nodeId);
        RefuseUnlessNext(nodeId, account, interval);
        ImmutableArray<LateReading> late =
        [
            .. readings.Where(reading => reading.TimeS < interval.EndS).OrderBy(reading => reading.TimeS).Select(reading => TakeLate(nodeId, account, reading)),
        ];
        MeteredEnergy own = CloseOwn(nodeId, account, (interval, readings), tradedJ);
        MeteredEnergy energy = own with { EnergyJ = checked(own.EnergyJ + late.Sum(reading => reading.EnergyJ)) };
        account.LastIntervalEndS = interval.EndS;
        return new MeterClosing(energy, late);
    }

    private static LateReading TakeLate(string nodeId, MeterAccount account, MeterReading reading) =>
        new(nodeId, reading, account.Take(reading, out long energyJ), energyJ);

    private static MeteredEnergy CloseOwn(string nodeId, MeterAccount account, (MarketInterval Interval, IReadOnlyCollection<MeterReading> Readings) given, long tradedJ)
    {
        long endS = given.Interval.EndS;
        MeterRefusal refusal = given.Readings.Any(reading => reading.TimeS > endS) ? MeterRefusal.OutOfTime : MeterRefusal.NoReading;
        long energyJ = 0;
        foreach (MeterReading reading in given.Readings.Where(reading => reading.TimeS == endS))
        {
            refusal = account.Take(reading, out energyJ);
        }

        if (refusal is MeterRefusal.None or MeterRefusal.MeterExchanged or MeterRefusal.MeterReturned)
        {
            return new MeteredEnergy(nodeId, energyJ, MeterQuality.Metered, refusal);
        }

        if (refusal != MeterRefusal.FirstReading)
        {
            account.AddEstimate(endS, tradedJ);
        }

        return new MeteredEnergy(nodeId, tradedJ, MeterQuality.Estimated, refusal);
    }

    private static void RefuseUnlessNext(string nodeId, MeterAccount account, MarketInterval interval)
    {
        if (interval.StartS < account.LastIntervalEndS)
        {
            throw new InvalidOperationException(
                $"Node {nodeId}: the interval from {interval.StartS} s starts before {account.LastIntervalEndS} s, the end of the last closed one. "
                + "Close each interval once, in order.");
        }
    }

    private MeterAccount Find(string nodeId) => _accounts.TryGetValue(nodeId, out MeterAccount? account)
        ? account
        : throw new InvalidOperationException($"Node '{nodeId}' is not in the meter book. Register it with its rated power first.");
}
