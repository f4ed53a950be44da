using System.CommandLine;
using EdgeLem.NameShortener.Naming;

namespace EdgeLem.NameShortener.Commands;

/// <summary>Shortens one assembly.</summary>
internal static class ShortenCommand
{
    private const int Refused = 3;

    private static readonly Option<FileInfo> Assembly = new("--assembly") { Description = "the assembly as the compiler wrote it", Required = true };
    private static readonly Option<FileInfo> Output = new("--output") { Description = "receives the assembly with short names", Required = true };
    private static readonly Option<FileInfo> Map = new("--map") { Description = "receives what the names became", Required = true };
    private static readonly Option<FileInfo[]> Library = new("--library") { Description = "a library that the assembly refers to; one of the name of a reference is passed over", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<FileInfo[]> Reference = new("--reference") { Description = "an assembly of ours that it refers to, with full names; its map is beside it, as .names.csv" };
    private static readonly Option<string[]> Keep = new("--keep-properties") { Description = "full name of a class whose public properties keep their names", AllowMultipleArgumentsPerToken = true };

    /// <summary>Builds the command.</summary>
    /// <param name="output">Where the result goes.</param>
    /// <param name="errors">Where errors go.</param>
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var command = new Command("shorten", "Shortens the names of an assembly.") { Assembly, Output, Map, Library, Reference, Keep };
        command.SetAction(parsed =>
        {
            try
            {
                Write(parsed, output);
                return 0;
            }
            catch (Exception bad) when (bad is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                // The form that MSBuild shows as an error.
                errors.WriteLine($"{parsed.GetValue(Assembly)} : error NAMES: {bad.Message}");
                return Refused;
            }
        });
        return command;
    }

    private static void Write(ParseResult parsed, TextWriter output)
    {
        FileInfo[] references = parsed.GetValue(Reference) ?? [];
        string[] own = [.. references.Select(reference => reference.Name)];
        byte[] image = Read(parsed.GetRequiredValue(Assembly));
        ShortenedAssembly shortened = Shortener.Shorten(image, new ShorteningInput
        {
            Libraries = [.. (parsed.GetValue(Library) ?? []).Where(library => !own.Contains(library.Name, StringComparer.OrdinalIgnoreCase)).Select(Read)],
            References = [.. references.Select(reference => (Read(reference), NameMap.Read(File.ReadAllText(Path.ChangeExtension(reference.FullName, ".names.csv")))))],
            KeptTypes = parsed.GetValue(Keep) ?? [],
        });
        File.WriteAllBytes(parsed.GetRequiredValue(Output).FullName, shortened.Image);
        File.WriteAllText(parsed.GetRequiredValue(Map).FullName, shortened.Map.Write());
        output.WriteLine($"{shortened.Map.Assembly}: {shortened.Map.Rows.Count(row => row.Kind != NameKind.Kept)} names are short.");
    }

    private static byte[] Read(FileInfo file) => File.ReadAllBytes(file.FullName);
}
