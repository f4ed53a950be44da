using System.Numerics;
using EdgeLem.Gateway.Tests.Commands;
using EdgeLem.Grid;
using EdgeLem.Tests;

namespace EdgeLem.Gateway.Tests.Feeders;

/// <summary>What the tables of <c>feeder solve</c> say, by the laws that they must keep and by published states.</summary>
public sealed class SolveResultTests : IDisposable
{
    private static readonly string[] CurrentColumns = ["i_re_A", "i_im_A"];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_columns_are_those_of_the_reference_states()
    {
        await SolveAsync(Lanes.Full());

        Assert.Equal("bus,node,v_re_V,v_im_V,v_mag_V,v_ang_deg,v_pu", Read("nodes.csv").Header);
        Assert.Equal("element,terminal,bus,conductor,node,i_re_A,i_im_A,i_mag_A,p_kW,q_kvar", Read("branches.csv").Header);
        Assert.Equal("element,bus,conductor,node,i_re_A,i_im_A,p_kW,q_kvar", Read("loads.csv").Header);
        Assert.Equal("element,p_W,q_var", Read("losses.csv").Header);
        Assert.Equal("bus,pvur_percent,lvur_percent,vuf_percent,v0v1_percent", Read("unbalance.csv").Header);
    }

    [Fact]
    public async Task Nodes_are_the_terminals_that_a_bus_has()
    {
        await SolveAsync(Lanes.Full());

        Table nodes = Read("nodes.csv");
        Assert.Equal(
            ["mv 123", "lv 1234", "mid 1234", "end 1234", "spur 14"],
            nodes.Rows.GroupBy(row => row[0]).Select(bus => $"{bus.Key} {string.Concat(bus.Select(row => row[1]))}"));
        foreach (string[] row in nodes.Rows)
        {
            var voltage = new Complex(nodes.Number(row, "v_re_V"), nodes.Number(row, "v_im_V"));
            Assert.Equal(voltage.Magnitude, nodes.Number(row, "v_mag_V"), 1e-9);
            Assert.Equal(voltage.Phase * 180 / Math.PI, nodes.Number(row, "v_ang_deg"), 1e-9);
        }
    }

    [Fact]
    public async Task Currents_into_all_elements_of_a_node_add_up_to_nothing()
    {
        await SolveAsync(Lanes.Full(), "--tolerance", "1e-12");

        var sums = new Dictionary<string, Complex>();
        foreach (Table table in new[] { Read("branches.csv"), Read("loads.csv") })
        {
            foreach (string[] row in table.Rows.Where(row => table.Text(row, "node") != "0" && table.Text(row, "bus") != "mv"))
            {
                string node = $"{table.Text(row, "bus")}.{table.Text(row, "node")}";
                double[] parts = [.. CurrentColumns.Select(column => table.Number(row, column))];
                sums[node] = sums.GetValueOrDefault(node) + new Complex(parts[0], parts[1]);
            }
        }

        Assert.Equal(14, sums.Count); // 4 + 4 + 4 + 2 below the source
        Assert.All(sums, sum => Assert.True(sum.Value.Magnitude < 1e-6, $"{sum.Key}: {sum.Value}"));
    }

    [Fact]
    public async Task Losses_are_those_of_the_flow_and_the_balance_closes()
    {
        Feeder feeder = Lanes.Full();
        await SolveAsync(feeder, "--tolerance", "1e-12");

        var powers = new BusPowers(feeder);
        powers.UseLoads();
        PowerFlowResult flow = new PowerFlowSolver(feeder, new PowerFlowOptions { TolerancePu = 1e-12 }).Solve(powers);
        Table losses = Read("losses.csv");
        Assert.Equal(
            ["line.cable", "line.service", "switch.fuse", "transformer.t1", "earthing.station", "earthing.customer", "capacitor.bank", "capacitor.delta", "shunt.reactor"],
            losses.Rows.Select(row => row[0]).TakeWhile(name => !name.StartsWith("total.", StringComparison.Ordinal)));
        Assert.Equal(flow.LineLossesW, losses.Number(losses.Row("total.lines"), "p_W"), 1e-9);
        Assert.Equal(flow.TransformerLossesW, losses.Number(losses.Row("total.transformers"), "p_W"), 1e-6);
        Assert.Equal(flow.EarthingLossesW, losses.Number(losses.Row("total.earthings"), "p_W"), 1e-9);
        Assert.Equal(flow.ShuntPowerVa.Real, losses.Number(losses.Row("total.shunts"), "p_W"), 1e-9);
        Assert.Equal(flow.ShuntPowerVa.Imaginary, losses.Number(losses.Row("total.shunts"), "q_var"), 1e-9);
        Assert.Equal(flow.LoadsPowerVa.Real, losses.Number(losses.Row("total.loads"), "p_W"), 1e-6);
        Assert.Equal(flow.SourcePowerW, losses.Number(losses.Row("total.source"), "p_W"), 1e-6);
        Assert.Equal(0, losses.Number(losses.Row("balance"), "p_W"), 1e-4);
        Assert.Equal(0, losses.Number(losses.Row("balance"), "q_var"), 1e-4);
    }

    [Fact]
    public async Task Headroom_and_unbalance_leave_out_what_a_bus_has_not()
    {
        await SolveAsync(Lanes.Full());

        Assert.Equal(["lv", "mid", "end"], Read("unbalance.csv").Rows.Select(row => row[0]));
        Table headroom = Read("headroom.csv");
        Assert.Equal(["A"], headroom.Rows.Where(row => row[0] == "bus.spur").Select(row => headroom.Text(row, "conductor")));
        Assert.Equal(["A", "B", "C", "N"], headroom.Rows.Where(row => row[0] == "line.cable").Select(row => headroom.Text(row, "conductor")));
        string[] first = headroom.Row("line.cable", "", "A");
        Assert.Equal(150, headroom.Number(first, "value") + headroom.Number(first, "rise"), 1e-9);
        Assert.Equal("", headroom.Text(first, "fall"));
        Assert.DoesNotContain(headroom.Rows, row => row[0] == "line.service"); // has no rating
    }

    [Fact]
    public async Task Violations_are_listed_with_their_sentence()
    {
        string csv = _folder.Write("much.csv", "bus,phase,power_W,reactive_power_var\nend,B,30000,0\n");
        await SolveAsync(Lanes.Full(), "--injections", csv);

        Table violations = Read("violations.csv");
        Assert.Equal("kind,element,side_bus,conductor,value,limit,unit,message", violations.Header);
        Assert.Contains(violations.Rows, row => row.Take(4).SequenceEqual(["undervoltage", "end", "", "B"]));
    }

    /// <summary>Import, then solve, from the published scripts. Reference states and what they are good for: feeders/README.md there (1e-6 pu, 1e-3 A).</summary>
    [Theory]
    [InlineData(1, "t0001_cpq")]
    [InlineData(566, "t0566_cpq")]
    [InlineData(1440, "t1440_cpq")]
    public async Task The_european_feeder_has_the_published_voltages_and_currents(int minute, string state)
    {
        string script = Repository.SharedOrSkip("feeders/ieee_eulv906/dss/Master.dss");
        string reference = Repository.SharedOrSkip($"feeders/ieee_eulv906/reference/{state}");

        CommandRun import = await CommandRun.OfAsync("feeder", "import", script, "-o", _folder.PathOf("eulv.json"));
        CommandRun solve = await CommandRun.OfAsync("feeder", "solve", _folder.PathOf("eulv.json"), "--minute", $"{minute}", "--constant-power", "--out", _folder.PathOf("out"));

        Assert.Equal((0, "", 0, ""), (import.Code, import.Error, solve.Code, solve.Error));
        RequireEqual("nodes.csv", reference, ["bus", "node"], ("v_pu", 1e-6));
        RequireEqual("branches.csv", reference, ["element", "terminal", "conductor"], ("i_re_A", 1e-3), ("i_im_A", 1e-3), ("p_kW", 1e-5));
        RequireEqual("loads.csv", reference, ["element", "conductor"], ("i_re_A", 1e-3), ("i_im_A", 1e-3), ("p_kW", 1e-5), ("q_kvar", 1e-5));
    }

    /// <summary>Every row that both have, found by its key; the reference lists a fourth conductor of delta windings, which carries nothing.</summary>
    private void RequireEqual(string name, string referenceFolder, string[] key, params (string Column, double Tolerance)[] columns)
    {
        Table solved = Read(name);
        var reference = new Table(Path.Combine(referenceFolder, name));
        var rows = solved.Rows.ToDictionary(row => string.Join(' ', key.Select(column => solved.Text(row, column))));
        string[][] expected = [.. reference.Rows.Where(row => rows.ContainsKey(KeyOf(row)))];
        Assert.InRange(expected.Length, reference.Rows.Count - 1, reference.Rows.Count);
        foreach (string[] row in expected)
        {
            Assert.All(columns, item => Assert.Equal(reference.Number(row, item.Column), solved.Number(rows[KeyOf(row)], item.Column), item.Tolerance));
        }

        string KeyOf(string[] row) => string.Join(' ', key.Select(column => reference.Text(row, column)));
    }

    private async Task SolveAsync(Feeder feeder, params string[] options)
    {
        FeederJson.Save(feeder, _folder.PathOf("lane.json"));
        CommandRun run = await CommandRun.OfAsync(["feeder", "solve", _folder.PathOf("lane.json"), "--out", _folder.PathOf("out"), .. options]);
        Assert.Equal((0, ""), (run.Code, run.Error));
    }

    private Table Read(string name) => new(Path.Combine(_folder.PathOf("out"), name));
}
