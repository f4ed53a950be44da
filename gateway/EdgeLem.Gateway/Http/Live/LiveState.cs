namespace EdgeLem.Gateway.Http.Live;

/// <summary>
/// What the live page shows. The gateway's round loop writes it; any number of HTTP requests read it. Thread-safe. Every write takes
/// the next version number, and a reader asks for what changed since the version it has: so a slow reader costs no memory, it only
/// sees fewer steps.
/// </summary>
public sealed class LiveState
{
    private const int MaxQualityCharacters = 32;

    private readonly Lock _gate = new();
    private readonly RoundHistory _history;
    private readonly LiveNode[] _nodes;
    private readonly long[] _nodeVersions;
    private readonly Dictionary<string, int> _nodeIndex = new(StringComparer.Ordinal);
    private LiveClock? _clock;
    private LiveSettlement? _settlement;
    private long _version;
    private long _roundVersion;
    private long _nodeVersion;
    private long _clockVersion;
    private long _settlementVersion;

    /// <summary>Starts with a feeder and nothing measured.</summary>
    /// <param name="feeder">The layout; it stays as it is.</param>
    /// <param name="options">How much history to keep; null for the defaults.</param>
    /// <exception cref="ArgumentException">The layout contradicts itself.</exception>
    public LiveState(LiveFeeder feeder, LiveStateOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(feeder);
        feeder.Validate();
        Feeder = feeder;
        _history = new RoundHistory(Validated(options ?? new LiveStateOptions()));
        _nodes = [.. feeder.Connections.Select(connection => new LiveNode { NodeId = connection.NodeId })];
        _nodeVersions = new long[_nodes.Length];
        for (int i = 0; i < _nodes.Length; i++)
        {
            _nodeIndex.Add(_nodes[i].NodeId, i);
        }
    }

    /// <summary>The feeder's layout.</summary>
    public LiveFeeder Feeder { get; }

    /// <summary>Takes the market's time.</summary>
    /// <param name="clock">The time and what is next.</param>
    public void SetClock(LiveClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        lock (_gate)
        {
            _clock = clock;
            _clockVersion = ++_version;
        }
    }

    /// <summary>Takes the result of a market round. A round of an interval already known replaces it.</summary>
    /// <param name="round">What the market decided.</param>
    /// <param name="check">What the power-flow check found; not changed by the caller afterwards.</param>
    public void AddRound(LiveRound round, LiveCheck check)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(check);
        lock (_gate)
        {
            _roundVersion = ++_version;
            _history.Add(_version, round, check);
        }
    }

    /// <summary>Takes the last reading of a node; a node that reports is online.</summary>
    /// <param name="measurement">The reading; not changed by the caller afterwards.</param>
    /// <returns>False, and nothing is kept, when the feeder has no such node or an array has not three elements.</returns>
    public bool TryReportMeasurement(LiveMeasurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        bool perPhase = measurement.VoltageV.Count == 3 && measurement.PowerW.Count == 3 && measurement.ReactivePowerVar.Count == 3;
        string quality = measurement.Quality;
        var shown = quality.Length <= MaxQualityCharacters ? measurement : measurement with { Quality = quality[..MaxQualityCharacters] };
        return perPhase && TryUpdate(measurement.NodeId, node => Moved(node, LiveNodeState.Online, shown.AtS) with { Measurement = shown });
    }

    /// <summary>Takes a node's connection state.</summary>
    /// <param name="nodeId">The node.</param>
    /// <param name="state">Whether the gateway hears it.</param>
    /// <param name="atS">Since when, UTC epoch seconds.</param>
    /// <returns>False when the feeder has no such node.</returns>
    public bool TrySetNodeState(string nodeId, LiveNodeState state, long atS) => TryUpdate(nodeId, node => Moved(node, state, atS));

    /// <summary>Takes the settlement totals.</summary>
    /// <param name="settlement">Totals of all settled intervals.</param>
    public void SetSettlement(LiveSettlement settlement)
    {
        ArgumentNullException.ThrowIfNull(settlement);
        lock (_gate)
        {
            _settlement = settlement;
            _settlementVersion = ++_version;
        }
    }

    /// <summary>Everything at one instant.</summary>
    /// <returns>A copy that later writes do not change.</returns>
    public LiveSnapshot Snapshot()
    {
        lock (_gate)
        {
            return new LiveSnapshot
            {
                Version = _version,
                Feeder = Feeder,
                Clock = _clock,
                Rounds = _history.Since(-1),
                LatestCheck = _history.LatestCheck,
                Violations = _history.Violations,
                Nodes = [.. _nodes],
                Settlement = _settlement,
            };
        }
    }

    /// <summary>What was written after a version.</summary>
    /// <param name="version">A version that this state gave out; one it never gave (a reader from before a restart) gets everything.</param>
    /// <returns>Only what changed.</returns>
    public LiveChanges ChangesSince(long version)
    {
        lock (_gate)
        {
            long since = version > _version ? 0 : version;
            return new LiveChanges
            {
                Version = _version,
                Round = _roundVersion > since ? RoundChange(since) : null,
                Nodes = _nodeVersion > since ? [.. _nodes.Where((_, i) => _nodeVersions[i] > since)] : null,
                Settlement = _settlementVersion > since ? _settlement : null,
                Clock = _clockVersion > since ? _clock : null,
            };
        }
    }

    private LiveRoundChange RoundChange(long since) =>
        new() { Rounds = _history.Since(since), LatestCheck = _history.LatestCheck, Violations = _history.Violations };

    private bool TryUpdate(string nodeId, Func<LiveNode, LiveNode> change)
    {
        if (!_nodeIndex.TryGetValue(nodeId, out int index))
        {
            return false;
        }

        lock (_gate)
        {
            _nodes[index] = change(_nodes[index]);
            _nodeVersion = _nodeVersions[index] = ++_version;
        }

        return true;
    }

    private static LiveNode Moved(LiveNode node, LiveNodeState state, long atS) =>
        node.State == state ? node : node with { State = state, StateSinceS = atS };

    private static LiveStateOptions Validated(LiveStateOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.RoundHistory, TimeSpan.Zero, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxRounds, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxViolations, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxViolationCharacters, 1, nameof(options));
        return options;
    }
}
