using System.Collections.Immutable;
using EdgeLem.Market.Network;

namespace EdgeLem.Market.GridPolicies.Envelopes;

/// <summary>The limits of a network for points of which each may do anything inside its envelope.</summary>
/// <remarks>
/// <para>Method: a row c p at most b holds for every p in the box from -E to I exactly when it holds at the row's worst corner, where p_i is I_i for c_i positive
/// and -E_i for c_i negative: sum over i of max(c_i I_i, -c_i E_i) at most b. (For linear rows; the AC check of the corners is <see cref="EnvelopeSearch"/>'s.)</para>
/// <para>Division of the room: progressive filling (max-min fairness, Bertsekas and Gallager 1992, 6.5.2). All levels rise together from 0 until a row is tight;
/// the levels that this row depends on stay, the others rise on. So no level can be raised without lowering one that is not higher.</para>
/// <para>Symbols: c row [n], in the row's unit per W; b bound; I, E import and export limits [n], W, from the levels by <see cref="EnvelopeShares.LimitW"/>.</para>
/// </remarks>
internal sealed class RobustLimits(EnvelopeShares shares)
{
    /// <summary>Halvings when a level is sought: to a part in 10^15 of the highest.</summary>
    private const int Halvings = 50;

    /// <summary>A row counts as tight within this part of what it adds up at its worst corner.</summary>
    private const double TightWithin = 1e-9;

    private readonly Dictionary<(LimitKind Kind, string Element), LinearLimit> _rows = [];

    /// <summary>The rows, in a sequence that does not depend on when they were found.</summary>
    public IEnumerable<LinearLimit> Rows => _rows.Values.OrderBy(row => row.Kind).ThenBy(row => row.Element, StringComparer.Ordinal);

    /// <summary>Whether a row is known.</summary>
    /// <param name="row">The row.</param>
    public bool Contains(LinearLimit row) => _rows.ContainsKey((row.Kind, row.Element));

    /// <summary>Adds a row, or takes a newer linearisation of it.</summary>
    /// <param name="row">The row.</param>
    public void Take(LinearLimit row) => _rows[(row.Kind, row.Element)] = row;

    /// <summary>The worst corner of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="levels">The levels.</param>
    /// <returns>Power per point, W, import positive.</returns>
    public double[] CornerOf(LinearLimit row, double[] levels)
    {
        double[] corner = new double[shares.PointCount];
        for (int point = 0; point < corner.Length; point++)
        {
            bool isExport = row.CoefficientPerPoint[point] < 0;
            corner[point] = (isExport ? -1 : 1) * shares.LimitW(point, levels[shares.LevelOf(point, isExport)]);
        }

        return corner;
    }

    /// <summary>The rows with little room at their worst corners, the least first.</summary>
    /// <param name="levels">The levels.</param>
    /// <param name="part">How little, in parts of a row's span.</param>
    public ImmutableArray<LinearLimit> CloseRows(double[] levels, double part) =>
        [.. Rows.Select(row => (Row: row, Room: Slack(row, levels) / Math.Max(Span(row, levels), double.Epsilon))).Where(item => item.Room < part).OrderBy(item => item.Room).Select(item => item.Row)];

    /// <summary>Whether a row's value at a corner is almost that at its own worst corner.</summary>
    /// <param name="row">The row.</param>
    /// <param name="corner">The corner, W per point.</param>
    /// <param name="at">The levels, and how little may be missing, in parts of the row's span.</param>
    public bool IsNextToOwnCorner(LinearLimit row, double[] corner, (double[] Levels, double Part) at) =>
        WorstSum(row, at.Levels) - row.UpperBound - row.ExcessAt(corner) <= at.Part * Span(row, at.Levels);

    /// <summary>A name that rows with the same worst corner share: which points export there.</summary>
    /// <param name="row">The row.</param>
    public static string NameOfCorner(LinearLimit row) => string.Create(row.CoefficientPerPoint.Length, row, (signs, of) =>
    {
        for (int point = 0; point < signs.Length; point++)
        {
            signs[point] = of.CoefficientPerPoint[point] < 0 ? '-' : '+';
        }
    });

    /// <summary>Finds the levels.</summary>
    /// <param name="highest">What no level may exceed.</param>
    /// <returns>The levels, and per level the row that stopped it, null where the rating did.</returns>
    public (double[] Levels, LinearLimit?[] StoppedBy) Fill(double highest)
    {
        LinearLimit[] rows = [.. Rows];
        double[] levels = new double[shares.LevelCount];
        var stoppedBy = new LinearLimit?[shares.LevelCount];
        HashSet<int> rising = [.. Enumerable.Range(0, levels.Length)];
        while (rising.Count > 0)
        {
            double level = HighestKept(rows, (levels, rising), highest);
            Raise(levels, rising, level);
            LinearLimit[] tight = [.. rows.Where(row => IsTight(row, levels))];
            int[] stopped = level >= highest ? [.. rising] : [.. rising.Where(j => Array.Exists(tight, row => DependsOn(row, j)))];
            foreach (int j in stopped.Length > 0 ? stopped : [.. rising])
            {
                stoppedBy[j] = Array.Find(tight, row => DependsOn(row, j));
                rising.Remove(j);
            }
        }

        return (levels, stoppedBy);
    }

    /// <summary>The highest common level at which every row is kept that depends on it. Only rows that are broken at the lowest level so far are halved: mostly a few of many.</summary>
    private double HighestKept(LinearLimit[] rows, (double[] Levels, HashSet<int> Rising) at, double highest)
    {
        double low = at.Rising.Max(j => at.Levels[j]);
        double high = highest;
        double[] tried = [.. at.Levels];
        Raise(tried, at.Rising, high);
        foreach (LinearLimit row in rows)
        {
            if (low < high && Slack(row, tried) < 0 && at.Rising.Any(j => DependsOn(row, j)))
            {
                high = HighestKept(row, (tried, at.Rising), (low, high));
                Raise(tried, at.Rising, high);
            }
        }

        return high;
    }

    private double HighestKept(LinearLimit row, (double[] Tried, HashSet<int> Rising) at, (double Kept, double Broken) between)
    {
        (double low, double high) = between;
        for (int halving = 0; halving < Halvings; halving++)
        {
            double middle = (low + high) / 2;
            Raise(at.Tried, at.Rising, middle);
            (low, high) = Slack(row, at.Tried) >= 0 ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>By how much a row changes from its best to its worst corner.</summary>
    private double Span(LinearLimit row, double[] levels)
    {
        double span = 0;
        for (int point = 0; point < shares.PointCount; point++)
        {
            span += Math.Abs(row.CoefficientPerPoint[point]) * (shares.LimitW(point, levels[shares.LevelOf(point, isExport: false)]) + shares.LimitW(point, levels[shares.LevelOf(point, isExport: true)]));
        }

        return span;
    }

    private static void Raise(double[] levels, HashSet<int> rising, double level)
    {
        foreach (int j in rising)
        {
            levels[j] = level;
        }
    }

    private double Slack(LinearLimit row, double[] levels) => row.UpperBound - WorstSum(row, levels);

    /// <summary>The sum of a row at its worst corner, which is asked for too often to make the corner each time.</summary>
    private double WorstSum(LinearLimit row, double[] levels)
    {
        double sum = 0;
        ReadOnlySpan<double> coefficients = row.CoefficientPerPoint.AsSpan();
        for (int point = 0; point < coefficients.Length; point++)
        {
            bool isExport = coefficients[point] < 0;
            sum += Math.Abs(coefficients[point]) * shares.LimitW(point, levels[shares.LevelOf(point, isExport)]);
        }

        return sum;
    }

    private bool IsTight(LinearLimit row, double[] levels) =>
        Slack(row, levels) <= TightWithin * (Math.Abs(row.UpperBound) + row.CoefficientPerPoint.Select((c, i) => Math.Abs(c) * shares.LimitW(i, shares.HighestLevel)).Sum());

    private bool DependsOn(LinearLimit row, int level)
    {
        for (int point = 0; point < shares.PointCount; point++)
        {
            double coefficient = row.CoefficientPerPoint[point];
            if (coefficient != 0 && shares.LevelOf(point, coefficient < 0) == level)
            {
                return true;
            }
        }

        return false;
    }
}
