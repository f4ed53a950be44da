using System.CommandLine;
using Microsoft.Data.Sqlite;

namespace EdgeLem.Gateway.Commands;

/// <summary>Turns what a command may meet outside of the program into one line.</summary>
internal static class CommandGuard
{
    /// <summary>Runs an action.</summary>
    /// <param name="console">Receives the line.</param>
    /// <param name="run">The action.</param>
    /// <returns>What the action returns, or <see cref="ExitCode.BadInput"/>.</returns>
    public static int Run(InvocationConfiguration console, Func<InvocationConfiguration, int> run)
    {
        try
        {
            return run(console);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException or SqliteException or ArgumentException)
        {
            console.Error.WriteLine($"error: {fault.Message}");
            return ExitCode.BadInput;
        }
    }
}
