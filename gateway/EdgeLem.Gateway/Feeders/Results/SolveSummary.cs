using EdgeLem.Grid;

namespace EdgeLem.Gateway.Feeders.Results;

/// <summary>Key figures of a solved state, as <c>summary.json</c> holds them. A figure that does not exist is null.</summary>
internal sealed record SolveSummary
{
    /// <summary>Whether there is a solution; without one there are no other results than this file.</summary>
    public required bool Converged { get; init; }

    /// <summary>Iterations made.</summary>
    public required int Iterations { get; init; }

    /// <summary>"sweep" or "newton".</summary>
    public required string Method { get; init; }

    /// <summary>Lowest voltage of all phases but the sources', phase to neutral over base.</summary>
    public double? MinVoltagePu { get; init; }

    /// <summary>Highest voltage of these.</summary>
    public double? MaxVoltagePu { get; init; }

    /// <summary>Active power lost in lines, switches and transformers, in W.</summary>
    public double? LossesW { get; init; }

    /// <summary>Active power that the sources deliver at their buses, in W.</summary>
    public double? SourcePowerW { get; init; }

    /// <summary>Highest PVUR of all three-phase buses but the sources', in percent.</summary>
    public double? MaxPvurPercent { get; init; }

    /// <summary>Highest LVUR of these, in percent.</summary>
    public double? MaxLvurPercent { get; init; }

    /// <summary>Highest VUF of these, in percent.</summary>
    public double? MaxVufPercent { get; init; }

    /// <summary>Highest |V0/V1| of these, in percent.</summary>
    public double? MaxV0V1Percent { get; init; }

    /// <summary>How long one solve takes (<see cref="SolveTimer"/>), in microseconds.</summary>
    public double? SolveMicroseconds { get; init; }

    /// <summary>The figures of a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="solveMicroseconds">How long a solve takes.</param>
    public static SolveSummary Of(SolvedState state, double solveMicroseconds)
    {
        double[] voltages = [.. state.PhaseVoltagesPu()];
        VoltageUnbalance[] unbalances = [.. state.Unbalances().Select(item => item.Unbalance)];
        return WithoutSolution(state.Flow) with
        {
            Converged = true,
            MinVoltagePu = Finite(voltages.DefaultIfEmpty(double.NaN).Min()),
            MaxVoltagePu = Finite(voltages.DefaultIfEmpty(double.NaN).Max()),
            LossesW = Finite(state.Flow.LossesW),
            SourcePowerW = Finite(state.Flow.SourcePowerW),
            MaxPvurPercent = Largest(unbalances.Select(unbalance => unbalance.PvurPercent)),
            MaxLvurPercent = Largest(unbalances.Select(unbalance => unbalance.LvurPercent)),
            MaxVufPercent = Largest(unbalances.Select(unbalance => unbalance.VufPercent)),
            MaxV0V1Percent = Largest(unbalances.Select(unbalance => unbalance.ZeroSequencePercent)),
            SolveMicroseconds = solveMicroseconds,
        };
    }

    /// <summary>The figures of a flow that did not converge.</summary>
    /// <param name="flow">The flow.</param>
    public static SolveSummary WithoutSolution(PowerFlowResult flow) => new()
    {
        Converged = false,
        Iterations = flow.Iterations,
        Method = flow.Method == PowerFlowMethod.Newton ? "newton" : "sweep",
    };

    private static double? Largest(IEnumerable<double> values) => Finite(values.DefaultIfEmpty(double.NaN).Max());

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
