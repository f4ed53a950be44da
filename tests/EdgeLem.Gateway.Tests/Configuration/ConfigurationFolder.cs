using EdgeLem.Gateway.Configuration;

namespace EdgeLem.Gateway.Tests.Configuration;

/// <summary>A temporary folder with a configuration for the village feeder and ports 0, removed at the end of a test.</summary>
public sealed class ConfigurationFolder : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("edgelem-gateway-").FullName;

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Path of the village feeder in a form that may stand in JSON.</summary>
    public static string Village => EdgeLem.Tests.Repository.PathOf("sim/scenarios/village/feeder.json").Replace('\\', '/');

    /// <summary>Writes a configuration file.</summary>
    /// <param name="text">Its text; <c>VILLAGE</c> becomes the path of the village feeder.</param>
    /// <param name="name">Its name.</param>
    /// <returns>Its path.</returns>
    public string Write(string text, string name = "gateway.json")
    {
        File.WriteAllText(PathOf(name), text.Replace("VILLAGE", Village, StringComparison.Ordinal));
        return PathOf(name);
    }

    /// <summary>Loads a configuration text.</summary>
    public ConfigurationLoading Load(string text) => ConfigurationLoading.Load(Write(text));

    /// <summary>A configuration that can be started beside others.</summary>
    /// <param name="market">Text of the object <c>market</c>.</param>
    public GatewayConfiguration Village900(string market = "{}") =>
        Load($$"""{ "feederId": "village", "feeder": "VILLAGE", "mqtt": "127.0.0.1:0", "http": "127.0.0.1:0", "market": {{market}} }""").Configuration!;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
