using System.CommandLine;

namespace EdgeLem.NameShortener.Commands;

/// <summary>The program's commands.</summary>
public static class ShortenerCommandLine
{
    /// <summary>Builds them.</summary>
    /// <param name="input">What is read.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="errors">Where errors go.</param>
    public static RootCommand Create(TextReader input, TextWriter output, TextWriter errors) => new("EdgeLem's name shortener: makes the names of the device's assemblies short before they are converted, and reads them back.")
    {
        ShortenCommand.Create(output, errors),
        TraceCommand.Create(input, output, errors),
    };
}
