using System.CommandLine;

namespace EdgeLem.Node.Linux.Commands;

/// <summary>The node's command line.</summary>
public static class NodeCommandLine
{
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(10);

    /// <summary>Runs a command.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="output">Receives results.</param>
    /// <param name="error">Receives mistakes, one line each.</param>
    /// <param name="cancellation">Ends the command in order, as Ctrl+C and SIGTERM do.</param>
    /// <returns>0 on success, 2 for bad usage, bad input and a bus that cannot be reached.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        var root = new RootCommand("EdgeLem node for Linux: reads a meter, bids for its household and holds the voltage.")
        {
            RunCommand.Create(),
            CheckCommand.Create(),
            ScanCommand.Create(),
            ReadCommand.Create(),
        };
        ParseResult parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (string message in parsed.Errors.Select(fault => fault.Message).Distinct())
            {
                await error.WriteLineAsync($"error: {message}").ConfigureAwait(false);
            }

            await error.WriteLineAsync("Add --help for usage and examples.").ConfigureAwait(false);
            return ExitCode.BadInput;
        }

        var invocation = new InvocationConfiguration { Output = output, Error = error, ProcessTerminationTimeout = LongestStop };
        return await parsed.InvokeAsync(invocation, cancellation).ConfigureAwait(false);
    }
}
