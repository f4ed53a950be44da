using System.CommandLine;

namespace EdgeLem.Node.Linux.Commands;

/// <summary>Turns what a command may meet outside of the program into one line.</summary>
internal static class CommandGuard
{
    /// <summary>Runs an action.</summary>
    /// <param name="console">Receives the line.</param>
    /// <param name="run">The action; it occupies the thread.</param>
    /// <returns>What the action returns, or <see cref="ExitCode.BadInput"/>.</returns>
    public static Task<int> RunAsync(InvocationConfiguration console, Func<int> run) => Task.Run(async () =>
    {
        try
        {
            return run();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await console.Error.WriteLineAsync($"error: {fault.Message}").ConfigureAwait(false);
            return ExitCode.BadInput;
        }
    });

    /// <summary>Prints problems.</summary>
    /// <param name="console">Receives them.</param>
    /// <param name="problems">One line each.</param>
    /// <returns><see cref="ExitCode.BadInput"/>.</returns>
    public static int Refuse(InvocationConfiguration console, IEnumerable<string> problems)
    {
        foreach (string line in problems.SelectMany(problem => problem.Split(Environment.NewLine)))
        {
            console.Error.WriteLine($"error: {line}");
        }

        return ExitCode.BadInput;
    }
}
