using System.CommandLine;
using EdgeLem.Node.Linux.Configuration;
using EdgeLem.Node.Linux.Hosting;
using Microsoft.Extensions.Logging;

namespace EdgeLem.Node.Linux.Commands;

/// <summary>The command <c>run</c>.</summary>
internal static class RunCommand
{
    private const string Description = """
        Runs a node until Ctrl+C or SIGTERM.

        Examples:
          run --config node.json                        every key is described in docs/node.md
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var config = new Option<string>("--config") { Description = "configuration file, JSON (docs/node.md)", Required = true };
        var command = new Command("run", Description) { config };

        // The library listens to Ctrl+C and SIGTERM only once the action has returned its task.
        command.SetAction((parsed, stop) => Task.Run(() => RunAsync(parsed.GetValue(config)!, parsed.InvocationConfiguration, stop), CancellationToken.None));
        return command;
    }

    private static async Task<int> RunAsync(string path, InvocationConfiguration console, CancellationToken stop)
    {
        ConfigurationLoading loading = ConfigurationLoading.Load(path);
        if (loading.Configuration is not { } configuration)
        {
            return CommandGuard.Refuse(console, loading.Problems);
        }

        using ILoggerFactory logging = LoggerFactory.Create(Configure);
        try
        {
            await NodeProgram.RunAsync(configuration, logging.CreateLogger("EdgeLem.Node"), stop).ConfigureAwait(false);
            return ExitCode.Success;
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            return CommandGuard.Refuse(console, [$"{path}: {unusable.Message}"]);
        }
    }

    private static void Configure(ILoggingBuilder logging)
    {
        if (Environment.GetEnvironmentVariable("JOURNAL_STREAM") is { Length: > 0 })
        {
            logging.AddSystemdConsole();
            return;
        }

        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd HH:mm:ss'Z' ";
        });
    }
}
