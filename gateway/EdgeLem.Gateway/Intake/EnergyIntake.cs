using EdgeLem.Contracts;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway.Intake;

/// <summary>Collects the counter readings of the intervals that are still to be settled. Whether a reading is plausible is the meter book's business.</summary>
/// <param name="graceS">How long after an interval's end a reading may have been taken, in s.</param>
internal sealed class EnergyIntake(int graceS)
{
    private readonly SortedDictionary<long, Expected> _expected = [];

    /// <summary>Begins to expect the counters at the end of an interval.</summary>
    /// <param name="interval">The interval.</param>
    public void Expect(MarketInterval interval) => _expected.TryAdd(interval.StartS, new Expected(interval));

    /// <summary>Takes a message that could be read.</summary>
    /// <param name="nodeId">The sender.</param>
    /// <param name="message">The message.</param>
    public IntakeFault Take(string nodeId, EnergyMessage message)
    {
        if (!_expected.TryGetValue(message.IntervalStart, out Expected? expected) || message.IntervalSeconds != expected.Interval.LengthS)
        {
            string open = _expected.Count == 0 ? "none" : string.Join(", ", _expected.Keys);
            return new IntakeFault(
                RejectCode.EnergyIntervalUnknown,
                $"interval {message.IntervalStart} of {message.IntervalSeconds} s; counters are awaited for the intervals {open}. The next reading settles the energy.");
        }

        long endS = expected.Interval.EndS;
        if (message.At < endS)
        {
            return new IntakeFault(
                RejectCode.EnergyIntervalUnknown, $"interval {message.IntervalStart} ends at {endS}, the counters were read at {message.At}, before its end; read them at the end.");
        }

        if (message.At > endS + graceS)
        {
            return new IntakeFault(
                RejectCode.FieldOutOfRange, $"'at' is {message.At}, counters of interval {message.IntervalStart} are read from {endS} to {endS + graceS}; check the node's clock.");
        }

        // The reading is taken as that of the interval's end: counters are cumulative, so the next interval holds what the delay moved.
        expected.Readings[nodeId] = new MeterReading(endS, message.ImportWh, message.ExportWh);
        return IntakeFault.None;
    }

    /// <summary>How many nodes have reported an interval.</summary>
    /// <param name="interval">The interval.</param>
    public int Count(MarketInterval interval) => _expected.TryGetValue(interval.StartS, out Expected? expected) ? expected.Readings.Count : 0;

    /// <summary>Takes the readings of an interval out and expects no more of them.</summary>
    /// <param name="interval">The interval.</param>
    public IReadOnlyDictionary<string, MeterReading> Collect(MarketInterval interval) =>
        _expected.Remove(interval.StartS, out Expected? expected) ? expected.Readings : new Dictionary<string, MeterReading>();

    private sealed record Expected(MarketInterval Interval)
    {
        public Dictionary<string, MeterReading> Readings { get; } = new(StringComparer.Ordinal);
    }
}
