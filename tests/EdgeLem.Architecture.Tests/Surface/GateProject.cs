using System.Xml.Linq;
using EdgeLem.Architecture.Tests.Layout;
using Microsoft.CodeAnalysis;

namespace EdgeLem.Architecture.Tests.Surface;

/// <summary>A project that compiles a part of the device's program against the surface: one that imports <c>NanoCompile.props</c>.</summary>
/// <param name="Name">The project's name, which is its assembly's.</param>
/// <param name="References">The projects it references.</param>
/// <param name="Trees">Its parsed sources.</param>
internal sealed record GateProject(string Name, IReadOnlyList<string> References, IReadOnlyList<SyntaxTree> Trees)
{
    public static IEnumerable<GateProject> ReadAll() => SourceTree.Files
        .Where(file => file.StartsWith("firmware/", StringComparison.Ordinal) && !file.StartsWith(SurfaceAssembly.Folder, StringComparison.Ordinal))
        .Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
        .Select(file => (file, xml: File.ReadAllText(SourceTree.FullPath(file))))
        .Where(project => project.xml.Contains("NanoSurface/NanoCompile.props", StringComparison.Ordinal))
        .Select(project => Read(project.file, project.xml));

    private static GateProject Read(string path, string xml)
    {
        XDocument document = XDocument.Parse(xml);
        string[] constants = [.. document.Descendants("DefineConstants").SelectMany(e => e.Value.Split(';')).Where(name => !name.Contains('$', StringComparison.Ordinal))];
        ProjectFile project = ProjectFile.Parse(path, xml, hasLockFile: true);
        return new GateProject(project.Name, project.References, [.. SourcesOf(path, document).Select(file => DeviceLanguage.Parse(file, constants))]);
    }

    // A device project beside the gate lists the files of the image one by one; without it the gate takes its own folder and those it includes.
    private static IEnumerable<string> SourcesOf(string path, XDocument gate)
    {
        string folder = path[..(path.LastIndexOf('/') + 1)];
        string listing = Path.ChangeExtension(path, ".nfproj");
        return SourceTree.Files.Contains(listing)
            ? Included(XDocument.Load(SourceTree.FullPath(listing))).Select(file => Resolved(folder, file))
            : Included(gate).Prepend("**/*.cs").SelectMany(pattern => FilesUnder(Resolved(folder, pattern.Replace("**/*.cs", "", StringComparison.Ordinal))));
    }

    private static IEnumerable<string> FilesUnder(string folder) =>
        SourceTree.Files.Where(file => file.StartsWith(folder, StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal));

    private static IEnumerable<string> Included(XDocument project) => project.Descendants().Where(e => e.Name.LocalName == "Compile").Attributes("Include")
        .SelectMany(include => include.Value.Split(';'));

    // A folder keeps its slash at the end.
    private static string Resolved(string folder, string relative)
    {
        string full = Path.GetFullPath(SourceTree.FullPath(folder + relative.Replace('\\', '/')));
        return Path.GetRelativePath(EdgeLem.Tests.Repository.Root, full).Replace('\\', '/');
    }
}
