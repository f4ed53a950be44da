namespace EdgeLem.Architecture.Tests.Layout;

/// <summary>Which project may depend on which (docs/architecture.md): the node's side and the gateway's side meet in messages only, and nothing points back.</summary>
internal static class DependencyRules
{
    private static readonly Dictionary<string, string[]> MayReference = new()
    {
        ["EdgeLem.Contracts"] = [],
        ["EdgeLem.Modbus"] = [],
        ["EdgeLem.Market"] = [],
        ["EdgeLem.Grid"] = [],
        ["EdgeLem.Mqtt"] = [],
        ["EdgeLem.Node"] = ["EdgeLem.Contracts", "EdgeLem.Modbus"],
        ["EdgeLem.Node.Linux"] = ["EdgeLem.Node", "EdgeLem.Mqtt"],
        ["EdgeLem.Broker"] = ["EdgeLem.Mqtt"],
        ["EdgeLem.Gateway"] = ["EdgeLem.Contracts", "EdgeLem.Market", "EdgeLem.Grid", "EdgeLem.Mqtt", "EdgeLem.Broker"],
        ["EdgeLem.Sim"] = ["EdgeLem.Node", "EdgeLem.Node.Linux", "EdgeLem.Gateway"],

        // The compile gate takes the shared sources as files, and signatures of the device's libraries (docs/adr/0014).
        ["EdgeLem.Node.Esp32.Host"] = ["EdgeLem.Node.Linux", "EdgeLem.Mqtt"],
        ["EdgeLem.Node.Esp32.Drivers"] = ["NanoSurface.CoreLibrary", "NanoSurface.Math", "NanoSurface.Text"],
        ["EdgeLem.Node.Esp32"] =
        [
            "EdgeLem.Node.Esp32.Drivers",
            "NanoSurface.CoreLibrary", "NanoSurface.Math", "NanoSurface.Collections", "NanoSurface.Text", "NanoSurface.Threading",
            "NanoSurface.Streams", "NanoSurface.FileSystem", "NanoSurface.Ports", "NanoSurface.Net", "NanoSurface.Wifi",
            "NanoSurface.Sntp", "NanoSurface.Gpio", "NanoSurface.I2c", "NanoSurface.Esp32", "NanoSurface.Native",
            "NanoSurface.Json", "NanoSurface.M2Mqtt", "NanoSurface.M2MqttMessages", "NanoSurface.Ssd13xx",
        ],
        // A step of the device's build, for computers.
        ["EdgeLem.NameShortener"] = [],
        ["NanoSurface.CoreLibrary"] = [],
        ["NanoSurface.Math"] = ["NanoSurface.CoreLibrary"],
        ["NanoSurface.Collections"] = ["NanoSurface.CoreLibrary"],
        ["NanoSurface.Text"] = ["NanoSurface.CoreLibrary"],
        ["NanoSurface.Threading"] = ["NanoSurface.CoreLibrary"],
        ["NanoSurface.Streams"] = ["NanoSurface.Text"],
        ["NanoSurface.FileSystem"] = ["NanoSurface.Streams"],
        ["NanoSurface.Ports"] = ["NanoSurface.Streams"],
        ["NanoSurface.Net"] = ["NanoSurface.Threading", "NanoSurface.Streams"],
        ["NanoSurface.Wifi"] = ["NanoSurface.Net"],
        ["NanoSurface.Sntp"] = ["NanoSurface.CoreLibrary"],
        ["NanoSurface.Gpio"] = ["NanoSurface.CoreLibrary"],
        ["NanoSurface.I2c"] = ["NanoSurface.CoreLibrary"],
        ["NanoSurface.Esp32"] = ["NanoSurface.CoreLibrary"],
        ["NanoSurface.Native"] = ["NanoSurface.CoreLibrary"],
        ["NanoSurface.Json"] = ["NanoSurface.Streams"],
        ["NanoSurface.M2Mqtt"] = ["NanoSurface.M2MqttMessages", "NanoSurface.Net"],
        ["NanoSurface.M2MqttMessages"] = ["NanoSurface.CoreLibrary"],
        ["NanoSurface.Ssd13xx"] = ["NanoSurface.Gpio", "NanoSurface.I2c"],
    };

    private static readonly HashSet<string> WithoutPackages =
        ["EdgeLem.Contracts", "EdgeLem.Modbus", "EdgeLem.Node", "EdgeLem.Market", "EdgeLem.Grid", "EdgeLem.Mqtt"];

    /// <summary>Packages that nothing may need by default (docs/adr/0013).</summary>
    public static IReadOnlySet<string> DevicePackages { get; } = new HashSet<string> { "MQTTnet", "System.IO.Ports", "System.Device.Gpio", "Iot.Device.Bindings" };

    public static IEnumerable<string> Check(IReadOnlyList<ProjectFile> projects)
    {
        HashSet<string> tests = [.. projects.Where(p => p.IsUnderTests).Select(p => p.Name)];
        return projects.SelectMany(project => CheckReferences(project, tests).Concat(CheckPackages(project)));
    }

    private static IEnumerable<string> CheckReferences(ProjectFile project, HashSet<string> tests)
    {
        foreach (string test in project.References.Where(tests.Contains))
        {
            yield return $"{project.Path}: references the test project '{test}'; nothing may. Move what both need into the project under test.";
        }

        if (project.IsUnderTests)
        {
            yield break;
        }

        if (!MayReference.ContainsKey(project.Name))
        {
            yield return $"{project.Path}: the project has no row in DependencyRules. Add one that says what it may reference.";
            yield break;
        }

        HashSet<string> allowed = Closure(project.Name);
        foreach (string reference in project.References.Where(r => !tests.Contains(r) && !allowed.Contains(r)))
        {
            yield return $"{project.Path}: references '{reference}'; allowed are {(allowed.Count == 0 ? "no projects" : string.Join(", ", allowed.Order()))}.";
        }
    }

    private static IEnumerable<string> CheckPackages(ProjectFile project)
    {
        foreach (ProjectFile.Package package in project.Packages)
        {
            if (package.HasVersion)
            {
                yield return $"{project.Path}: the package '{package.Name}' names a version; versions stand in Directory.Packages.props only.";
            }

            if (DevicePackages.Contains(package.Name) && !package.IsOptional)
            {
                yield return $"{project.Path}: needs the package '{package.Name}'; put it into an ItemGroup with Condition=\"'$(DevicePackages)' == 'true'\" and its adapter into the folder DevicePackages.";
            }

            if (WithoutPackages.Contains(project.Name) && !package.IsAnalyzer)
            {
                yield return $"{project.Path}: references the package '{package.Name}'; this project needs the base runtime only. Move the code that needs it outward.";
            }
        }

        if (!project.HasLockFile)
        {
            yield return $"{project.Path}: packages.lock.json is not beside it. Run 'dotnet restore' and commit the file.";
        }
    }

    // What a project may reference it may also reach through: naming it directly changes nothing.
    private static HashSet<string> Closure(string name)
    {
        HashSet<string> reached = [];
        Stack<string> open = new(MayReference[name]);
        while (open.TryPop(out string? next))
        {
            if (reached.Add(next))
            {
                Array.ForEach(MayReference[next], open.Push);
            }
        }

        return reached;
    }
}
