namespace EdgeLem.Market.Optimisation.Simplex;

/// <summary>The long-step ratio test: who may enter, in the order in which the step passes them.</summary>
/// <remarks>Candidates wait in a heap, the smallest ratio first and, among equal ones, the largest |alpha| and the lowest index: a step passes few of many.</remarks>
internal sealed class RatioTest
{
    private readonly List<int> _passed = [];
    private Candidate[] _heap = [];
    private int _count;

    /// <summary>Forgets all candidates.</summary>
    /// <param name="most">How many may be added.</param>
    public void Clear(int most)
    {
        _passed.Clear();
        _count = 0;
        if (_heap.Length < most)
        {
            _heap = new Candidate[2 * most];
        }
    }

    /// <summary>Adds a candidate.</summary>
    /// <param name="variable">Index of the variable.</param>
    /// <param name="ratio">|d / alpha|.</param>
    /// <param name="size">|alpha|.</param>
    public void Add(int variable, double ratio, double size) => _heap[_count++] = new Candidate(ratio, size, variable);

    /// <summary>A candidate that was passed or chosen, by its place in the order.</summary>
    public int this[int place] => _passed[place];

    /// <summary>Finds the candidate at which an infeasibility ends.</summary>
    /// <param name="excess">The infeasibility, positive.</param>
    /// <param name="variables">Their bounds.</param>
    /// <param name="tolerance">What may be left of the infeasibility after the last candidate.</param>
    /// <returns>Its place; those before it flip. -1 when no candidate ends it.</returns>
    public int Choose(double excess, BoxedVariables variables, double tolerance)
    {
        for (int at = _count / 2 - 1; at >= 0; at--)
        {
            Sink(at);
        }

        double rest = excess;
        while (_count > 0)
        {
            Candidate next = TakeFirst();
            rest -= next.Size * (variables.Upper[next.Variable] - variables.Lower[next.Variable]);
            if (rest <= 0)
            {
                return _passed.Count - 1;
            }
        }

        // What remains after every flip is rounding when it is within the tolerance: the last one then enters at its other bound.
        return rest <= tolerance ? _passed.Count - 1 : -1;
    }

    /// <summary>The candidate of the smallest ratio and, among equal ones, of the lowest index.</summary>
    /// <returns>0, the place of the only one passed; -1 when there is none.</returns>
    public int ChooseFirst()
    {
        int first = 0;
        for (int at = 1; at < _count; at++)
        {
            bool isBefore = _heap[at].Ratio < _heap[first].Ratio || (_heap[at].Ratio == _heap[first].Ratio && _heap[at].Variable < _heap[first].Variable);
            first = isBefore ? at : first;
        }

        if (_count > 0)
        {
            _passed.Add(_heap[first].Variable);
        }

        return _count > 0 ? 0 : -1;
    }

    private Candidate TakeFirst()
    {
        Candidate first = _heap[0];
        _heap[0] = _heap[--_count];
        Sink(0);
        _passed.Add(first.Variable);
        return first;
    }

    private void Sink(int at)
    {
        while (2 * at + 1 is var child && child < _count)
        {
            child += child + 1 < _count && _heap[child + 1].IsBefore(_heap[child]) ? 1 : 0;
            if (!_heap[child].IsBefore(_heap[at]))
            {
                return;
            }

            (_heap[at], _heap[child]) = (_heap[child], _heap[at]);
            at = child;
        }
    }

    private readonly record struct Candidate(double Ratio, double Size, int Variable)
    {
        public bool IsBefore(in Candidate other) =>
            Ratio != other.Ratio ? Ratio < other.Ratio : Size != other.Size ? Size > other.Size : Variable < other.Variable;
    }
}
