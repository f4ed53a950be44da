using System.Globalization;
using System.Text.Json;
using EdgeLem.Gateway.Tests.Feeders;
using EdgeLem.Grid;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Tests;

namespace EdgeLem.Gateway.Tests.Commands;

/// <summary>The command <c>clear</c> on the village: homes at the end of a circuit feed in more than a narrow voltage band allows.</summary>
public sealed class ClearOnFeederTests : IDisposable
{
    private const string Header = "order_id,node,side,quantity_w,price_micro_eur_per_kwh,arrival,phase\n";
    private const double LimitPu = 1.03;

    private readonly TemporaryFolder _folder = new();
    private readonly string _feeder = Repository.PathOf("sim/scenarios/village/feeder.json");

    private string Out => _folder.PathOf("out");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Check_only_reports_violations_and_the_voltages_of_an_independent_solve()
    {
        CommandRun run = await ClearAsync(Sunny());

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.True(Summary().GetProperty("violationsAfter").GetInt32() > 0);
        Assert.False(Summary().GetProperty("allowed").GetBoolean());
        await AssertVoltagesAsync();
    }

    [Fact]
    public async Task Every_other_policy_removes_all_violations_and_says_which_limit_refused_what()
    {
        foreach (string policy in KnownGridPolicies.Names.Where(name => name != "check-only"))
        {
            CommandRun run = await ClearAsync(Sunny(), "--policy", policy);

            Assert.True(run.Code == 0, $"{policy}: {run.Error}");
            Assert.True(Summary().GetProperty("violationsBefore").GetInt32() > 0, policy);
            Assert.True(Summary().GetProperty("allowed").GetBoolean(), policy);
            var refusals = new Table(Path.Combine(Out, "refusals.csv"));
            Assert.Equal(Summary().GetProperty("refusedW").GetInt64(), (long)refusals.Rows.Sum(row => refusals.Number(row, "refused_w")));
            Assert.NotEmpty(refusals.Rows);
            await AssertVoltagesAsync();
        }
    }

    [Fact]
    public async Task A_phase_of_the_file_puts_the_power_on_that_phase_and_an_empty_one_on_the_connection_s()
    {
        // home-03 has three phases.
        await ClearAsync(Header + "x,home-03,bid,3000,200000,1,B\ny,home-03,bid,300,200000,1,\n");

        var fills = new Table(Path.Combine(Out, "fills.csv"));
        Assert.Equal(("B", "ABC"), (fills.Text(fills.Row("x"), "phases"), fills.Text(fills.Row("y"), "phases")));
        await AssertVoltagesAsync();
    }

    [Fact]
    public async Task Base_load_flows_without_being_traded()
    {
        string load = _folder.Write("base.csv", "bus,phase,power_W,reactive_power_var\nh01,B,5000,1000\n");
        await ClearAsync(Header, "--base-load", load);

        // The supply carries the base load and the losses that it causes.
        Assert.InRange(Summary().GetProperty("supplyW").GetDouble(), 5000, 5200);
        Assert.Equal("no-orders", Summary().GetProperty("noTrade").GetString());
    }

    [Fact]
    public async Task Nodes_and_phases_that_the_feeder_does_not_have_are_named_with_what_it_has()
    {
        CommandRun run = await ClearAsync(Header + "a,home-99,bid,1,1,1,\nb,home-01,bid,1,1,1,A\n");

        Assert.Equal(2, run.Code);
        Assert.Contains("orders.csv:2: node 'home-99' is no connection or bus of feeder 'village'; the nearest name is 'home-09'.", run.Error, StringComparison.Ordinal);
        Assert.Contains("orders.csv:3: phase is 'A', node 'home-01' has B. Name phases that it has, or leave the field empty.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Losses_that_the_homes_bear_sum_to_those_of_the_network()
    {
        await ClearAsync(Sunny(), "--losses", "pro-rata");

        var losses = new Table(Path.Combine(Out, "losses.csv"));
        Assert.Equal(Summary().GetProperty("lossesJ").GetInt64() - Summary().GetProperty("unallocatedLossesJ").GetInt64(), (long)losses.Rows.Sum(row => losses.Number(row, "losses_j")));
        Assert.True(Summary().GetProperty("lossesJ").GetInt64() > 0);
    }

    [Fact]
    public async Task The_european_feeder_is_read_from_its_scripts()
    {
        string path = Repository.SharedOrSkip("feeders/ieee_eulv906/dss/Master.dss");
        CommandRun run = await CommandRun.OfAsync("clear", "--orders", _folder.Write("orders.csv", Header + "1,load1,offer,4000,100000,1,\n2,load2,bid,3000,200000,2,\n"), "--feeder", path, "--out", Out);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(3000, Summary().GetProperty("clearedW").GetInt64());
        Assert.InRange(Summary().GetProperty("maxVoltagePu").GetDouble(), 1.04, 1.08);
    }

    /// <summary>Sixteen homes of one circuit: offers of 6 kW at every second home, bids of 1 kW at the others.</summary>
    private static string Sunny() => Header + string.Concat(Enumerable.Range(28, 16).Select(home => home % 2 == 0
        ? string.Create(CultureInfo.InvariantCulture, $"s{home},home-{home:00},offer,6000,{90_000 + (1000 * home)},{home},\n")
        : string.Create(CultureInfo.InvariantCulture, $"b{home},home-{home:00},bid,1000,{280_000 - (1000 * home)},{home},\n")));

    private Task<CommandRun> ClearAsync(string orders, params string[] options) => CommandRun.OfAsync(
    [
        "clear", "--orders", _folder.Write("orders.csv", orders), "--feeder", _feeder, "--out", Out, "--retail-price", "300000", "--feed-in-price", "80000",
        "--max-voltage", LimitPu.ToString(CultureInfo.InvariantCulture), .. options,
    ]);

    /// <summary>Oracle: the powers of fills.csv, put into the command <c>feeder solve</c>, give the voltages of voltages.csv.</summary>
    private async Task AssertVoltagesAsync()
    {
        Feeder feeder = FeederJson.Load(_feeder).Feeder!;
        var fills = new Table(Path.Combine(Out, "fills.csv"));
        IEnumerable<string> rows = fills.Rows.SelectMany(row => InjectionsOf(feeder, fills, row));
        string injections = _folder.Write("injections.csv", "bus,phase,power_W,reactive_power_var\n" + string.Concat(rows));
        CommandRun run = await CommandRun.OfAsync("feeder", "solve", _feeder, "--injections", injections, "--out", _folder.PathOf("solved"));
        Assert.Equal(0, run.Code);

        var voltages = new Table(Path.Combine(Out, "voltages.csv"));
        var nodes = new Table(_folder.PathOf("solved/nodes.csv"));
        Assert.NotEmpty(voltages.Rows);
        foreach (string[] row in voltages.Rows)
        {
            string terminal = (voltages.Text(row, "phase")[0] - 'A' + 1).ToString(CultureInfo.InvariantCulture);
            Assert.Equal(nodes.Number(nodes.Row(voltages.Text(row, "bus"), terminal), "v_pu"), voltages.Number(row, "after_pu"), 1e-7);
        }
    }

    private static IEnumerable<string> InjectionsOf(Feeder feeder, Table fills, string[] row)
    {
        string bus = feeder.Connections[feeder.ConnectionIndex(fills.Text(row, "node"))].Bus;
        string phases = fills.Text(row, "phases");
        double flowsW = (fills.Number(row, "cleared_w") + fills.Number(row, "retailer_w")) * (fills.Text(row, "side") == "bid" ? 1 : -1);
        return phases.Select(phase => string.Create(CultureInfo.InvariantCulture, $"{bus},{phase},{flowsW / phases.Length},0\n"));
    }

    private JsonElement Summary() => JsonDocument.Parse(File.ReadAllText(Path.Combine(Out, "summary.json"))).RootElement;
}
