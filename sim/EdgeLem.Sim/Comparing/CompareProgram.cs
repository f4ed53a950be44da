using System.Collections.Immutable;
using EdgeLem.Gateway.MarketFiles;
using EdgeLem.Sim.Comparing.Recording;
using EdgeLem.Sim.Comparing.Replaying;
using EdgeLem.Sim.Comparing.Results;
using EdgeLem.Sim.Output;
using EdgeLem.Sim.Plant;
using EdgeLem.Sim.Scenarios;

namespace EdgeLem.Sim.Comparing;

/// <summary>One comparison from the checked options to the result files.</summary>
internal static class CompareProgram
{
    /// <summary>Ended early by the user: the shells' code for an interrupt.</summary>
    private const int Interrupted = 130;

    /// <summary>Records the orders, replays them through every design and writes the results.</summary>
    /// <param name="options">Checked options.</param>
    /// <param name="cancellation">Ctrl+C.</param>
    /// <returns>0 on success, 2 for bad input, 1 when the simulated feeder collapses, 130 when ended early.</returns>
    public static async Task<int> RunAsync(CompareOptions options, CancellationToken cancellation)
    {
        ScenarioLoading loading = ScenarioLoading.Load(options.Run);
        if (loading.Scenario is not { } scenario)
        {
            return await FailAsync(2, loading.Defects);
        }

        try
        {
            CompareFolder.Begin(options.Folder);
            return await RunAsync(options, scenario, cancellation);
        }
        catch (PlantCollapseException collapse)
        {
            return await FailAsync(1, [collapse.Message]);
        }
        catch (OutputFolderException unusable)
        {
            return await FailAsync(2, [unusable.Message]);
        }
        catch (OperationCanceledException)
        {
            return await FailAsync(Interrupted, ["ended before the designs were compared: there are no results to write."]);
        }
    }

    private static async Task<int> RunAsync(CompareOptions options, Scenario scenario, CancellationToken cancellation)
    {
        ImmutableArray<DesignNames> designs = DesignPlan.Of(options.Vary, options.Around);
        var console = new CompareConsole(options);
        console.Begin(scenario, designs.Length);
        RecordedMarket market = await new OrderRecording(options.Run, scenario) { StepEnded = console.Recording }.RunAsync(cancellation);
        cancellation.ThrowIfCancellationRequested();
        var replay = new DesignReplay(market, options.Terms) { GroupEnded = done => console.Replaying(done, designs.Length) };
        var comparison = new Comparison(options, market, replay.Run(designs, cancellation));
        CompareFolder.Write(comparison);
        console.End(comparison);
        return 0;
    }

    private static async Task<int> FailAsync(int code, IEnumerable<string> reasons)
    {
        foreach (string reason in reasons)
        {
            await Console.Error.WriteLineAsync($"error: {reason}");
        }

        return code;
    }
}
