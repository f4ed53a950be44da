using System.Text.Json;
using EdgeLem.Gateway.Tests.Feeders;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Tests.Commands;

public sealed class FeederSolveCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Feeder _feeder = Lanes.Full();
    private readonly string _path;

    public FeederSolveCommandTests()
    {
        _path = _folder.PathOf("lane.json");
        FeederJson.Save(_feeder, _path);
    }

    private string Out => _folder.PathOf("out");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Loads_are_solved_at_nominal_power_and_every_file_is_written()
    {
        CommandRun run = await CommandRun.OfAsync("feeder", "solve", _path, "--out", Out);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(
            ["branches.csv", "headroom.csv", "loads.csv", "losses.csv", "nodes.csv", "summary.json", "unbalance.csv", "violations.csv"],
            Directory.EnumerateFiles(Out).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        PowerFlowResult flow = Solve(powers => powers.UseLoads());
        JsonElement summary = Summary();
        Assert.Equal(flow.SourcePowerW, summary.GetProperty("sourcePowerW").GetDouble());
        Assert.Equal(flow.LossesW, summary.GetProperty("lossesW").GetDouble());
    }

    [Fact]
    public async Task The_summary_has_exactly_these_figures()
    {
        await CommandRun.OfAsync("feeder", "solve", _path, "--out", Out);

        JsonElement summary = Summary();
        Assert.Equal(
            ["converged", "iterations", "method", "minVoltagePu", "maxVoltagePu", "lossesW", "sourcePowerW", "maxPvurPercent", "maxLvurPercent", "maxVufPercent", "maxV0V1Percent", "solveMicroseconds"],
            summary.EnumerateObject().Select(property => property.Name));
        Assert.Equal((true, "sweep"), (summary.GetProperty("converged").GetBoolean(), summary.GetProperty("method").GetString()));
        PowerFlowResult flow = Solve(powers => powers.UseLoads());
        double[] voltages = [.. from bus in new[] { "lv", "mid", "end" } from phase in new[] { 0, 1, 2 } select flow.VoltagePu(_feeder.BusIndex(bus), phase)];
        double spur = flow.VoltagePu(_feeder.BusIndex("spur"), 0);
        Assert.Equal(Math.Min(voltages.Min(), spur), summary.GetProperty("minVoltagePu").GetDouble());
        Assert.Equal(Math.Max(voltages.Max(), spur), summary.GetProperty("maxVoltagePu").GetDouble());
        Assert.Equal(
            new[] { "lv", "mid", "end" }.Max(bus => VoltageUnbalance.Of(flow, _feeder.BusIndex(bus)).VufPercent),
            summary.GetProperty("maxVufPercent").GetDouble());
        Assert.True(summary.GetProperty("solveMicroseconds").GetDouble() > 0);
    }

    /// <summary>Both profile steps are two minutes long: minutes 1 and 2 are half power, 3 and 4 one and a half.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    [InlineData(4, 1)]
    public async Task A_minute_is_a_step_of_the_profiles_by_their_interval(int minute, int step)
    {
        CommandRun run = await CommandRun.OfAsync("feeder", "solve", _path, "--minute", $"{minute}", "--out", Out);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(Solve(powers => powers.UseLoads(step)).SourcePowerW, Summary().GetProperty("sourcePowerW").GetDouble());
    }

    [Fact]
    public async Task Constant_power_overrules_what_loads_state()
    {
        await CommandRun.OfAsync("feeder", "solve", _path, "--constant-power", "--out", Out);

        // Across A and B the shop asks 1000 W at 400 V, and takes just that.
        var loads = new Table(Path.Combine(Out, "loads.csv"));
        double shopKw = loads.Rows.Where(row => row[0] == "load.shop").Sum(row => loads.Number(row, "p_kW"));
        Assert.Equal(6, shopKw, 1e-9);
    }

    [Theory]
    [InlineData("sweep", "sweep")]
    [InlineData("automatic", "sweep")]
    [InlineData("newton", "newton")]
    public async Task The_method_can_be_chosen(string method, string used)
    {
        CommandRun run = await CommandRun.OfAsync("feeder", "solve", _path, "--method", method, "--tolerance", "1e-11", "--out", Out);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(used, Summary().GetProperty("method").GetString());
    }

    [Fact]
    public async Task Loops_are_solved_by_newton_and_refused_by_the_sweep()
    {
        string meshed = File.ReadAllText(_path).Replace("\"name\": \"lane\"", "\"name\": \"lane\", \"topology\": \"meshed\"", StringComparison.Ordinal)
            .Replace("\"lines\": [", "\"lines\": [ { \"id\": \"loop\", \"from\": \"lv\", \"to\": \"end\", \"lengthM\": 400, \"r1Ohm\": 0.1, \"x1Ohm\": 0.04, \"r0Ohm\": 0.4, \"x0Ohm\": 0.16, \"ratingA\": null },", StringComparison.Ordinal);
        string path = _folder.Write("meshed.json", meshed);

        CommandRun sweep = await CommandRun.OfAsync("feeder", "solve", path, "--method", "sweep", "--out", Out);
        Assert.Equal((2, $"error: --method sweep: feeder 'lane' has loops, which the sweep cannot solve. Use automatic or newton.{Environment.NewLine}"), (sweep.Code, sweep.Error));
        Assert.False(Directory.Exists(Out));

        CommandRun automatic = await CommandRun.OfAsync("feeder", "solve", path, "--out", Out);
        Assert.Equal((0, ""), (automatic.Code, automatic.Error));
        Assert.Equal("newton", Summary().GetProperty("method").GetString());
    }

    [Fact]
    public async Task Taps_move_unless_they_are_held()
    {
        var control = new TapControl { TargetV = 120, BandwidthV = 2, PtRatio = 2 };
        string path = _folder.PathOf("taps.json");
        FeederJson.Save(Lanes.Full(transformer => transformer with { TapControl = control }), path);

        CommandRun moved = await CommandRun.OfAsync("feeder", "solve", path, "--out", Out);
        CommandRun held = await CommandRun.OfAsync("feeder", "solve", path, "--fixed-taps", "--out", Out);

        // 240 V are wanted at a bus that has about 230 V: more turns than 1.
        Assert.Matches(@"\ntaps\s+t1 1\.0[1-9]", moved.Output);
        Assert.Matches(@"\ntaps\s+t1 1\r?\n", held.Output);
    }

    [Fact]
    public async Task Injections_stand_instead_of_the_loads_and_add_up()
    {
        string csv = _folder.Write("noon.csv", "phase,bus,reactive_power_var,power_W\nA,end,100,1000\n\nA, end ,150,500\nC,mid,0,-2.5e3\n");

        CommandRun run = await CommandRun.OfAsync("feeder", "solve", _path, "--injections", csv, "--out", Out);

        Assert.Equal((0, ""), (run.Code, run.Error));
        PowerFlowResult flow = Solve(powers =>
        {
            powers.Add(_feeder.BusIndex("end"), 0, 1500, 250);
            powers.Add(_feeder.BusIndex("mid"), 2, -2500, 0);
        });
        Assert.Equal(flow.SourcePowerW, Summary().GetProperty("sourcePowerW").GetDouble());
        var loads = new Table(Path.Combine(Out, "loads.csv"));
        Assert.Equal(["injection.mid.C", "injection.mid.C", "injection.end.A", "injection.end.A"], loads.Rows.Select(row => row[0]));
        Assert.Equal(1.5, loads.Rows.Where(row => row[0] == "injection.end.A").Sum(row => loads.Number(row, "p_kW")), 1e-9);
        Assert.Equal(0.25, loads.Rows.Where(row => row[0] == "injection.end.A").Sum(row => loads.Number(row, "q_kvar")), 1e-9);
    }

    [Fact]
    public async Task A_header_alone_is_the_state_without_load()
    {
        CommandRun run = await CommandRun.OfAsync("feeder", "solve", _path, "--injections", _folder.Write("none.csv", "bus,phase,power_W,reactive_power_var\n"), "--out", Out);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(Solve(_ => { }).SourcePowerW, Summary().GetProperty("sourcePowerW").GetDouble());
    }

    [Fact]
    public async Task Every_bad_row_is_reported_with_its_line()
    {
        string csv = _folder.Write("bad.csv", """
            bus,phase,power_W,reactive_power_var
            end,A,1000,0
            ende,A,1000,0
            end,AB,1000,0
            spur,B,1000,0
            end,B,much,NaN
            end,B,1000

            end,B,1e999,0
            end,B,-1e300,0
            """);

        CommandRun run = await CommandRun.OfAsync("feeder", "solve", _path, "--injections", csv, "--out", Out);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Equal(
            [
                $"error: {csv}:3: bus 'ende' is not in feeder 'lane'; the nearest name is 'end'.",
                $"error: {csv}:4: phase is 'AB'; it must be A, B or C.",
                $"error: {csv}:5: bus 'spur' has no phase B. Name one that a line leads to.",
                $"error: {csv}:6: power_W is 'much'; it must be a number such as -1500 or 2.5e3.",
                $"error: {csv}:6: reactive_power_var is 'NaN'; it must be a number such as -1500 or 2.5e3.",
                $"error: {csv}:7: the row has 3 fields, the header 4. Give as many.",
                $"error: {csv}:9: power_W is '1e999'; it must be a number such as -1500 or 2.5e3.",
                $"error: {csv}:10: power_W is -1E+300 W, allowed -1000000000000 to 1000000000000 W. Correct the value or its unit.",
            ],
            run.Error.TrimEnd().Split(Environment.NewLine));
        Assert.False(Directory.Exists(Out));
    }

    [Theory]
    [InlineData("", "the header lacks bus, phase, power_W, reactive_power_var")]
    [InlineData("bus;phase;power_W;reactive_power_var\nend;A;1,5;0\n", "the header lacks bus, phase, power_W, reactive_power_var; it must name the columns bus,phase,power_W,reactive_power_var. Separate fields by commas, and write decimals with a point.")]
    [InlineData("bus,phase,power_W,power_W,reactive_power_var\nend,A,1,1,0\n", "column 'power_W' is named twice. Remove one.")]
    [InlineData("bus,phase,power_W,reactive_power_var,minute\nend,A,1,0,3\n", "column 'minute' is unknown. Remove it; known are bus, phase, power_W, reactive_power_var.")]
    [InlineData("bus,phase,power_kW,reactive_power_var\nend,A,1,0\n", "the header lacks power_W; it must name the columns bus,phase,power_W,reactive_power_var.")]
    public async Task A_wrong_header_is_one_error(string text, string report)
    {
        CommandRun run = await CommandRun.OfAsync("feeder", "solve", _path, "--injections", _folder.Write("a.csv", text), "--out", Out);

        Assert.Equal(2, run.Code);
        Assert.StartsWith($"error: {_folder.PathOf("a.csv")}:1: {report}", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split(Environment.NewLine));
    }

    [Theory]
    [InlineData("--minute 0", "--minute is 0, the profiles have minutes 1 to 4.")]
    [InlineData("--minute 5", "--minute is 5, the profiles have minutes 1 to 4.")]
    [InlineData("--tolerance 1", "--tolerance is 1, it must be 1e-13 to 1e-3 pu.")]
    [InlineData("--tolerance NaN", "--tolerance is NaN, it must be 1e-13 to 1e-3 pu.")]
    [InlineData("--injections nowhere.csv", "the file cannot be read: ")]
    [InlineData("--minute 1 --injections lane.json", "Give one of them.")]
    [InlineData("--minute noon", "--minute is 'noon', it must be a whole number from 1 such as 566.")]
    [InlineData("--minute 1.5", "--minute is '1.5', it must be a whole number from 1 such as 566.")]
    [InlineData("--tolerance 1e-8,5", "--tolerance is '1e-8,5', it must be a number from 1e-13 to 1e-3 such as 1e-8.")]
    [InlineData("--method guess", "'guess'")]
    public async Task A_wrong_option_is_one_error_and_nothing_is_written(string options, string report)
    {
        CommandRun run = await CommandRun.OfAsync(["feeder", "solve", _path, "--out", Out, .. options.Split(' ')]);

        Assert.Equal(2, run.Code);
        Assert.Contains(report, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public async Task Empty_names_are_told_by_their_options()
    {
        CommandRun run = await CommandRun.OfAsync("feeder", "solve", "", "--injections", "", "--out", "");

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Equal(
            ["error: --out is empty. Name a folder.", "error: --injections is empty. Name a CSV file.", "error: the name of the feeder file is empty."],
            run.Error.TrimEnd().Split(Environment.NewLine).Select(line => line.Replace(" Name a .dss file (OpenDSS) or a .json file (EdgeLem or power-grid-model).", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_feeder_without_loads_is_solved_without_load_and_says_so()
    {
        FeederJson.Save(Lanes.Empty(), _path);

        CommandRun nominal = await CommandRun.OfAsync("feeder", "solve", _path, "--out", Out);
        CommandRun minute = await CommandRun.OfAsync("feeder", "solve", _path, "--minute", "1", "--out", Out);

        Assert.Equal((0, 2), (nominal.Code, minute.Code));
        Assert.Contains("note: the feeder has no loads or inverters: this is the state without load.", nominal.Output, StringComparison.Ordinal);
        Assert.Contains("has no load or inverter with a profile", minute.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lane.json/out", "where the results cannot be written: ")]
    [InlineData("lane.json", "which is a file. Name a folder.")]
    public async Task A_folder_that_cannot_be_made_is_one_error(string folder, string report)
    {
        CommandRun run = await CommandRun.OfAsync("feeder", "solve", _path, "--out", _folder.PathOf(folder));

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith($"error: --out is '{_folder.PathOf(folder)}', {report}", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split(Environment.NewLine));
    }

    [Fact]
    public async Task Results_that_cannot_be_written_leave_the_earlier_ones_as_they_were()
    {
        await CommandRun.OfAsync("feeder", "solve", _path, "--out", Out);
        File.Delete(Path.Combine(Out, "losses.csv"));
        Directory.CreateDirectory(Path.Combine(Out, "losses.csv"));
        string[] names = [.. Directory.EnumerateFileSystemEntries(Out)];
        string before = File.ReadAllText(Path.Combine(Out, "nodes.csv"));

        CommandRun run = await CommandRun.OfAsync("feeder", "solve", _path, "--minute", "1", "--out", Out);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith($"error: --out is '{Out}', in which 'losses.csv' is a folder.", run.Error, StringComparison.Ordinal);
        Assert.Equal(names.Order(StringComparer.Ordinal), Directory.EnumerateFileSystemEntries(Out).Order(StringComparer.Ordinal));
        Assert.Equal(before, File.ReadAllText(Path.Combine(Out, "nodes.csv")));
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_feeder_options_and_powers_comes_in_one_report()
    {
        string csv = _folder.Write("bad.csv", "bus,phase,power_W,reactive_power_var\nend,X,1,0\n");

        CommandRun run = await CommandRun.OfAsync("feeder", "solve", _folder.PathOf("none.json"), "--injections", csv, "--tolerance", "1", "--out", _path);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Equal(4, run.Error.TrimEnd().Split(Environment.NewLine).Length);
        Assert.All(["--tolerance is 1", "--out is ", "none.json: the file cannot be read", "bad.csv:2: phase is 'X'"], part => Assert.Contains(part, run.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_reader_noted_is_told_with_the_solution()
    {
        CommandRun run = await CommandRun.OfAsync("feeder", "solve", _path, "--out", Out);
        FeederImport import = FeederFiles.Load(_path);

        Assert.NotEmpty(import.Notes);
        Assert.All(import.Notes, note => Assert.Contains($"note: {note}", run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_solution_there_is_only_a_summary_that_says_so()
    {
        await CommandRun.OfAsync("feeder", "solve", _path, "--out", Out);
        File.WriteAllText(Path.Combine(Out, "mine.txt"), "not ours");

        CommandRun run = await CommandRun.OfAsync(
            "feeder", "solve", _path, "--injections", _folder.Write("huge.csv", "bus,phase,power_W,reactive_power_var\nend,B,9e6,0\n"), "--constant-power", "--out", Out);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Matches("^error: The power flow of feeder 'lane' did not converge: .*bus '(end|mid|spur)' terminal .*source 'source'", run.Error);
        Assert.Single(run.Error.TrimEnd().Split(Environment.NewLine));
        Assert.Equal(["mine.txt", "summary.json"], Directory.EnumerateFiles(Out).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        JsonElement summary = Summary();
        Assert.False(summary.GetProperty("converged").GetBoolean());
        Assert.Equal(
            9,
            summary.EnumerateObject().Count(property => property.Value.ValueKind == JsonValueKind.Null)); // all but converged, iterations, method
    }

    private JsonElement Summary()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Out, "summary.json")));
        return document.RootElement.Clone();
    }

    private PowerFlowResult Solve(Action<BusPowers> fill)
    {
        var powers = new BusPowers(_feeder);
        fill(powers);
        return new PowerFlowSolver(_feeder).Solve(powers);
    }
}
