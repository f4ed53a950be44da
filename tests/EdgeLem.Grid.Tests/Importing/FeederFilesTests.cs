namespace EdgeLem.Grid.Tests;

public sealed class FeederFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("edgelem-grid-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("", "the name of the feeder file is empty.")]
    [InlineData("feeder.xlsx", "'.xlsx' is no known kind of feeder file.")]
    [InlineData("none.json", "the file cannot be read: it does not exist. Correct its path.")]
    [InlineData("none.dss", "the file cannot be read: it does not exist. Correct its path.")]
    public void A_name_that_is_no_feeder_file_is_one_defect(string name, string message) =>
        Assert.StartsWith(message, Assert.Single(FeederFiles.Load(name).Defects).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("folder", "it is a folder, no feeder file.")]
    [InlineData("folder.json", "the file cannot be read: it is a folder.")]
    [InlineData("folder.dss", "the file cannot be read: it is a folder.")]
    public void A_folder_is_told_from_a_file_that_may_not_be_read(string name, string message)
    {
        Directory.CreateDirectory(PathOf(name));

        Assert.StartsWith(message, Assert.Single(FeederFiles.Load(PathOf(name)).Defects).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_pandapower_is_one_defect_that_tells_a_way_out()
    {
        File.WriteAllText(PathOf("net.json"), """{ "_module": "pandapower.auto", "_class": "pandapowerNet", "_object": { "bus": {} } }""");

        Assert.StartsWith("it is a file of pandapower, which is not read; power-grid-model-io", Assert.Single(FeederFiles.Load(PathOf("net.json")).Defects).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_file_holds_cannot_break_the_lines_of_the_report()
    {
        string name = "e\n\u001b[31m" + new string('x', 100_000);
        File.WriteAllText(PathOf("a.json"), $$"""{ "format": "edgelem-feeder-1", "name": "a", "buses": [ { "id": {{System.Text.Json.JsonSerializer.Serialize(name)}} } ] }""");
        File.WriteAllBytes(PathOf("b.dss"), [0, 7, 27, 13, 255]);

        string[] reports = [.. new[] { "a.json", "b.dss" }.SelectMany(file => FeederFiles.Load(PathOf(file)).Defects).Select(defect => defect.ToString())];

        Assert.Contains(reports, report => report.EndsWith("the id must be 1 to 64 of letters, digits, '.', '_' and '-'.", StringComparison.Ordinal));
        Assert.All(reports, report => Assert.DoesNotContain(report, char.IsControl));
        Assert.All(reports, report => Assert.InRange(report.Length, 1, 1100)); // a thousand characters and what says how many are missing
    }

    [Fact]
    public void A_feeder_that_cannot_be_written_leaves_the_older_file_and_nothing_else()
    {
        Directory.CreateDirectory(PathOf("taken.json"));

        Assert.ThrowsAny<Exception>(() => FeederJson.Save(Networks.RandomTree(new Random(1), 3), PathOf("taken.json")));

        Assert.Equal(["taken.json"], Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    private string PathOf(string name) => Path.Combine(_folder, name);
}
