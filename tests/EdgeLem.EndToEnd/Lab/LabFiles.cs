using EdgeLem.Sim.Tests.Running;

namespace EdgeLem.EndToEnd.Lab;

/// <summary>The files of the lab guide (hardware/lab), copied into a folder of a test and changed only where the machine decides: ports, paths, and the length of an interval.</summary>
internal sealed class LabFiles : IDisposable
{
    /// <summary>The shortest interval that the gateway takes, s.</summary>
    public const int IntervalS = 5;

    private readonly TemporaryFolder _folder = new();

    /// <summary>The folder of the files as they stand in the repository.</summary>
    public static string Committed => Path.Combine(AppContext.BaseDirectory, "lab");

    /// <summary>The gateway's ledger.</summary>
    public string Ledger => _folder.PathOf("ledger.db");

    /// <summary>A path in the folder.</summary>
    /// <param name="name">Name of the file or folder.</param>
    public string PathOf(string name) => _folder.PathOf(name);

    /// <summary>The gateway's configuration, on ports that it chooses itself.</summary>
    /// <returns>Path of the file.</returns>
    public string Gateway()
    {
        File.Copy(Path.Combine(Committed, "feeder.json"), _folder.PathOf("feeder.json"));
        return Write("gateway.json", ("127.0.0.1:1883", "127.0.0.1:0"), ("127.0.0.1:8080", "127.0.0.1:0"), ("../../out/lab/", ""), ("\"intervalS\": 10", $"\"intervalS\": {IntervalS}"));
    }

    /// <summary>A node's configuration.</summary>
    /// <param name="node">Node id.</param>
    /// <param name="broker">Where the gateway's broker listens.</param>
    /// <param name="bus">The object <c>bus</c>.</param>
    /// <returns>Path of the file.</returns>
    public string Node(string node, string broker, string bus) =>
        Write($"{node}.json", ("127.0.0.1:1883", broker), ("{ \"transport\": \"tcp\", \"address\": \"127.0.0.1:15020\" }", bus), ("../../out/lab/", ""));

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private string Write(string name, params (string Committed, string Here)[] changes)
    {
        string text = File.ReadAllText(Path.Combine(Committed, name));
        foreach ((string committed, string here) in changes)
        {
            Assert.Contains(committed, text, StringComparison.Ordinal);
            text = text.Replace(committed, here, StringComparison.Ordinal);
        }

        return _folder.Write(name, text);
    }
}
