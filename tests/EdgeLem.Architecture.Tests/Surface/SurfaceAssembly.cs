using System.Xml.Linq;
using EdgeLem.Architecture.Tests.Layout;
using Microsoft.CodeAnalysis;

namespace EdgeLem.Architecture.Tests.Surface;

/// <summary>One library of the device as <c>firmware/NanoSurface</c> declares it: what its project file says, and its sources.</summary>
/// <param name="Project">The project's name.</param>
/// <param name="Name">The name of the real assembly.</param>
/// <param name="Package">The package that the real assembly comes in, and its version.</param>
/// <param name="References">The projects it references.</param>
/// <param name="Trees">Its parsed sources.</param>
internal sealed record SurfaceAssembly(string Project, string Name, string Package, IReadOnlyList<string> References, IReadOnlyList<SyntaxTree> Trees)
{
    public const string Folder = "firmware/NanoSurface/";

    public static SurfaceAssembly Read(string projectPath)
    {
        string xml = File.ReadAllText(SourceTree.FullPath(projectPath));
        XDocument document = XDocument.Parse(xml);
        string Property(string name) => document.Descendants(name).Single().Value;
        string folder = projectPath[..(projectPath.LastIndexOf('/') + 1)];
        ProjectFile project = ProjectFile.Parse(projectPath, xml, hasLockFile: true);
        return new SurfaceAssembly(project.Name, Property("AssemblyName"), Property("NanoPackage"), project.References, [.. SourceTree.Files.Where(file => IsSource(file, folder)).Select(file => DeviceLanguage.Parse(file))]);
    }

    private static bool IsSource(string file, string folder) => file.StartsWith(folder, StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal);
}
