namespace EdgeLem.Node.Esp32.Tests.Storage;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>Its path with the last separator, as the device's files want it.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("edgelem-flash-").FullName + Path.DirectorySeparatorChar;

    public string Text(string name) => File.ReadAllText(Root + name);

    public byte[] Bytes(string name) => File.ReadAllBytes(Root + name);

    public void Write(string name, string text) => File.WriteAllText(Root + name, text);

    public string[] Names() => [.. Directory.GetFiles(Root).Select(path => Path.GetFileName(path)).Order()];

    public void Clear()
    {
        foreach (string path in Directory.GetFiles(Root))
        {
            File.Delete(path);
        }
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
