using System.Diagnostics;
using EdgeLem.Gateway.Hosting;
using EdgeLem.Gateway.Http;
using EdgeLem.Gateway.Ledger;
using EdgeLem.Gateway.Links;
using EdgeLem.Mqtt;
using EdgeLem.Node;
using EdgeLem.Sim.Nodes;
using EdgeLem.Sim.Output;
using EdgeLem.Sim.Plant;
using EdgeLem.Sim.Reporting;
using EdgeLem.Sim.Scenarios;

namespace EdgeLem.Sim.Running;

/// <summary>One run from the checked options to the result files.</summary>
internal static class RunProgram
{
    /// <summary>Ended early by the user: the shells' code for an interrupt.</summary>
    private const int Interrupted = 130;

    /// <summary>Runs.</summary>
    /// <param name="options">Checked options.</param>
    /// <param name="cancellation">Ctrl+C.</param>
    /// <returns>0 on success, 2 for bad input, 1 when the simulated feeder collapses or the broker is lost, 130 when ended early.</returns>
    public static async Task<int> RunAsync(RunOptions options, CancellationToken cancellation)
    {
        ScenarioLoading loading = ScenarioLoading.Load(options);
        if (loading.Scenario is not { } scenario)
        {
            foreach (string defect in loading.Defects)
            {
                await Console.Error.WriteLineAsync($"error: {defect}");
            }

            return 2;
        }

        try
        {
            return await RunAsync(options, scenario, cancellation);
        }
        catch (PlantCollapseException collapse)
        {
            await Console.Error.WriteLineAsync($"error: {collapse.Message}");
            return 1;
        }
        catch (AggregateException failures) when (failures.InnerExceptions.All(failure => failure is MqttException))
        {
            // Some nodes lost the broker for good; the ledger holds what was settled until then.
            await Console.Error.WriteLineAsync($"error: {failures.InnerExceptions[0].Message}");
            return 1;
        }
        catch (ListenException taken)
        {
            await Console.Error.WriteLineAsync($"error: {taken.Message}");
            return 2;
        }
        catch (OutputFolderException unusable)
        {
            await Console.Error.WriteLineAsync($"error: {unusable.Message}");
            return 2;
        }
    }

    private static async Task<int> RunAsync(RunOptions options, Scenario scenario, CancellationToken cancellation)
    {
        long started = Stopwatch.GetTimestamp();
        var builder = new SimulationBuilder(options, scenario);
        var feed = new LiveFeed(scenario.Feeder, builder.Limits, builder.Nodes);

        // The server first: when a port is taken, the results of an earlier run stay.
        await using GatewayServer server = await ServerFor(options, builder, feed);
        using SqliteLedger ledger = OpenLedger(options, builder);
        IGatewayLink link = server.Link ?? new MemoryLink(builder.Access);
        SimulationParts parts = builder.Build(link, LinksTo(link, server), ledger, feed);
        await using FeederPlant plant = parts.Plant;
        using Fleet fleet = parts.Fleet;

        using var console = new RunConsole(options, scenario, parts, server);
        console.Begin();
        await Task.Factory.StartNew(() => Loop(options, parts, (feed, builder, console), cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (!parts.Record.HasResults)
        {
            return ReportNoResults();
        }

        long mqttMessages = options.Mqtt is null ? 0 : parts.Gateway.Inbox.Received + parts.Gateway.Sent;
        var ending = new RunEnding(ledger.Head, mqttMessages, Stopwatch.GetElapsedTime(started));
        RunSummary summary = WriteResults(options, parts, ending);
        console.End(summary);
        await console.ServeUntilInterruptedAsync(cancellation);
        return parts.Clock.NowS >= parts.Schedule.EndS ? 0 : Interrupted;
    }

    private static void Loop(RunOptions options, SimulationParts parts, (LiveFeed Feed, SimulationBuilder Builder, RunConsole Console) view, CancellationToken cancellation)
    {
        var pace = new Pace(options.Speed, parts.Schedule.StartS);
        var loop = new SimulationLoop(parts)
        {
            StepEnded = () =>
            {
                view.Feed.SetClock(parts.Clock.NowS, view.Builder.Market);
                view.Console.Step();
                pace.WaitFor(parts.Clock.NowS, cancellation);
            },
        };
        loop.Run(cancellation);
    }

    private static RunSummary WriteResults(RunOptions options, SimulationParts parts, RunEnding ending)
    {
        IReadOnlyList<NodeTotals> totals = NodeTotals.Of(parts);
        RunSummary summary = RunSummaries.Of(options, parts, totals, ending);
        summary.Write(Path.Combine(options.OutputFolder, "summary.json"));
        new ResultFiles(options.OutputFolder, parts).Write(totals);
        RunReport report = RunReports.Of(summary, parts, totals);
        ReportWriter.Write(Path.Combine(options.OutputFolder, "report.html"), report);
        File.WriteAllText(Path.Combine(options.OutputFolder, "market-and-voltage.svg"), new ReportPlots(report).PriceEnergyAndVoltage());
        return summary;
    }

    /// <summary>A run starts its ledger anew.</summary>
    private static SqliteLedger OpenLedger(RunOptions options, SimulationBuilder builder)
    {
        ResultFolder.Begin(options.OutputFolder);
        return SqliteLedger.Open(Path.Combine(options.OutputFolder, ResultFolder.Ledger), builder.Genesis);
    }

    private static int ReportNoResults()
    {
        Console.Error.WriteLine("Ended before the first interval was settled: there are no results to write.");
        return Interrupted;
    }

    private static Task<GatewayServer> ServerFor(RunOptions options, SimulationBuilder builder, LiveFeed feed) => GatewayServer.StartAsync(new GatewayServerOptions
    {
        Mqtt = options.Mqtt,
        Http = options.Http,
        Access = builder.Access,
        Page = feed.State,
    });

    private static Func<NodeIdentity, IFleetLink> LinksTo(IGatewayLink link, GatewayServer server) => link is MemoryLink memory
        ? identity => new MemoryFleetLink(identity.NodeId, memory)
        : identity => new MqttFleetLink(identity, server.MqttEndPoint!);
}
