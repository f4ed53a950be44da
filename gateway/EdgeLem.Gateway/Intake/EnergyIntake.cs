using EdgeLem.Contracts;
using EdgeLem.Gateway.Ledger;
using EdgeLem.Gateway.Ledger.Records;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway.Intake;

/// <summary>
/// Accepts counters, of the interval that just ended and of earlier ones, each once, and keeps them until they are settled. Whether counters are
/// plausible is the meter book's business.
/// </summary>
/// <remarks>
/// A node forgets what it was told is accepted. So a reading counts as accepted only when <see cref="Save"/> has put it on the disk: the caller answers
/// after that. The same counters again are accepted again and change nothing; other counters of the same interval are refused.
/// </remarks>
/// <param name="options">Market parameters.</param>
/// <param name="received">What was accepted before.</param>
/// <param name="meters">Which readings are behind what is settled.</param>
internal sealed class EnergyIntake(GatewayOptions options, ReceivedReadings received, MeterBook meters)
{
    /// <summary>Oldest readings that are accepted, s: longer than any store of a node holds quarter-hours.</summary>
    public const long OldestS = 7 * 86_400;

    /// <summary>How far a node's clock may be ahead, s, at most.</summary>
    private const long MostAheadS = 60;

    private readonly Dictionary<string, SortedDictionary<long, ReceivedReading>> _waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> _countByEndS = [];
    private readonly List<ReceivedReading> _unsaved = [];

    /// <summary>Takes up what was accepted before a restart and is not settled yet.</summary>
    /// <param name="nowS">Market time, UTC epoch seconds.</param>
    /// <param name="isRegistered">Whether a node takes part.</param>
    public void Restore(long nowS, Func<string, bool> isRegistered)
    {
        foreach (ReceivedReading reading in received.ReadFrom(nowS - OldestS).Where(reading => isRegistered(reading.NodeId)))
        {
            Await(reading);
        }
    }

    /// <summary>Takes a message that could be read.</summary>
    /// <param name="nodeId">The sender.</param>
    /// <param name="message">The message.</param>
    /// <param name="arrivalS">Market time of arrival, UTC epoch seconds.</param>
    public IntakeFault Take(string nodeId, EnergyMessage message, long arrivalS)
    {
        IntakeFault fault = CheckTime(message, arrivalS);
        if (fault.IsFault)
        {
            return fault;
        }

        var reading = new ReceivedReading(nodeId, message.IntervalStart + message.IntervalSeconds, message.At, message.ImportWh, message.ExportWh);
        if (Find(nodeId, reading.IntervalEndS) is { } earlier)
        {
            return (earlier.ImportWh, earlier.ExportWh) == (reading.ImportWh, reading.ExportWh)
                ? IntakeFault.None
                : new IntakeFault(
                    RejectCode.ReadingDiffers,
                    $"interval {message.IntervalStart}: import {reading.ImportWh} Wh, export {reading.ExportWh} Wh, accepted before were {earlier.ImportWh} Wh and {earlier.ExportWh} Wh, which stay. The next interval's counters hold the difference.");
        }

        _unsaved.Add(reading);
        Await(reading);
        return IntakeFault.None;
    }

    /// <summary>Puts what was accepted on the disk.</summary>
    public void Save()
    {
        if (_unsaved.Count > 0)
        {
            received.Add(_unsaved);
            _unsaved.Clear();
        }
    }

    /// <summary>How many nodes have reported an interval.</summary>
    /// <param name="interval">The interval.</param>
    public int Count(MarketInterval interval) => _countByEndS.GetValueOrDefault(interval.EndS);

    /// <summary>Takes out the readings of an interval and of earlier ones, by node.</summary>
    /// <param name="interval">The interval.</param>
    public IReadOnlyDictionary<string, IReadOnlyList<MeterReading>> Collect(MarketInterval interval)
    {
        received.ForgetBefore(interval.EndS - OldestS - options.IntervalS);
        var collected = new Dictionary<string, IReadOnlyList<MeterReading>>(StringComparer.Ordinal);
        foreach ((string nodeId, SortedDictionary<long, ReceivedReading> readings) in _waiting)
        {
            ReceivedReading[] due = [.. readings.Values.TakeWhile(reading => reading.IntervalEndS <= interval.EndS)];
            foreach (ReceivedReading reading in due)
            {
                readings.Remove(reading.IntervalEndS);
                _countByEndS.Remove(reading.IntervalEndS);
            }

            // A reading is taken as that of the interval's end: counters are cumulative, so the next interval holds what the delay moved.
            collected[nodeId] = [.. due.Select(reading => new MeterReading(reading.IntervalEndS, reading.ImportWh, reading.ExportWh))];
        }

        return collected;
    }

    private IntakeFault CheckTime(EnergyMessage message, long arrivalS)
    {
        long endS = message.IntervalStart + message.IntervalSeconds;
        if (message.IntervalSeconds != options.IntervalS || message.IntervalStart % options.IntervalS != 0)
        {
            return Unknown(message, $"of {message.IntervalSeconds} s is no interval of this market, whose intervals have {options.IntervalS} s and begin at multiples of it; take the grid from the gate message.");
        }

        if (message.At < endS)
        {
            return Unknown(message, $"ends at {endS}, the counters were read at {message.At}, before its end; read them at the end.");
        }

        if (message.At > endS + options.SettlementGraceS)
        {
            return new IntakeFault(
                RejectCode.FieldOutOfRange, $"'at' is {message.At}, counters of interval {message.IntervalStart} are read from {endS} to {endS + options.SettlementGraceS}; check the node's clock.");
        }

        if (endS > arrivalS + Math.Min(MostAheadS, options.IntervalS))
        {
            return new IntakeFault(RejectCode.EnergyTooEarly, $"interval {message.IntervalStart} ends at {endS}, here it is {arrivalS}; check the clocks, and send again when it has ended.");
        }

        return endS >= arrivalS - OldestS
            ? IntakeFault.None
            : Unknown(message, $"ended at {endS}, more than {OldestS / 86_400} days before {arrivalS}; the counters of later intervals hold its energy.");
    }

    private static IntakeFault Unknown(EnergyMessage message, string why) => new(RejectCode.EnergyIntervalUnknown, $"interval {message.IntervalStart} {why}");

    private ReceivedReading? Find(string nodeId, long endS) =>
        _waiting.TryGetValue(nodeId, out SortedDictionary<long, ReceivedReading>? readings) && readings.TryGetValue(endS, out ReceivedReading reading)
            ? reading
            : received.Find(nodeId, endS) ?? _unsaved.Where(unsaved => unsaved.NodeId == nodeId && unsaved.IntervalEndS == endS).Select(unsaved => (ReceivedReading?)unsaved).FirstOrDefault();

    private void Await(ReceivedReading reading)
    {
        // What is not newer than the newest settled reading is in it already.
        if (reading.IntervalEndS <= meters.JudgedUntilS(reading.NodeId))
        {
            return;
        }

        if (!_waiting.TryGetValue(reading.NodeId, out SortedDictionary<long, ReceivedReading>? readings))
        {
            _waiting.Add(reading.NodeId, readings = []);
        }

        readings.Add(reading.IntervalEndS, reading);
        _countByEndS[reading.IntervalEndS] = _countByEndS.GetValueOrDefault(reading.IntervalEndS) + 1;
    }
}
