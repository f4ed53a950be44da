using System.CommandLine;

namespace EdgeLem.Gateway.Commands;

/// <summary>The gateway's command line.</summary>
public static class GatewayCommandLine
{
    /// <summary>How long a stop may take: the step that runs, closing the connections, closing the ledger.</summary>
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(30);

    /// <summary>Runs a command.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="output">Receives results.</param>
    /// <param name="error">Receives mistakes, one line each.</param>
    /// <param name="cancellation">Ends the command in order, as Ctrl+C and SIGTERM do.</param>
    /// <returns>0 on success, 2 for bad usage or input and for a ledger that does not match its hashes, 1 when a running gateway had to stop.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        var root = new RootCommand("EdgeLem gateway: runs the local energy market of one low-voltage feeder.")
        {
            RunCommand.Create(),
            LedgerCommand.Create(),
            FeederCommand.Create(),
            ClearCommand.Create(),
        };
        ParseResult parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            // Bad usage exits 2 (docs/architecture.md); the library's own code is 1, and its help would stand where results are expected.
            return UsageReport.Write(parsed, error);
        }

        var invocation = new InvocationConfiguration { Output = output, Error = error, ProcessTerminationTimeout = LongestStop };
        return await parsed.InvokeAsync(invocation, cancellation);
    }
}
