using System.Xml.Linq;
using EdgeLem.Architecture.Tests.Layout;

namespace EdgeLem.Architecture.Tests.Firmware;

/// <summary>The two project files of the device's image list what they have to: nobody sees here what Visual Studio would say.</summary>
public sealed class NanoProjectTests
{
    private const string Drivers = "EdgeLem.Node.Esp32.Drivers";
    private const string Program = "EdgeLem.Node.Esp32";
    private static readonly string[] SharedFolders = ["firmware/EdgeLem.Contracts/", "firmware/EdgeLem.Modbus/", "firmware/EdgeLem.Node/"];

    [Fact]
    public void Every_shared_file_is_in_the_image_or_left_out_for_a_reason()
    {
        IEnumerable<string> wanted = Shared().Where(file => !ImageRules.IsIn(file, ImageRules.LeftOut.Select(rule => rule.Part))).Concat(Own(Drivers)).Concat(Own(Program));
        NanoProject[] projects = [NanoProject.Read(Drivers), NanoProject.Read(Program)];

        Assert.Equal(wanted.Order(StringComparer.Ordinal), projects.SelectMany(project => project.Sources.Concat(project.PackSources)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Messages_and_drivers_are_in_the_first_assembly_and_the_rest_in_the_second()
    {
        Assert.All(NanoProject.Read(Drivers).Sources.Concat(NanoProject.Read(Drivers).PackSources), file => Assert.True(ImageRules.IsIn(file, [.. ImageRules.First, $"{Drivers}/"]), file));
        Assert.All(NanoProject.Read(Program).Sources, file => Assert.False(ImageRules.IsIn(file, ImageRules.First), file));
    }

    [Fact]
    public void The_makers_own_maps_are_a_pack()
    {
        NanoProject drivers = NanoProject.Read(Drivers);

        Assert.Equal(Shared().Where(file => ImageRules.IsIn(file, ImageRules.Pack)).Order(StringComparer.Ordinal), drivers.PackSources.Order(StringComparer.Ordinal));
        Assert.Empty(NanoProject.Read(Program).PackSources);
    }

    [Fact]
    public void Every_rule_still_names_a_file() =>
        Assert.All(ImageRules.LeftOut.Select(rule => rule.Part).Concat(ImageRules.Pack), part => Assert.Contains(Shared(), file => ImageRules.IsIn(file, [part])));

    [Theory]
    [InlineData(Drivers)]
    [InlineData(Program)]
    public void References_and_packages_config_name_the_same_packages(string name)
    {
        NanoProject project = NanoProject.Read(name);

        Assert.Equal(project.Packages.Order(StringComparer.Ordinal), project.References.Select(reference => reference.Package).Distinct().Order(StringComparer.Ordinal));
        Assert.All(project.References, reference => Assert.Matches(@"^[\w.]+, Version=\d+\.\d+\.\d+\.\d+, Culture=neutral, PublicKeyToken=c07d481e9758c731$", reference.Identity));
    }

    [Fact]
    public void The_surface_stands_for_the_very_packages_of_the_program()
    {
        string[] used = [.. NanoProject.Read(Program).Packages.Select(package => package.ToLowerInvariant())];
        IEnumerable<string> declared = SourceTree.Files.Where(file => file.StartsWith("firmware/NanoSurface/", StringComparison.Ordinal) && file.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(file => XDocument.Load(SourceTree.FullPath(file)).Descendants("NanoPackage").Single().Value.Replace(' ', '.').ToLowerInvariant());

        Assert.All(declared, package => Assert.Contains(package, used));
    }

    private static IEnumerable<string> Shared() => SourceTree.Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && SharedFolders.Any(folder => file.StartsWith(folder, StringComparison.Ordinal)));

    private static IEnumerable<string> Own(string project) => SourceTree.Files.Where(file => file.StartsWith($"firmware/{project}/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal));
}
