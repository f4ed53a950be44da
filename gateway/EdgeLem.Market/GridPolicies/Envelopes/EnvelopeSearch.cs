using System.Collections.Immutable;
using EdgeLem.Market.Network;

namespace EdgeLem.Market.GridPolicies.Envelopes;

/// <summary>Finds the largest envelopes of a rule whose worst corners an AC power flow allows.</summary>
/// <remarks>
/// <para>Method: successive linearisation, each row at its own worst corner. (1) Rows around zero, all import and all export, at powers that double until a limit is
/// not kept. (2) Levels by <see cref="RobustLimits"/>. (3) AC power flow at the worst corner of every row; the row is linearised anew there, and rows that appear
/// are added. Repeat 2 and 3 until all corners are allowed and the levels stand (Newton's method on the tight rows). (4) What the last digits still exceed is
/// taken off all levels.</para>
/// <para>Limits: exact for linear rows. An AC voltage is not quite linear inside the box; its extremes lie at corners as long as the sign of no sensitivity
/// changes inside, which holds for the powers of distribution feeders.</para>
/// </remarks>
internal sealed class EnvelopeSearch(INetworkModel model, EnvelopeShares shares)
{
    private const int Doublings = 12;
    private const int MaximumTurns = 30;
    private const int MaximumShrinks = 40;

    /// <summary>The levels stand when none changes by more than this part of the highest.</summary>
    private const double StandWithin = 1e-6;

    /// <summary>First part of all levels that the last step takes off; doubled until the corners are allowed.</summary>
    private const double FirstShrink = 1e-6;

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
        Look(0);
        Probe(sign: 1);
        Probe(sign: -1);
        for (int turn = 0; turn < MaximumTurns; turn++)
        {
            double[] before = Levels;
            (Levels, _stoppedBy) = _limits.Fill(_highest);
            if (AreCornersAllowed() && Levels.Zip(before, (now, then) => Math.Abs(now - then)).Max() <= StandWithin * shares.HighestLevel)
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

    private void Probe(int sign)
    {
        double level = shares.HighestLevel / (1 << Doublings);
        for (int doubling = 0; doubling <= Doublings; doubling++, level *= 2)
        {
            if (!Look(sign * level).IsAllowed)
            {
                return;
            }
        }
    }

    private NetworkState Look(double level)
    {
        NetworkState state = model.Evaluate([.. Enumerable.Range(0, shares.PointCount).Select(point => Math.Sign(level) * shares.LimitW(point, Math.Abs(level)))]);
        foreach (LinearLimit row in TryLinearize(state)?.Limits ?? [])
        {
            _limits.Take(row);
        }

        return state;
    }

    private bool AreCornersAllowed()
    {
        bool areAllowed = true;
        foreach (double[] corner in Corners())
        {
            NetworkState state = model.Evaluate(corner);
            areAllowed &= state.IsAllowed;
            if (TryLinearize(state) is not { } here)
            {
                _highest = Math.Min(_highest, WithoutState * Levels.Max());
                return false;
            }

            foreach (LinearLimit row in here.Limits)
            {
                if (!_limits.Contains(row) || corner.AsSpan().SequenceEqual(_limits.CornerOf(row, Levels)))
                {
                    _limits.Take(row);
                }
            }
        }

        return areAllowed;
    }

    private List<double[]> Corners()
    {
        List<double[]> corners = [];
        foreach (double[] corner in _limits.Rows.Select(row => _limits.CornerOf(row, Levels)))
        {
            if (!corners.Exists(known => known.AsSpan().SequenceEqual(corner)))
            {
                corners.Add(corner);
            }
        }

        return corners;
    }

    private void Shrink()
    {
        double part = FirstShrink;
        for (int shrink = 0; shrink < MaximumShrinks && !Corners().TrueForAll(corner => model.Evaluate(corner).IsAllowed); shrink++, part = Math.Min(1, part * 2))
        {
            Lower(part);
        }
    }

    private NetworkLinearization? TryLinearize(NetworkState state)
    {
        Linearisations++;
        return state.Converged ? model.Linearize() : null;
    }
}
