using System.CommandLine;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Linux.Configuration;
using EdgeLem.Node.Polling;

namespace EdgeLem.Node.Linux.Commands;

/// <summary>The command <c>check</c>.</summary>
internal static class CheckCommand
{
    private const string Description = """
        Reads a configuration and reports everything that is wrong with it. Nothing is opened.

        Examples:
          check node.json
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("CONFIG") { Description = "configuration file, JSON (docs/node.md)" };
        var command = new Command("check", Description) { file };
        command.SetAction((parsed, _) => CommandGuard.RunAsync(parsed.InvocationConfiguration, () => Check(parsed.GetValue(file)!, parsed.InvocationConfiguration)));
        return command;
    }

    private static int Check(string path, InvocationConfiguration console)
    {
        ConfigurationLoading loading = ConfigurationLoading.Load(path);
        if (loading.Configuration is not { } configuration)
        {
            return CommandGuard.Refuse(console, loading.Problems);
        }

        IMeter meter = configuration.Meter();
        string model = meter.Model.Length > 0 ? meter.Model : "SunSpec, found at first contact";
        console.Output.WriteLine($"node          {configuration.NodeId} of feeder {configuration.FeederId}");
        console.Output.WriteLine($"gateway       {configuration.GatewayHost}:{configuration.GatewayPort}");
        console.Output.WriteLine($"connection    {configuration.Connection.Phases.Name}, {configuration.Connection.RatedImportW} W import, {configuration.Connection.RatedExportW} W export");
        console.Output.WriteLine($"bus           {configuration.Bus.Name}");
        console.Output.WriteLine($"meter         {model}");
        console.Output.WriteLine($"inverter      {configuration.Inverter?.Id ?? "none"}");
        console.Output.WriteLine($"storage       {configuration.Storage?.Id ?? "none"}");
        console.Output.WriteLine($"wallbox       {configuration.Wallbox?.Id ?? "none"}");
        console.Output.WriteLine($"bus time      {NodeBusPlan.Of(configuration).SharePermille} of 1000 for a reading of all devices every {BusPlan.PeriodMs / 1000} s; at most {BusLoad.LimitPermille}");
        console.Output.WriteLine($"store         {configuration.StorePath ?? "in memory: counters do not survive a power cut"}");
        console.Output.WriteLine($"clock         {(configuration.Clock == ClockSource.Trusted ? "trusted" : "believed while it follows the network's time")}");
        return ExitCode.Success;
    }
}
