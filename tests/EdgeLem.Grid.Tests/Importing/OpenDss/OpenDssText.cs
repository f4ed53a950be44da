namespace EdgeLem.Grid.Tests;

/// <summary>Imports scripts that tests write.</summary>
internal static class OpenDssText
{
    /// <summary>A 50 Hz circuit of 0.4 kV whose source is at bus "a"; the elements under test follow.</summary>
    public const string Source = """
        Clear
        Set DefaultBaseFrequency=50
        New Circuit.t basekv=0.4 bus1=a Isc3=10000 Isc1=10000

        """;

    public static OpenDssImport Import(string script)
    {
        string folder = Directory.CreateTempSubdirectory("edgelem-grid-").FullName;
        try
        {
            string path = Path.Combine(folder, "Master.dss");
            File.WriteAllText(path, script);
            return OpenDssImporter.Load(path);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The feeder of <see cref="Source"/> and more, which must be without defects.</summary>
    public static Feeder Feeder(string elements)
    {
        OpenDssImport import = Import(Source + elements);
        Assert.True(import.Feeder is not null, import.Report);
        return import.Feeder;
    }
}
