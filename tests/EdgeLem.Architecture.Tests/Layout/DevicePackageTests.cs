namespace EdgeLem.Architecture.Tests.Layout;

/// <summary>The flavour with the device packages has lock files of its own (docs/adr/0013).</summary>
public sealed class DevicePackageTests
{
    private const string NodeProject = "firmware/EdgeLem.Node.Linux";

    [Fact]
    public void No_default_build_resolves_a_device_package()
    {
        string[] locks = [.. SourceTree.Files.Where(file => file.EndsWith("/packages.lock.json", StringComparison.Ordinal))];

        Assert.Contains($"{NodeProject}/packages.lock.json", locks);
        Assert.Empty(locks.SelectMany(file => Resolved(file).Select(package => $"{file}: {package}")));
    }

    [Theory]
    [InlineData(NodeProject)]
    [InlineData("tests/EdgeLem.Node.Linux.Tests")]
    public void The_flavour_resolves_every_device_package_from_a_committed_lock_file(string folder) =>
        Assert.Equal(DependencyRules.DevicePackages.Order(), Resolved($"{folder}/packages.device.lock.json").Order());

    private static IEnumerable<string> Resolved(string file)
    {
        string text = File.ReadAllText(SourceTree.FullPath(file));
        return DependencyRules.DevicePackages.Where(package => text.Contains($"\"{package}\": {{", StringComparison.Ordinal));
    }
}
