using System.Globalization;
using EdgeLem.Gateway.Tests.Commands;
using EdgeLem.Gateway.Tests.Feeders;
using EdgeLem.Grid;
using EdgeLem.Tests;

namespace EdgeLem.Gateway.Tests.MarketFiles;

/// <summary>Bilateral contracts in the command <c>clear</c> on the village.</summary>
public sealed class ContractsOnFeederTests : IDisposable
{
    private const string Header = "contract_id,seller,buyer,power_w,price_micro_eur_per_kwh,valid_from,valid_until,offered,accepted,kind,decision\n";
    private const string Orders = "order_id,node,side,quantity_w,price_micro_eur_per_kwh,arrival\nb1,home-41,bid,2000,280000,12\ns1,home-02,offer,3000,100000,10\n";
    private static readonly string Feeder = Repository.PathOf("sim/scenarios/village/feeder.json");
    private readonly ClearFiles _files = new();

    public void Dispose() => _files.Dispose();

    /// <summary>The service line of home-43 carries 123 A a phase, and 40 kW on three phases are more than 160 A.</summary>
    [Fact]
    public async Task A_contract_that_the_network_cannot_carry_is_refused_with_the_limit()
    {
        await ClearAsync("c1,home-43,home-45,40000,150000,2026-06-18T12:00,2026-06-18T13:00,2026-06-17,2026-06-17T14:00,,\n");

        Table contracts = _files.Table("contracts.csv");
        string[] row = contracts.Row("c1");
        Assert.Equal(
            ("refused", "network-limit", "current", "line service-43 phase A", "123", "A", "0"),
            (contracts.Text(row, "state"), contracts.Text(row, "reason"), contracts.Text(row, "kind"), contracts.Text(row, "element"), contracts.Text(row, "bound"), contracts.Text(row, "unit"), contracts.Text(row, "delivered_w")));
        Assert.True(contracts.Number(row, "value") > 160);
    }

    /// <summary>
    /// 25 kW alone fit the service line, 25 kW twice do not. The second is refused when the validities overlap at any time, the third begins when the first has ended. An operator's own decision stands.
    /// </summary>
    [Fact]
    public async Task A_contract_is_judged_with_those_approved_before_it_while_both_are_valid()
    {
        await ClearAsync(
            "c1,home-43,home-45,25000,150000,2026-06-18T12:00,2026-06-18T13:00,2026-06-17,2026-06-17T01:00,,\n"
            + "c2,home-43,home-47,25000,150000,2026-06-18T11:00,2026-06-18T12:30,2026-06-17,2026-06-17T02:00,,\n"
            + "c3,home-43,home-47,25000,150000,2026-06-18T13:00,2026-06-18T14:00,2026-06-17,2026-06-17T03:00,,\n"
            + "c4,home-43,home-49,25000,150000,2026-06-18T12:00,2026-06-18T13:00,2026-06-17,2026-06-17T04:00,,approved\n");

        Table contracts = _files.Table("contracts.csv");
        Assert.Equal(["approved", "refused", "approved", "approved"], contracts.Rows.Select(row => contracts.Text(row, "state")));
    }

    /// <summary>Oracle: orders and contracts as powers in the command <c>feeder solve</c> give the same voltages. A provider's energy comes through the supply.</summary>
    [Fact]
    public async Task Power_of_contracts_flows_in_every_check()
    {
        await ClearAsync(
            "c1,home-28,home-45,4000,150000,2026-06-18T12:00,2026-06-18T13:00,2026-06-17,2026-06-17T01:00,,\n"
            + "c2,sun-co,home-30,3000,150000,2026-06-18T12:00,2026-06-18T13:00,2026-06-17,2026-06-17T01:00,provider,\n");
        EdgeLem.Grid.Feeder feeder = FeederJson.Load(Feeder).Feeder!;
        string rows = string.Concat(new[] { ("home-41", 2000), ("home-02", -2000), ("home-28", -4000), ("home-45", 4000), ("home-30", 3000) }.Select(power => InjectionsOf(feeder, power)));
        File.WriteAllText(_files.PathOf("injections.csv"), "bus,phase,power_W,reactive_power_var\n" + rows);
        CommandRun run = await CommandRun.OfAsync("feeder", "solve", Feeder, "--injections", _files.PathOf("injections.csv"), "--out", _files.PathOf("solved"));

        Assert.Equal(0, run.Code);
        Table voltages = _files.Table("voltages.csv");
        var nodes = new Table(_files.PathOf("solved/nodes.csv"));
        foreach (string[] row in voltages.Rows)
        {
            string terminal = (voltages.Text(row, "phase")[0] - 'A' + 1).ToString(CultureInfo.InvariantCulture);
            Assert.Equal(nodes.Number(nodes.Row(voltages.Text(row, "bus"), terminal), "v_pu"), voltages.Number(row, "after_pu"), 1e-7);
        }

        Assert.Equal(voltages.Rows.Min(row => voltages.Number(row, "after_pu")), _files.Summary().GetProperty("minVoltagePu").GetDouble(), 1e-7);
    }

    [Fact]
    public async Task Losses_of_contracts_and_orders_together_are_those_of_the_network()
    {
        await ClearAsync("c1,home-28,home-45,4000,150000,2026-06-18T12:00,2026-06-18T13:00,2026-06-17,2026-06-17T01:00,,\n", "--losses", "pro-rata");

        Table losses = _files.Table("losses.csv");
        Assert.Equal(["home-02", "home-28", "home-41", "home-45"], losses.Rows.Select(row => losses.Text(row, "node")));
        Assert.Equal(_files.Summary().GetProperty("lossesJ").GetInt64(), losses.Rows.Sum(row => losses.Number(row, "losses_j")));

        // What the supply delivers beyond a balance of 0 W is lost: all power is traded or delivered.
        Assert.Equal(_files.Summary().GetProperty("supplyW").GetDouble() * 900, _files.Summary().GetProperty("lossesJ").GetInt64(), 0.6);
        Assert.True(losses.Number(losses.Row("home-45"), "losses_j") > losses.Number(losses.Row("home-41"), "losses_j"));
    }

    /// <summary>The contract's 3 kW lower the voltage at the home, so that a block of as much, which the network carries without it, is refused.</summary>
    [Fact]
    public async Task A_block_finds_the_network_as_contracts_leave_it()
    {
        string contract = "c1,home-02,home-35,3000,150000,2026-06-18T12:00,2026-06-18T13:00,2026-06-17,2026-06-17T01:00,,\n";
        string[] blocks = _files.Blocks("ev,home-35,bid,2026-06-18T12:00,3000,250000\n");
        string[] policy = [.. blocks, "--policy", "reject", "--min-voltage", "0.985"];

        await ClearAsync("", policy);
        string alone = Decision();
        await ClearAsync(contract, policy);

        Assert.Equal(("accepted", "rejected"), (alone, Decision()));
    }

    private string Decision()
    {
        Table blocks = _files.Table("blocks.csv");
        return blocks.Text(blocks.Row("ev"), "decision");
    }

    private static string InjectionsOf(EdgeLem.Grid.Feeder feeder, (string Node, int PowerW) power)
    {
        Connection connection = feeder.Connections[feeder.ConnectionIndex(power.Node)];
        string phases = connection.Phases.Letters();
        return string.Concat(phases.Select(phase => string.Create(CultureInfo.InvariantCulture, $"{connection.Bus},{phase},{(double)power.PowerW / phases.Length},0\n")));
    }

    private Task<CommandRun> ClearAsync(string contracts, params string[] options) => _files.ClearAsync(
        Orders.Replace("3000,100000", options.Contains("--blocks") ? "30000,100000" : "3000,100000", StringComparison.Ordinal),
        [.. ClearFiles.Intervals(1), .. _files.Contracts(Header + contracts), "--feeder", Feeder, .. options]);
}
