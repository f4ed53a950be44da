using EdgeLem.Contracts;
using EdgeLem.Gateway.Intake;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Market.Settlement;
using EdgeLem.Market.Settlement.Corrections;
using EdgeLem.Sim.Plant;

namespace EdgeLem.Sim.Running;

/// <summary>Everything that a run produced, kept in memory until the result files are written.</summary>
internal sealed class RunRecord : IRoundObserver
{
    private readonly Dictionary<long, ClearedRound> _cleared = [];
    private readonly Dictionary<long, SettledRound> _settled = [];
    private readonly Dictionary<long, List<Correction>> _corrections = [];
    private readonly List<IntervalStatistics> _network = [];
    private readonly Dictionary<string, MeasurementMessage> _measured = new(StringComparer.Ordinal);
    private readonly Dictionary<long, IReadOnlyDictionary<string, MeasurementMessage>> _measuredAtClosure = [];

    /// <summary>What the network went through, per interval in order of time.</summary>
    public IReadOnlyList<IntervalStatistics> Network => _network;

    /// <summary>The round of an interval.</summary>
    /// <param name="intervalStartS">Start of the interval, UTC epoch seconds.</param>
    public ClearedRound Cleared(long intervalStartS) => _cleared[intervalStartS];

    /// <summary>The settlement of an interval.</summary>
    /// <param name="intervalStartS">Start of the interval, UTC epoch seconds.</param>
    public SettledRound Settled(long intervalStartS) => _settled[intervalStartS];

    /// <summary>Every line that was booked for an interval: of its settlement, then of its corrections.</summary>
    /// <param name="intervalStartS">Start of the interval, UTC epoch seconds.</param>
    public IEnumerable<SettlementLine> LinesOf(long intervalStartS) =>
        [.. _settled[intervalStartS].Settlement.Lines, .. _corrections.GetValueOrDefault(intervalStartS, []).SelectMany(correction => correction.Lines)];

    /// <summary>What an interval is settled to in the end, with all corrections.</summary>
    /// <param name="intervalStartS">Start of the interval, UTC epoch seconds.</param>
    public SettlementResult Final(long intervalStartS) => _corrections.TryGetValue(intervalStartS, out List<Correction>? corrections) ? corrections[^1].After : _settled[intervalStartS].Settlement;

    /// <summary>What each node had measured last when the gate of an interval closed, by node; nodes without a measurement are missing.</summary>
    /// <param name="intervalStartS">Start of the interval, UTC epoch seconds.</param>
    public IReadOnlyDictionary<string, MeasurementMessage> MeasuredAtClosure(long intervalStartS) => _measuredAtClosure[intervalStartS];

    /// <summary>Starts of the intervals that were cleared, simulated to their end and settled, in order of time.</summary>
    public IReadOnlyList<IntervalStatistics> Complete => [.. _network.Where(interval => _cleared.ContainsKey(interval.StartS) && _settled.ContainsKey(interval.StartS))];

    /// <summary>Whether any interval is complete.</summary>
    public bool HasResults => _network.Exists(interval => _settled.ContainsKey(interval.StartS));

    /// <summary>Adds an interval's network statistics.</summary>
    /// <param name="interval">The statistics, complete.</param>
    public void Add(IntervalStatistics interval) => _network.Add(interval);

    /// <inheritdoc/>
    public void GateOpened(OpenGate gate)
    {
        // The files tell of closed rounds only.
    }

    /// <inheritdoc/>
    public void Cleared(ClearedRound round)
    {
        _cleared[round.Gate.Interval.StartS] = round;
        _measuredAtClosure[round.Gate.Interval.StartS] = new Dictionary<string, MeasurementMessage>(_measured, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public void Settled(SettledRound round)
    {
        _settled[round.Settlement.Interval.StartS] = round;
        foreach (Correction correction in round.Corrections)
        {
            if (!_corrections.TryGetValue(correction.Interval.StartS, out List<Correction>? corrections))
            {
                _corrections.Add(correction.Interval.StartS, corrections = []);
            }

            corrections.Add(correction);
        }
    }

    /// <inheritdoc/>
    public void Measured(string nodeId, MeasurementMessage measurement) => _measured[nodeId] = measurement;

    /// <inheritdoc/>
    public void StateChanged(string nodeId, StateMessage state)
    {
        // The files tell what the plant did, not what was reported of it.
    }
}
