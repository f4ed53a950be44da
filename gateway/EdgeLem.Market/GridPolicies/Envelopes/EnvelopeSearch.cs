using System.Collections.Immutable;
using EdgeLem.Market.Network;

namespace EdgeLem.Market.GridPolicies.Envelopes;

/// <summary>Finds the largest envelopes of a rule whose worst corners an AC power flow allows.</summary>
/// <remarks>
/// <para>Method: successive linearisation, each row at its own worst corner. (1) Rows at zero, and where all import or all export, doubled from a little, first passes a
/// limit. (2) Levels by <see cref="RobustLimits"/>, where a row stopped them less <see cref="Margin"/>. (3) AC power flow at the worst corners of the rows that stopped a level; there the row is
/// linearised anew, and so is every other row whose own corner lies next to it; rows that appear are added. Repeat 2 and 3 until these corners are allowed and the levels stand (Newton's method on
/// the tight rows). (4) Only then an AC power flow at the worst corner of every row that is close to tight; where it is not allowed the row is linearised there and the turns go on. Rows of one phase
/// mostly share their corner, so that few flows and linearisations are needed: corners, not rows, are counted.</para>
/// <para>Limits: exact for linear rows. An AC voltage is not quite linear inside the box; its extremes lie at corners as long as the sign of no sensitivity
/// changes inside, which holds for the powers of distribution feeders.</para>
/// </remarks>
internal sealed class EnvelopeSearch(INetworkModel model, EnvelopeShares shares)
{
    private const int Doublings = 12;
    private const int MaximumTurns = 80;
    private const int MaximumShrinks = 40;

    /// <summary>Part of every level that a row stopped that stays free for what the last linearisation still errs.</summary>
    private const double Margin = 1e-5;

    /// <summary>The levels stand when none changes by more than this part of the highest.</summary>
    private const double StandWithin = 1e-6;

    /// <summary>Rows with more room than this part of what they span over the box are not looked at in a turn.</summary>
    private const double CloseWithin = 0.2;

    /// <summary>A corner lies next to a row's own when the row differs between them by no more than this part of its span: the linearisation errs by its square.</summary>
    private const double NextWithin = 0.02;

    /// <summary>First part of all levels that is taken off when the turns ran out; doubled until the corners are allowed.</summary>
    private const double FirstShrink = 1e-4;

    /// <summary>What is left of the levels when a corner has no state at all.</summary>
    private const double WithoutState = 0.7;

    private readonly RobustLimits _limits = new(shares);
    private double _highest = shares.HighestLevel;
    private LinearLimit?[] _stoppedBy = [];

    /// <summary>The levels found.</summary>
    public double[] Levels { get; private set; } = new double[shares.LevelCount];

    /// <summary>Linearisations so far.</summary>
    public int Linearisations { get; private set; }

    /// <summary>Searches.</summary>
    public void Run()
    {
        Evaluate(0);
        TakeRows();
        Probe(sign: 1);
        Probe(sign: -1);
        for (int turn = 0; turn < MaximumTurns; turn++)
        {
            double[] before = Levels;
            (Levels, _stoppedBy) = _limits.Fill(_highest);
            Levels = [.. Levels.Select((level, j) => _stoppedBy[j] is null ? level : level * (1 - Margin))];
            bool areTightAllowed = AreAllowed(_stoppedBy.OfType<LinearLimit>(), areTight: true);
            bool isStill = Levels.Zip(before, (now, then) => Math.Abs(now - then)).Max() <= StandWithin * shares.HighestLevel;
            if (areTightAllowed && isStill && AreCornersAllowed())
            {
                return;
            }
        }

        Shrink();
    }

    /// <summary>The row that keeps a point's limit from being higher; null where its rating does.</summary>
    /// <param name="point">The point.</param>
    /// <param name="isExport">Which of its two limits.</param>
    public LinearLimit? ReasonAt(int point, bool isExport) => _stoppedBy[shares.LevelOf(point, isExport)];

    /// <summary>Takes a part off all levels.</summary>
    /// <param name="part">The part, 0 to 1.</param>
    public void Lower(double part) => Levels = [.. Levels.Select(level => level * (1 - part))];

    /// <summary>The envelopes in whole watts.</summary>
    public ImmutableArray<OperatingEnvelope> Envelopes() =>
        [.. Enumerable.Range(0, shares.PointCount).Select(point => new OperatingEnvelope(point, WholeW(point, isExport: false), WholeW(point, isExport: true)))];

    private long WholeW(int point, bool isExport) => (long)Math.Floor(shares.LimitW(point, Levels[shares.LevelOf(point, isExport)]));

    /// <summary>Doubles all import or all export until a limit is passed, and takes the rows there and one step before.</summary>
    private void Probe(int sign)
    {
        double level = shares.HighestLevel / (1 << Doublings);
        while (level < shares.HighestLevel && Evaluate(sign * level).IsAllowed)
        {
            level *= 2;
        }

        TakeRows();
        Evaluate(sign * level / 2);
        TakeRows();
    }

    private NetworkState Evaluate(double level) =>
        model.Evaluate([.. Enumerable.Range(0, shares.PointCount).Select(point => Math.Sign(level) * shares.LimitW(point, Math.Abs(level)))]);

    private void TakeRows()
    {
        foreach (LinearLimit row in Linearize()?.Limits ?? [])
        {
            _limits.Take(row);
        }
    }

    private bool AreCornersAllowed() => AreAllowed(_limits.CloseRows(Levels, CloseWithin), areTight: false);

    /// <summary>Looks at the worst corner of each row, at equal corners once.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="areTight">Whether they are linearised anew even where their corner is allowed, since they decide levels.</param>
    private bool AreAllowed(IEnumerable<LinearLimit> rows, bool areTight)
    {
        bool areAllowed = true;
        HashSet<(LimitKind, string)> done = [];
        HashSet<string> corners = [];
        foreach (LinearLimit row in rows.Where(row => done.Add((row.Kind, row.Element)) && corners.Add(RobustLimits.NameOfCorner(row))))
        {
            double[] corner = _limits.CornerOf(row, Levels);
            bool isAllowed = model.Evaluate(corner).IsAllowed;
            areAllowed &= isAllowed;
            if ((!isAllowed || areTight) && !TryTakeNext(corner, done))
            {
                return false;
            }
        }

        return areAllowed;
    }

    private bool TryTakeNext(double[] corner, HashSet<(LimitKind, string)> done)
    {
        if (Linearize() is { } here)
        {
            TakeNext(here, corner, done);
            return true;
        }

        _highest = Math.Min(_highest, WithoutState * Levels.Max());
        return false;
    }

    private void TakeNext(NetworkLinearization here, double[] corner, HashSet<(LimitKind, string)> done)
    {
        foreach (LinearLimit row in here.Limits)
        {
            bool isNext = _limits.IsNextToOwnCorner(row, corner, (Levels, NextWithin));
            if (isNext || !_limits.Contains(row))
            {
                _limits.Take(row);
            }

            if (isNext)
            {
                done.Add((row.Kind, row.Element));
            }
        }
    }

    private void Shrink()
    {
        double part = FirstShrink;
        for (int shrink = 0; shrink < MaximumShrinks && !AreCornersAllowed(); shrink++, part = Math.Min(1, part * 2))
        {
            Lower(part);
        }
    }

    private NetworkLinearization? Linearize()
    {
        Linearisations++;
        return model.LinearizeLimits();
    }
}
