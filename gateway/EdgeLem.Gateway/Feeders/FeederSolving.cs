using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using EdgeLem.Gateway.Commands;
using EdgeLem.Gateway.Feeders.Reading;
using EdgeLem.Gateway.Feeders.Results;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Feeders;

/// <summary>Solves one state of a feeder and writes its results.</summary>
/// <param name="request">What was asked for.</param>
/// <param name="time">Measures how long a solve takes.</param>
internal sealed class FeederSolving(SolveRequest request, TimeProvider time)
{
    /// <summary>Reads, solves and writes.</summary>
    /// <param name="output">Receives the key figures.</param>
    /// <param name="error">Receives what is wrong, one line each.</param>
    /// <returns>The exit code.</returns>
    public int Run(TextWriter output, TextWriter error)
    {
        List<Defect> defects = [.. request.Faults().Select(fault => new Defect(default, fault))];
        FeederImport import = FeederFiles.Load(request.FeederPath);
        defects.AddRange(import.Defects);
        RequestedPowers? powers = PowersOf(import, defects);
        if (!FeederChecking.TryTake(defects.Count == 0 ? import.Feeder : null, defects, error, out Feeder feeder))
        {
            return ExitCode.BadInput;
        }

        if (!TryPrepare(feeder, out PowerFlowSolver? solver))
        {
            error.WriteLine($"error: --method sweep: feeder '{feeder.Name}' has {(feeder.IsRadial ? "a part without an earth of its own" : "loops")}, which the sweep "
                + $"cannot solve. Use automatic or newton.");
            return ExitCode.BadInput;
        }

        using var folder = SolveFolder.Begin(request.Folder);
        PowerFlowResult flow = solver.Solve(powers!.Powers);
        if (!flow.Converged)
        {
            folder.WriteSummary(SolveSummary.WithoutSolution(flow));
            folder.Publish();
            error.WriteLine($"error: {flow.FailureReason}");
            return ExitCode.BadInput;
        }

        var state = new SolvedState(flow, powers.Injections, request.Options);
        SolveSummary summary = SolveSummary.Of(state, new SolveTimer(solver, time).MedianMicroseconds(powers.Powers));
        IReadOnlyList<Violation> violations = new NetworkCheck(feeder).Check(flow);
        folder.Write(state, violations);
        folder.WriteSummary(summary);
        folder.Publish();
        Print(state, summary, violations, output);
        FeederChecking.WriteLines(output, FeederDescription.Notes(import.Notes));
        return ExitCode.Success;
    }

    private RequestedPowers? PowersOf(FeederImport import, List<Defect> defects)
    {
        if (import.Feeder is { } read)
        {
            return RequestedPowers.Of(read, request, defects);
        }

        RequestedPowers.CheckWithoutFeeder(request, defects);
        return null;
    }

    /// <summary>The solver itself refuses what only another method can solve.</summary>
    private bool TryPrepare(Feeder feeder, [NotNullWhen(true)] out PowerFlowSolver? solver)
    {
        try
        {
            solver = new PowerFlowSolver(feeder, request.Options);
            return true;
        }
        catch (ArgumentException) when (request.Method == PowerFlowMethod.Sweep)
        {
            solver = null;
            return false;
        }
    }

    private void Print(SolvedState state, SolveSummary summary, IReadOnlyList<Violation> violations, TextWriter output)
    {
        FeederChecking.WriteLines(output,
        [
            $"{"feeder",-13} {state.Feeder.Name}",
            Line("solved", $"{summary.Method}, {summary.Iterations} iterations, last step {state.Flow.LargestMismatchPu:G2} pu, {summary.SolveMicroseconds:0.#} us"),
            Line("voltage", $"{summary.MinVoltagePu:0.00000} to {summary.MaxVoltagePu:0.00000} pu, phase to neutral"),
            Line("losses", $"{Rounded(summary.LossesW):0.###} W"),
            Line("source", $"{Rounded(summary.SourcePowerW):0.###} W"),
            Line("unbalance", $"PVUR {summary.MaxPvurPercent:0.###} %, LVUR {summary.MaxLvurPercent:0.###} %, VUF {summary.MaxVufPercent:0.###} %, V0/V1 {summary.MaxV0V1Percent:0.###} %"),
            Line("violations", $"{violations.Count}"),
            .. TapsOf(state.Flow),
            Line("written", $"{SolveFolder.Files} in {request.Folder}"),
        ]);
        if (state.Feeder.Loads.Count + state.Feeder.Inverters.Count == 0 && state.Injections is null)
        {
            output.WriteLine("note: the feeder has no loads or inverters: this is the state without load. Powers can be given with --injections.");
        }

        if (state.Flow.LoadsOutsideConstantPowerBand is var outside && outside > 0)
        {
            output.WriteLine(FormattableString.Invariant($"note: {outside} legs of loads are outside the voltages that their formula holds for and take less or more than asked."));
        }
    }

    private static IEnumerable<string> TapsOf(PowerFlowResult flow)
    {
        string[] taps = [.. from index in Enumerable.Range(0, flow.Feeder.Transformers.Count)
                            where flow.Feeder.Transformers[index].TapControl is not null
                            select FormattableString.Invariant($"{flow.Feeder.Transformers[index].Id} {flow.Taps[index]:0.#####}")];
        return taps.Length == 0 ? [] : [Line("taps", $"{string.Join(", ", taps)}")];
    }

    /// <summary>To the milliwatt; adding 0 takes the sign from what is rounded to zero.</summary>
    private static double? Rounded(double? powerW) => powerW is { } watts ? Math.Round(watts, 3) + 0.0 : null;

    private static string Line(string name, FormattableString value) => $"{name,-13} {value.ToString(CultureInfo.InvariantCulture)}";
}
