using System.Xml.Linq;

namespace EdgeLem.Footprint.Images;

/// <summary>A device project (.nfproj): what it compiles, for the drivers that an image is to have.</summary>
internal sealed class NanoProject
{
    private const string DriversProperty = "EdgeLemDrivers";

    private static readonly XNamespace Format = "http://schemas.microsoft.com/developer/msbuild/2003";

    private NanoProject(string name, bool isProgram, IReadOnlyList<string> sources, IReadOnlyList<string> keptTypes)
    {
        Name = name;
        IsProgram = isProgram;
        Sources = sources;
        KeptTypes = keptTypes;
    }

    /// <summary>Name of the assembly.</summary>
    public string Name { get; }

    /// <summary>Whether it is where the device begins.</summary>
    public bool IsProgram { get; }

    /// <summary>Full paths of the files that it compiles.</summary>
    public IReadOnlyList<string> Sources { get; }

    /// <summary>Classes whose properties keep their names.</summary>
    public IReadOnlyList<string> KeptTypes { get; }

    /// <summary>Reads a project.</summary>
    /// <param name="path">Path of the .nfproj.</param>
    /// <param name="hasAllDrivers">Whether the items that the property EdgeLemDrivers adds are among its sources.</param>
    public static NanoProject Read(string path, bool hasAllDrivers)
    {
        XElement root = XDocument.Load(path).Root!;
        string folder = Path.GetDirectoryName(path)!;
        IEnumerable<string> sources = root.Elements(Format + "ItemGroup")
            .Where(group => hasAllDrivers || !IsForAllDrivers(group))
            .SelectMany(group => group.Elements(Format + "Compile"))
            .Select(item => Path.GetFullPath(Path.Combine(folder, item.Attribute("Include")!.Value.Replace('\\', '/'))));
        bool isProgram = root.Descendants(Format + "OutputType").First().Value == "Exe";
        IEnumerable<string> kept = root.Descendants(Format + "KeptProperties").Select(item => item.Attribute("Include")!.Value);
        return new NanoProject(root.Descendants(Format + "AssemblyName").First().Value, isProgram, [.. sources], [.. kept]);
    }

    private static bool IsForAllDrivers(XElement group) => group.Attribute("Condition")?.Value.Contains(DriversProperty, StringComparison.Ordinal) == true;
}
