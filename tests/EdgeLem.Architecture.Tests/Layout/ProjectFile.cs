using System.Xml.Linq;

namespace EdgeLem.Architecture.Tests.Layout;

/// <summary>What a csproj file says about dependencies.</summary>
/// <param name="Path">The file, relative to the repository.</param>
/// <param name="References">The names of the projects it references.</param>
/// <param name="Packages">The packages it references.</param>
/// <param name="HasLockFile">Whether packages.lock.json lies beside it.</param>
internal sealed record ProjectFile(string Path, IReadOnlyList<string> References, IReadOnlyList<ProjectFile.Package> Packages, bool HasLockFile)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public bool IsUnderTests => Path.StartsWith("tests/", StringComparison.Ordinal);

    public static ProjectFile Parse(string path, string xml, bool hasLockFile)
    {
        XDocument document = XDocument.Parse(xml);
        IEnumerable<XElement> Items(string kind) => document.Descendants().Where(e => e.Name.LocalName == kind && e.Attribute("Include") is not null);
        return new ProjectFile(
            path,
            [.. Items("ProjectReference").Select(e => System.IO.Path.GetFileNameWithoutExtension(e.Attribute("Include")!.Value.Replace('\\', '/')))],
            [.. Items("PackageReference").Select(e => new Package(e.Attribute("Include")!.Value, HasVersion(e), IsOptional(e)))],
            hasLockFile);
    }

    private static bool HasVersion(XElement package) =>
        package.Attributes().Any(a => a.Name.LocalName is "Version" or "VersionOverride") || package.Elements().Any(e => e.Name.LocalName is "Version" or "VersionOverride");

    private static bool IsOptional(XElement package) =>
        package.AncestorsAndSelf().Any(e => e.Attribute("Condition")?.Value.Replace(" ", "", StringComparison.Ordinal) == "'$(DevicePackages)'=='true'");

    /// <summary>One PackageReference.</summary>
    /// <param name="Name">The package id.</param>
    /// <param name="HasVersion">Whether it names a version of its own.</param>
    /// <param name="IsOptional">Whether it takes part only in builds with -p:DevicePackages=true.</param>
    public sealed record Package(string Name, bool HasVersion, bool IsOptional)
    {
        /// <summary>Analyzers leave nothing in the output, so they are no dependency.</summary>
        public bool IsAnalyzer => Name.Contains("Analyzer", StringComparison.Ordinal);
    }
}
