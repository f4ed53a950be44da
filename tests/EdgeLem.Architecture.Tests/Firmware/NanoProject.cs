using System.Xml.Linq;

namespace EdgeLem.Architecture.Tests.Firmware;

/// <summary>What a classic nanoFramework project file says, with paths from the repository's root.</summary>
/// <param name="Name">The project's name.</param>
/// <param name="Sources">Its files in every image.</param>
/// <param name="PackSources">Its files in an image with all drivers.</param>
/// <param name="References">Each assembly that it references, with the package and version of its hint path.</param>
/// <param name="Packages">The packages of its packages.config, with versions.</param>
internal sealed record NanoProject(string Name, IReadOnlyList<string> Sources, IReadOnlyList<string> PackSources, IReadOnlyList<(string Identity, string Package)> References, IReadOnlyList<string> Packages)
{
    private const string PackCondition = "'$(EdgeLemDrivers)' == 'all'";
    private static readonly XNamespace Format = "http://schemas.microsoft.com/developer/msbuild/2003";

    /// <summary>Reads a project of the folder firmware.</summary>
    /// <param name="name">Its name.</param>
    public static NanoProject Read(string name)
    {
        XElement root = XDocument.Load(EdgeLem.Tests.Repository.PathOf($"firmware/{name}/{name}.nfproj")).Root!;
        XElement packages = XDocument.Load(EdgeLem.Tests.Repository.PathOf($"firmware/{name}/packages.config")).Root!;
        return new NanoProject(
            name,
            SourcesOf(root, name, inPack: false),
            SourcesOf(root, name, inPack: true),
            [.. root.Descendants(Format + "Reference").Select(reference => (reference.Attribute("Include")!.Value, PackageOf(reference)))],
            [.. packages.Elements("package").Select(package => $"{package.Attribute("id")!.Value}.{package.Attribute("version")!.Value}")]);
    }

    private static string[] SourcesOf(XElement root, string name, bool inPack) =>
        [.. root.Elements(Format + "ItemGroup").Where(group => (group.Attribute("Condition")?.Value == PackCondition) == inPack)
            .Elements(Format + "Compile").Select(compile => PathOf(name, compile.Attribute("Include")!.Value))];

    private static string PathOf(string name, string include)
    {
        string path = include.Replace('\\', '/');
        return path.StartsWith("../", StringComparison.Ordinal) ? $"firmware/{path[3..]}" : $"firmware/{name}/{path}";
    }

    private static string PackageOf(XElement reference) => reference.Element(Format + "HintPath")!.Value.Split('\\')[2];
}
