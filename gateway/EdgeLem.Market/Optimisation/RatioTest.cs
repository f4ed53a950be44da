namespace EdgeLem.Market.Optimisation;

/// <summary>The long-step ratio test: who may enter, in the order in which the step passes them.</summary>
internal sealed class RatioTest
{
    private readonly List<(double Ratio, double Size, int Variable)> _candidates = [];

    /// <summary>Forgets all candidates.</summary>
    public void Clear() => _candidates.Clear();

    /// <summary>Adds a candidate.</summary>
    /// <param name="variable">Index of the variable.</param>
    /// <param name="ratio">|d / alpha|.</param>
    /// <param name="size">|alpha|.</param>
    public void Add(int variable, double ratio, double size) => _candidates.Add((ratio, size, variable));

    /// <summary>A candidate by its place in the order.</summary>
    public int this[int place] => _candidates[place].Variable;

    /// <summary>Finds the candidate at which an infeasibility ends.</summary>
    /// <param name="excess">The infeasibility, positive.</param>
    /// <param name="rangeOf">Distance of a variable's bounds.</param>
    /// <param name="tolerance">What may be left of the infeasibility after the last candidate.</param>
    /// <returns>Its place; those before it flip. -1 when no candidate ends it.</returns>
    public int Choose(double excess, Func<int, double> rangeOf, double tolerance)
    {
        _candidates.Sort(Compare);
        double rest = excess;
        for (int place = 0; place < _candidates.Count; place++)
        {
            rest -= _candidates[place].Size * rangeOf(_candidates[place].Variable);
            if (rest <= 0)
            {
                return place;
            }
        }

        // What remains after every flip is rounding when it is within the tolerance: the last one then enters at its other bound.
        return rest <= tolerance ? _candidates.Count - 1 : -1;
    }

    /// <summary>The candidate of the smallest ratio and, among equal ones, of the lowest index.</summary>
    /// <returns>0, the first place after sorting; -1 when there is none.</returns>
    public int ChooseFirst()
    {
        _candidates.Sort((x, y) => x.Ratio != y.Ratio ? x.Ratio.CompareTo(y.Ratio) : x.Variable.CompareTo(y.Variable));
        return _candidates.Count > 0 ? 0 : -1;
    }

    private static int Compare((double Ratio, double Size, int Variable) x, (double Ratio, double Size, int Variable) y)
    {
        int byRatio = x.Ratio.CompareTo(y.Ratio);
        int bySize = byRatio != 0 ? byRatio : y.Size.CompareTo(x.Size);
        return bySize != 0 ? bySize : x.Variable.CompareTo(y.Variable);
    }
}
