using System.CommandLine;
using EdgeLem.Gateway.Configuration;
using EdgeLem.Gateway.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace EdgeLem.Gateway.Commands;

/// <summary>The command <c>run</c>.</summary>
internal static class RunCommand
{
    private const string Description = """
        Runs the gateway for real nodes until Ctrl+C or SIGTERM: MQTT broker, market, network check, ledger and live page.

        Examples:
          run --config gateway.json                           every key is described in docs/gateway.md
          run --config gateway/gateway.example.json           a village of 55 homes, in a clone of the repository
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var config = new Option<string>("--config") { Description = "configuration file, JSON (docs/gateway.md)", Required = true };
        config.AcceptLegalFilePathsOnly();
        var command = new Command("run", Description) { config };
        command.SetAction((parsed, cancellation) =>
        {
            // The library listens to Ctrl+C and SIGTERM only once the action has returned its task, so the start must not hold it up.
            return Task.Run(() => RunAsync(parsed.GetValue(config)!, parsed.InvocationConfiguration.Error, cancellation), CancellationToken.None);
        });
        return command;
    }

    private static async Task<int> RunAsync(string path, TextWriter error, CancellationToken cancellation)
    {
        ConfigurationLoading loading = ConfigurationLoading.Load(path);
        foreach (Grid.Defect defect in loading.Defects)
        {
            await error.WriteLineAsync($"error: {defect}");
        }

        if (loading.Configuration is not { } configuration)
        {
            return ExitCode.BadInput;
        }

        using ILoggerFactory logging = LoggerFactory.Create(Configure);
        var surroundings = new GatewaySurroundings { Time = TimeProvider.System, Logging = logging };
        try
        {
            await using GatewayService service = await GatewayService.StartAsync(configuration, surroundings);
            await service.RunAsync(cancellation);
            return ExitCode.Success;
        }
        catch (GatewayStartException obstacle)
        {
            await error.WriteLineAsync($"error: {obstacle.Message}");
            return ExitCode.BadInput;
        }
        catch (LedgerLostException lost)
        {
            await error.WriteLineAsync($"error: {lost.Message}");
            return ExitCode.Stopped;
        }
    }

    private static void Configure(ILoggingBuilder logging) => logging
        .AddFilter("Microsoft", LogLevel.Warning)
        .AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd HH:mm:ss'Z' ";
            console.ColorBehavior = LoggerColorBehavior.Default;
        });
}
