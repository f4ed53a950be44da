using System.CommandLine;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Commands;

/// <summary>Tells what is wrong with a command line: one line each, on standard error, and where the help is.</summary>
internal static class UsageReport
{
    /// <summary>Prints the mistakes.</summary>
    /// <param name="parsed">A command line with mistakes.</param>
    /// <param name="error">Receives the lines.</param>
    /// <returns>The exit code.</returns>
    public static int Write(ParseResult parsed, TextWriter error)
    {
        foreach (string message in Messages(parsed).Distinct())
        {
            error.WriteLine($"error: {message}");
        }

        error.WriteLine($"See '{string.Join(' ', [.. Names(parsed), "--help"])}' for examples.");
        return ExitCode.BadInput;
    }

    private static IEnumerable<string> Messages(ParseResult parsed)
    {
        string[] commands = [.. parsed.CommandResult.Command.Subcommands.Select(command => command.Name)];
        if (commands.Length > 0)
        {
            return [parsed.UnmatchedTokens is [string unknown, ..] ? $"'{unknown}' is no command; the nearest one is '{NearestName.Of(unknown, commands)}'." : $"a command is missing: {string.Join(", ", commands)}."];
        }

        // The library spreads some messages over several lines.
        return parsed.Errors.Select(mistake => string.Join(' ', mistake.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) + NearestOption(parsed, mistake.Message));
    }

    private static string NearestOption(ParseResult parsed, string message)
    {
        string? unknown = parsed.UnmatchedTokens.FirstOrDefault(token => token.StartsWith("--", StringComparison.Ordinal) && message.Contains($"'{token}'", StringComparison.Ordinal));
        return unknown is null ? "" : $" The nearest option is '{NearestName.Of(unknown, parsed.CommandResult.Command.Options.Select(option => option.Name))}'.";
    }

    private static Stack<string> Names(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (var at = parsed.CommandResult; at.Parent is System.CommandLine.Parsing.CommandResult parent; at = parent)
        {
            names.Push(at.Command.Name);
        }

        return names;
    }
}
