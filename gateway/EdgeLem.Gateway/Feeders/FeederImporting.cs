using EdgeLem.Gateway.Commands;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Feeders;

/// <summary>Turns a feeder file of any format into EdgeLem's own.</summary>
internal static class FeederImporting
{
    /// <summary>Reads, prints and writes.</summary>
    /// <param name="files">What to read, and what to write.</param>
    /// <param name="output">Receives what was read.</param>
    /// <param name="error">Receives what is wrong, one line each.</param>
    /// <returns>The exit code.</returns>
    public static int Run((string Source, string Target) files, TextWriter output, TextWriter error)
    {
        if (FaultOf(files) is { } fault)
        {
            error.WriteLine($"error: {fault}");
            return ExitCode.BadInput;
        }

        FeederImport import = FeederFiles.Load(files.Source);
        if (!FeederChecking.TryTake(import.Feeder, import.Defects, error, out Feeder feeder))
        {
            return ExitCode.BadInput;
        }

        if (!TrySave(feeder, files.Target, error))
        {
            return ExitCode.BadInput;
        }

        FeederChecking.WriteLines(output, [.. FeederDescription.Counts(feeder), .. FeederDescription.Notes(import.Notes), $"{"written",-13} {files.Target}"]);
        return ExitCode.Success;
    }

    private static bool TrySave(Feeder feeder, string target, TextWriter error)
    {
        try
        {
            FeederJson.Save(feeder, target);
            return true;
        }
        catch (Exception obstacle) when (obstacle is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"error: the output '{target}' cannot be written: {obstacle.Message} Name another file.");
            return false;
        }
    }

    /// <summary>Some file systems take names of other case for the same file; to refuse too much is better than to destroy the input.</summary>
    private static StringComparison PathComparison => OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    private static string RealPath(string path) =>
        (File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? Path.GetFullPath(path);

    private static string? FaultOf((string Source, string Target) files)
    {
        if (files.Target.Length == 0)
        {
            return "the name of the output is empty. Name a .json file.";
        }

        string target = Path.GetFullPath(files.Target);
        string folder = Path.GetDirectoryName(target) ?? target;
        return files switch
        {
            _ when !Path.GetExtension(target).Equals(".json", StringComparison.OrdinalIgnoreCase) =>
                $"the output '{files.Target}' must end in .json, by which the format is known when it is read.",
            _ when files.Source.Length > 0 && RealPath(target).Equals(RealPath(files.Source), PathComparison) => $"the output '{files.Target}' is the input. Name another file.",
            _ when Directory.Exists(target) => $"the output '{files.Target}' is a folder. Name a file.",
            _ when !Directory.Exists(folder) => $"the folder of the output '{files.Target}' does not exist. Create {folder}, or name another.",
            _ => null,
        };
    }
}
