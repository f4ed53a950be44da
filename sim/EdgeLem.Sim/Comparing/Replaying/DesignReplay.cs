using System.Collections.Immutable;
using System.Diagnostics;
using EdgeLem.Gateway.MarketFiles;
using EdgeLem.Market;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Sim.Comparing.Recording;

namespace EdgeLem.Sim.Comparing.Replaying;

/// <summary>Runs many designs over the same recorded intervals. Designs with the same mechanism and policy share one clearing per interval.</summary>
internal sealed class DesignReplay
{
    private readonly RecordedMarket _market;
    private readonly ReplayCases _cases;
    private readonly ImmutableArray<PublishedTariff> _tariffs;

    /// <summary>Prepares the replay.</summary>
    /// <param name="market">The recorded run, with one interval or more.</param>
    /// <param name="terms">What all designs have in common.</param>
    public DesignReplay(RecordedMarket market, CompareTerms terms)
    {
        _market = market;
        _cases = new ReplayCases(market, terms);
        _tariffs = new TariffPublishing(_cases, market).All();
    }

    /// <summary>Called after each group of designs that share their clearing, with how many designs are done.</summary>
    public Action<int>? GroupEnded { get; set; }

    /// <summary>Runs the designs.</summary>
    /// <param name="designs">The designs, by names that are known.</param>
    /// <param name="cancellation">Ends between two intervals.</param>
    /// <returns>One result per design, in their order.</returns>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public ImmutableArray<DesignResult> Run(IReadOnlyList<DesignNames> designs, CancellationToken cancellation)
    {
        Dictionary<DesignNames, DesignResult> results = [];
        foreach (IGrouping<(string Mechanism, string Policy), DesignNames> group in designs.GroupBy(design => (design.Mechanism, design.Policy)))
        {
            DesignTally[] tallies = [.. group.Select(names => new DesignTally(names, _market.Nodes.Length))];
            MarketDesign[] members = [.. group.Select(Known)];
            for (int index = 0; index < _market.Intervals.Length; index++)
            {
                cancellation.ThrowIfCancellationRequested();
                RunInterval(index, members, tallies);
            }

            Array.ForEach(tallies, tally => results.Add(tally.Names, tally.ToResult()));
            GroupEnded?.Invoke(results.Count);
        }

        return [.. designs.Select(design => results[design])];
    }

    private void RunInterval(int index, MarketDesign[] designs, DesignTally[] tallies)
    {
        MarketCase marketCase = _cases.CaseOf(_market.Intervals[index], _tariffs[index]);
        long start = Stopwatch.GetTimestamp();
        if (!TryRun(() => designs[0].Clear(marketCase), out GridOutcome? grid, out string? failure))
        {
            Array.ForEach(tallies, tally => tally.AddFailure(failure));
            return;
        }

        long cleared = Stopwatch.GetTimestamp() - start;
        for (int design = 0; design < designs.Length; design++)
        {
            Charge((marketCase, grid, cleared), designs[design], tallies[design]);
        }
    }

    private static void Charge((MarketCase Case, GridOutcome Grid, long Ticks) cleared, MarketDesign design, DesignTally tally)
    {
        long start = Stopwatch.GetTimestamp();
        if (TryRun(() => design.Charge(cleared.Case, cleared.Grid), out MarketOutcome? outcome, out string? failure))
        {
            tally.Add(cleared.Case, outcome, cleared.Ticks + Stopwatch.GetTimestamp() - start);
        }
        else
        {
            tally.AddFailure(failure);
        }
    }

    /// <summary>A design that gives up on an interval is a result of the comparison, not the end of it.</summary>
    private static bool TryRun<T>(Func<T> run, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out T? result, [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out string? failure)
        where T : class
    {
        try
        {
            (result, failure) = (run(), null);
            return true;
        }
        catch (Exception obstacle) when (obstacle is InvalidOperationException or ArgumentException or ArithmeticException or NotSupportedException)
        {
            (result, failure) = (null, obstacle.Message);
            return false;
        }
    }

    private static MarketDesign Known(DesignNames names)
    {
        List<string> faults = [];
        return names.Find(faults) ?? throw new ArgumentException(string.Join(' ', faults), nameof(names));
    }
}
