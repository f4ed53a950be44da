using EdgeLem.Gateway.Tests.Feeders;
using EdgeLem.Grid;
using EdgeLem.Tests;

namespace EdgeLem.Gateway.Tests.Commands;

public sealed class FeederImportCommandTests : IDisposable
{
    private const string PowerGridModel = """
        {
          "version": "1.0", "type": "input", "is_batch": false, "attributes": {},
          "data": {
            "node": [ { "id": 1, "u_rated": 400 }, { "id": 2, "u_rated": 400 } ],
            "line": [ { "id": 3, "from_node": 1, "to_node": 2, "from_status": 1, "to_status": 1, "r1": 0.05, "x1": 0.02, "c1": 0, "tan1": 0, "r0": 0.2, "x0": 0.08, "c0": 0, "tan0": 0, "i_n": 200 } ],
            "source": [ { "id": 4, "node": 1, "status": 1, "u_ref": 1.0, "sk": 1e8 } ],
            "sym_load": [ { "id": 5, "node": 2, "status": 1, "type": 0, "p_specified": 9000, "q_specified": 3000 } ]
          }
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_read_is_told_and_written_so_that_it_reads_back()
    {
        string source = _folder.PathOf("in.json");
        FeederJson.Save(Lanes.Full(), source);

        CommandRun run = await CommandRun.OfAsync("feeder", "import", source, "-o", _folder.PathOf("out.json"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("buses         5: 1 at 20 kV, 4 at 398.4 V", run.Output, StringComparison.Ordinal);
        Assert.Contains("lines         2: 1 ABCN, 1 AN", run.Output, StringComparison.Ordinal);
        Assert.Contains("switches      2: 1 closed, 1 open", run.Output, StringComparison.Ordinal);
        Assert.Contains("transformers  1: 1 250 kVA Dyn11", run.Output, StringComparison.Ordinal);
        Assert.Contains("loads         3: 11.5 kW, 1.5 kvar at rated voltage", run.Output, StringComparison.Ordinal);
        Assert.Contains("inverters     1: 10 kVA rated, -6 kW", run.Output, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(source), File.ReadAllText(_folder.PathOf("out.json")));
    }

    [Fact]
    public async Task Power_grid_models_json_is_known_by_its_shape()
    {
        CommandRun run = await CommandRun.OfAsync("feeder", "import", _folder.Write("pgm.json", PowerGridModel), "-o", _folder.PathOf("own.json"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Feeder feeder = FeederJson.Load(_folder.PathOf("own.json")).Feeder!;
        Assert.Equal(9000, Assert.Single(feeder.Loads).PowerW);
    }

    [Fact]
    public async Task An_open_dss_script_is_known_by_its_name()
    {
        string script = Repository.SharedOrSkip("feeders/ieee_eulv906/dss/Master.dss");

        CommandRun run = await CommandRun.OfAsync("feeder", "import", script, "-o", _folder.PathOf("eulv.json"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("buses         907: 1 at 11 kV, 906 at 416 V", run.Output, StringComparison.Ordinal);
        Assert.Contains("note: ", run.Output, StringComparison.Ordinal);
        Assert.Equal(905, FeederJson.Load(_folder.PathOf("eulv.json")).Feeder!.Lines.Count); // the published feeder
    }

    [Fact]
    public async Task All_defects_come_in_one_report_with_their_lines_and_nothing_is_written()
    {
        string source = _folder.PathOf("in.json");
        FeederJson.Save(Lanes.Empty(), source);
        File.WriteAllText(source, File.ReadAllText(source).Replace("\"mid\"", "\"midd\"", StringComparison.Ordinal).Replace("\"id\": \"midd\"", "\"id\": \"mid\"", StringComparison.Ordinal));

        CommandRun run = await CommandRun.OfAsync("feeder", "import", source, "-o", _folder.PathOf("out.json"));

        Assert.Equal(2, run.Code);
        string[] lines = run.Error.TrimEnd().Split(Environment.NewLine);
        Assert.True(lines.Length >= 3, run.Error);
        Assert.All(lines, line => Assert.Matches($"^error: .*in\\.json:\\d+: ", line));
        Assert.False(File.Exists(_folder.PathOf("out.json")));
    }

    [Theory]
    [InlineData("in.json", "in.json", "is the input. Name another file.")]
    [InlineData("in.json", "./in.json", "is the input. Name another file.")]
    [InlineData("in.json", "none/out.json", "does not exist. Create ")]
    [InlineData("in.json", "out.txt", "must end in .json")]
    [InlineData("none.json", "out.json", "the file cannot be read: ")]
    [InlineData("none.dss", "out.json", "none.dss")]
    [InlineData("feeder.xlsx", "out.json", "'.xlsx' is no known kind of feeder file. Name a .dss file (OpenDSS) or a .json file")]
    [InlineData("broken.json", "out.json", "broken.json:1: ")]
    [InlineData("list.json", "out.json", "the file must hold one JSON object.")]
    public async Task A_wrong_name_or_file_is_one_error(string source, string target, string report)
    {
        FeederJson.Save(Lanes.Empty(), _folder.PathOf("in.json"));
        string before = File.ReadAllText(_folder.PathOf("in.json"));
        _folder.Write("feeder.xlsx", "PK");
        _folder.Write("broken.json", "{ \"format\": ");
        _folder.Write("list.json", "[]");

        CommandRun run = await CommandRun.OfAsync("feeder", "import", _folder.PathOf(source), "-o", Path.Combine(_folder.Folder, target));

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(report, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split(Environment.NewLine));
        Assert.Equal(before, File.ReadAllText(_folder.PathOf("in.json")));
        Assert.False(File.Exists(_folder.PathOf("out.json")));
    }

    [Fact]
    public async Task A_link_to_the_input_is_the_input()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        FeederJson.Save(Lanes.Empty(), _folder.PathOf("in.json"));
        File.CreateSymbolicLink(_folder.PathOf("link.json"), _folder.PathOf("in.json"));

        CommandRun run = await CommandRun.OfAsync("feeder", "import", _folder.PathOf("in.json"), "-o", _folder.PathOf("link.json"));

        Assert.Equal(2, run.Code);
        Assert.Contains("is the input", run.Error, StringComparison.Ordinal);
    }
}
