using System.CommandLine;
using EdgeLem.NameShortener.Naming;

namespace EdgeLem.NameShortener.Commands;

/// <summary>Reads a stack trace of a device back into full names.</summary>
internal static class TraceCommand
{
    private const int Unreadable = 3;

    /// <summary>Builds the command.</summary>
    /// <param name="input">What is read.</param>
    /// <param name="output">Where the trace goes.</param>
    /// <param name="errors">Where errors go.</param>
    public static Command Create(TextReader input, TextWriter output, TextWriter errors)
    {
        var maps = new Option<FileInfo[]>("--map") { Description = "a map of the image's assemblies", Required = true, AllowMultipleArgumentsPerToken = true };
        var command = new Command("trace", "Reads a device's stack trace at the input and writes it with full names.") { maps };
        command.SetAction(parsed =>
        {
            try
            {
                var names = new FullNames(parsed.GetRequiredValue(maps).Select(map => NameMap.Read(File.ReadAllText(map.FullName))));
                while (input.ReadLine() is string line)
                {
                    output.WriteLine(names.In(line));
                }

                return 0;
            }
            catch (Exception bad) when (bad is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                errors.WriteLine($"error: {bad.Message}");
                return Unreadable;
            }
        });
        return command;
    }
}
