using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace EdgeLem.Node.Esp32.Host.Commands;

/// <summary>The command line of the device's program on a computer.</summary>
public static class HostCommandLine
{
    /// <summary>What a command ends with after a mistake of its user.</summary>
    public const int BadInput = 2;

    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(10);

    /// <summary>Runs a command.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="output">Receives what the program says.</param>
    /// <param name="error">Receives mistakes, one line each.</param>
    /// <param name="cancellation">Ends the command in order, as Ctrl+C and SIGTERM do.</param>
    /// <returns>0 on success, 2 for bad usage and bad settings.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(error);
        var root = new RootCommand("The program of an EdgeLem node for ESP32 on a computer, with the computer's serial line, network and files.") { RunCommand.Create() };
        ParseResult parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (string message in parsed.Errors.Select(fault => fault.Message).Distinct())
            {
                await error.WriteLineAsync($"error: {message}").ConfigureAwait(false);
            }

            await error.WriteLineAsync("Add --help for usage and examples.").ConfigureAwait(false);
            return BadInput;
        }

        var invocation = new InvocationConfiguration { Output = output, Error = error, ProcessTerminationTimeout = LongestStop };
        return await parsed.InvokeAsync(invocation, cancellation).ConfigureAwait(false);
    }
}
