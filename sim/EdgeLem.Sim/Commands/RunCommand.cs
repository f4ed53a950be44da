using System.CommandLine;
using System.Net;
using EdgeLem.Sim.Running;

namespace EdgeLem.Sim.Commands;

/// <summary>The command <c>run [scenario]</c>.</summary>
internal static class RunCommand
{
    private const string Examples = """
        Runs a fleet of real node cores against virtual Modbus devices on a simulated feeder, through the real gateway.

        Examples:
          run village                                         a day of 55 homes, as fast as it goes
          run village --speed 60x --mqtt 127.0.0.1:18830      a minute per second, broker on a port of your choice
          run village --policy reject --fee unit              what the network cannot carry is refused, its use costs a fee
          run eulv --feeder Master.dss --intervals 8          the IEEE European LV test feeder, two hours
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var scenario = new Argument<string>("scenario") { Description = "village (default) or eulv", DefaultValueFactory = _ => "village" };
        var feeder = new Option<string?>("--feeder") { Description = "feeder file, EdgeLem JSON or OpenDSS (.dss), in place of the scenario's own" };
        var intervals = new Option<int>("--intervals") { Description = "market intervals to run, 1 to 35040", DefaultValueFactory = _ => 96 };
        var interval = new Option<int>("--interval") { Description = "length of a market interval in s, 5 to 86400, a divisor of a day", DefaultValueFactory = _ => 900 };
        var start = new Option<string?>("--start") { Description = "start of the first interval, UTC (default 2026-06-18, or 09:00 of that day for less than half a day)" };
        var speed = new Option<string>("--speed") { Description = "max, realtime, or a factor such as 60x", DefaultValueFactory = _ => "max" };
        var output = new Option<string?>("--out") { Description = "folder of the result files (default out/SCENARIO)" };
        var http = new Option<string?>("--http") { Description = "off, or host:port of the live page (default 127.0.0.1:8080, or a free port)" };
        var mqtt = new Option<string?>("--mqtt") { Description = "host:port of the broker (default 127.0.0.1:1883, or a free port)" };
        var link = new Option<string>("--link") { Description = "mqtt or memory", DefaultValueFactory = _ => "mqtt" };
        var seed = new Option<int>("--seed") { Description = "seed of everything that is drawn", DefaultValueFactory = _ => 1 };
        var pvShare = new Option<double>("--pv-share") { Description = "share of the homes with PV, 0 to 1", DefaultValueFactory = _ => 0.5 };
        var pvPeak = new Option<double?>("--pv-kw") { Description = "peak power of every PV array in kW, 0.5 to 30 (default: drawn)" };
        var fault = new Option<string[]>("--fault") { Description = FaultOption.Description };

        var command = new Command("run", Examples) { scenario, feeder, intervals, interval, start, speed, output, http, mqtt, link, seed, pvShare, pvPeak, fault };
        var design = new DesignOptions();
        design.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var problems = new UsageProblems();
            bool isMemory = problems.OneOf("--link", parsed.GetValue(link)!, "mqtt", "memory") == "memory";
            string name = problems.OneOf("scenario", parsed.GetValue(scenario)!, "village", "eulv");
            var options = new RunOptions
            {
                Scenario = name,
                FeederPath = parsed.GetValue(feeder),
                IntervalCount = problems.InRange("--intervals", parsed.GetValue(intervals), 1, 35_040, ""),
                IntervalS = problems.InRange("--interval", parsed.GetValue(interval), 5, 86_400, " s"),
                Start = problems.Start(parsed.GetValue(start), (long)parsed.GetValue(intervals) * parsed.GetValue(interval)),
                Speed = problems.Speed(parsed.GetValue(speed)!),
                OutputFolder = parsed.GetValue(output) ?? Path.Combine("out", name),
                Http = problems.Endpoint("--http", parsed.GetValue(http), new IPEndPoint(IPAddress.Loopback, 8080)),
                Mqtt = isMemory ? null : problems.Endpoint("--mqtt", parsed.GetValue(mqtt), new IPEndPoint(IPAddress.Loopback, 1883)),
                Seed = parsed.GetValue(seed),
                Faults = problems.Faults(parsed.GetValue(fault) ?? []),
                PvShare = problems.InRange("--pv-share", parsed.GetValue(pvShare), 0.0, 1.0),
                PvPeakKw = parsed.GetValue(pvPeak) is { } peakKw ? problems.InRange("--pv-kw", peakKw, 0.5, 30, " kW") : null,
            };
            options = design.Into(options, parsed, problems);
            problems.CheckInterval(options.IntervalS);

            // Elsewhere, because Ctrl+C is listened to only once this returns.
            return problems.Any ? Task.FromResult(problems.Report()) : Task.Run(() => RunProgram.RunAsync(options, cancellation), CancellationToken.None);
        });
        return command;
    }
}
