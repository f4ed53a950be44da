using EdgeLem.Node.Linux.Configuration;

namespace EdgeLem.Node.Linux.Tests.Configuration;

/// <summary>A configuration file in a folder of its own, removed at the end.</summary>
internal sealed class NodeFile : IDisposable
{
    public const string Sound = """
        {
          "feederId": "village", "nodeId": "home-01", "gateway": "127.0.0.1:1883",
          "connection": { "phases": "ABC", "ratedImportW": 24150, "ratedExportW": 10000 },
          "bus": { "transport": "tcp", "address": "127.0.0.1:15020" },
          "meter": { "map": "eastron_sdm630", "unit": 1 },
          "inverter": { "driver": "sunspec", "unit": 2 },
          "store": "energy", "clock": "trusted"
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("edgelem-node-");

    public NodeFile(string text)
    {
        FilePath = PathOf("node.json");
        File.WriteAllText(FilePath, text);
    }

    public string FilePath { get; }

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public ConfigurationLoading Load() => ConfigurationLoading.Load(FilePath);

    public void Dispose() => _folder.Delete(recursive: true);
}
