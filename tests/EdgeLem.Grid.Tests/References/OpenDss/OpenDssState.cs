using EdgeLem.Tests;

namespace EdgeLem.Grid.Tests;

/// <summary>A script of ../shared/feeders and how the state to compare follows from it.</summary>
/// <param name="Script">Path below ../shared/feeders.</param>
internal sealed record OpenDssState(string Script)
{
    /// <summary>Folder of OpenDSS's solution, below ../shared/feeders.</summary>
    public required string Reference { get; init; }

    /// <summary>Step of the profiles from 0; null for the nominal powers.</summary>
    public int? Step { get; init; }

    /// <summary>Commands after those of the script.</summary>
    public string Edits { get; init; } = "";

    /// <summary>Every load takes constant power and transformers have no anti-float admittance, as the reference states of the European feeder have it.</summary>
    public bool IsPureConstantPower { get; init; }

    /// <summary>Reads the network; skips the running test where it is absent.</summary>
    public ReferenceNetwork Load()
    {
        string original = Repository.SharedOrSkip("feeders/" + Script);
        OpenDssImport import = Edits.Length == 0 ? OpenDssImporter.Load(original) : LoadEdited(original);
        Assert.True(import.Feeder is not null, import.Report);
        return IsPureConstantPower
            ? new ReferenceNetwork(import.Feeder.WithoutAntiFloat(), ReferenceNetwork.Fine with { LoadsAsConstantPower = true }, Step)
            : new ReferenceNetwork(import.Feeder, ReferenceNetwork.Fine, Step);
    }

    private OpenDssImport LoadEdited(string original)
    {
        string folder = Directory.CreateTempSubdirectory("edgelem-grid-").FullName;
        try
        {
            string script = Path.Combine(folder, "Edited.dss");
            File.WriteAllText(script, $"redirect \"{original}\"{Environment.NewLine}{Edits}");
            return OpenDssImporter.Load(script);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
