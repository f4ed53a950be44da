namespace EdgeLem.Gateway.Http.Live;

/// <summary>One line of the round history: the market's result and the check in four figures.</summary>
public sealed record LiveRoundOutcome
{
    /// <summary>The market's result.</summary>
    public required LiveRound Round { get; init; }

    /// <summary>Whether the power flow of the check converged.</summary>
    public required bool Converged { get; init; }

    /// <summary>Number of limits broken.</summary>
    public required int ViolationCount { get; init; }

    /// <summary>Lowest predicted voltage of any bus and phase, per unit; NaN without prediction.</summary>
    public required double LowestVoltagePu { get; init; }

    /// <summary>Highest predicted voltage of any bus and phase, per unit; NaN without prediction.</summary>
    public required double HighestVoltagePu { get; init; }

    internal static LiveRoundOutcome Of(LiveRound round, LiveCheck check)
    {
        var finite = check.PredictedVoltages.SelectMany(bus => bus.VoltagePu).Where(double.IsFinite).DefaultIfEmpty(double.NaN).ToList();
        return new LiveRoundOutcome
        {
            Round = round,
            Converged = check.Converged,
            ViolationCount = check.Violations.Count,
            LowestVoltagePu = finite.Min(),
            HighestVoltagePu = finite.Max(),
        };
    }
}
