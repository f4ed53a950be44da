using EdgeLem.Gateway.Commands;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Feeders;

/// <summary>Reads a feeder file for a person: every defect, or what it consists of.</summary>
internal static class FeederChecking
{
    /// <summary>Reads and prints.</summary>
    /// <param name="path">Feeder file.</param>
    /// <param name="output">Receives the description.</param>
    /// <param name="error">Receives the defects, one line each.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string path, TextWriter output, TextWriter error)
    {
        FeederImport import = FeederFiles.Load(path);
        if (!TryTake(import.Feeder, import.Defects, error, out Feeder feeder))
        {
            return ExitCode.BadInput;
        }

        WriteLines(output, [.. FeederDescription.Counts(feeder), .. FeederDescription.Structure(feeder), .. FeederDescription.Notes(import.Notes)]);
        return ExitCode.Success;
    }

    /// <summary>Prints all defects when there are any.</summary>
    /// <returns>Whether there are none.</returns>
    internal static bool TryTake(Feeder? read, IEnumerable<Defect> defects, TextWriter error, out Feeder feeder)
    {
        WriteLines(error, defects.Select(defect => $"error: {defect}"));
        feeder = read!;
        return read is not null;
    }

    internal static void WriteLines(TextWriter writer, IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            writer.WriteLine(line);
        }
    }
}
