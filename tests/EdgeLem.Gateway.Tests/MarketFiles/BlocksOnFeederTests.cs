using EdgeLem.Gateway.Tests.Commands;
using EdgeLem.Gateway.Tests.Feeders;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Tests;

namespace EdgeLem.Gateway.Tests.MarketFiles;

/// <summary>Block orders in the command <c>clear</c> on the village, whose lowest voltage is set so that its far circuit cannot charge two vehicles at once.</summary>
public sealed class BlocksOnFeederTests : IDisposable
{
    private const string Orders = """
        order_id,node,side,quantity_w,price_micro_eur_per_kwh,arrival
        s1,home-02,offer,20000,100000,10
        s2,home-04,offer,20000,120000,11
        b1,home-41,bid,2000,280000,12
        b2,home-45,bid,2000,250000,13

        """;

    private const string Blocks = """
        ev1,home-35,bid,2026-06-18T12:00,7000;7000;3500,200000
        ev2,home-47,bid,2026-06-18T12:00,9000;9000,190000
        heat,home-39,bid,2026-06-18T12:15,4000;4000;4000,180000

        """;

    private readonly ClearFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task A_block_that_the_network_cannot_carry_is_rejected_as_a_whole_with_the_limit_in_the_way()
    {
        CommandRun run = await ClearAsync(Blocks, "--policy", "reject");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Table blocks = _files.Table("blocks.csv");
        string[] rejected = blocks.Row("ev1");
        Assert.Equal(
            ("rejected", "refused-by-network", "1781784900", "voltage-low", "bus h35 phase C"),
            (blocks.Text(rejected, "decision"), blocks.Text(rejected, "reason"), blocks.Text(rejected, "limit_interval"), blocks.Text(rejected, "kind"), blocks.Text(rejected, "element")));
        Assert.Equal(["accepted", "accepted"], new[] { "ev2", "heat" }.Select(id => blocks.Text(blocks.Row(id), "decision")));
        Assert.Equal((2, 0), (_files.Total("auctions"), _files.Total("violationsAfter")));
        Assert.True(_files.Total("violationsBefore") > 0, "Without the policy nothing would have been wrong: the case tests nothing.");
        Assert.Equal((9000 * 2 + (4000 * 3)) * 900.0, EnergyOf("ev2") + EnergyOf("heat"));
    }

    [Fact]
    public async Task Without_the_rejected_block_the_result_is_the_same()
    {
        await ClearAsync(Blocks, "--policy", "reject");
        (string trades, string fills) = (_files.Text("trades.csv"), _files.Text("fills.csv"));
        await ClearAsync(string.Concat(Blocks.Split('\n').Skip(1).Select(row => row + "\n")).TrimEnd('\n') + "\n", "--policy", "reject");

        Assert.Equal((trades, fills), (_files.Text("trades.csv"), _files.Text("fills.csv")));
        Assert.Equal(1, _files.Total("auctions"));
    }

    [Fact]
    public async Task Every_policy_keeps_all_limits_and_serves_accepted_blocks_as_a_whole_within_their_limits()
    {
        foreach (string policy in KnownGridPolicies.Names.Where(name => name != "check-only"))
        {
            foreach (string[] retailer in new string[][] { [], ["--retail-price", "300000", "--feed-in-price", "80000"] })
            {
                CommandRun run = await ClearAsync(Blocks, ["--policy", policy, .. retailer]);

                Assert.True(run.Code == 0 && _files.Summary().GetProperty("totals").GetProperty("allowed").GetBoolean(), $"{policy}: {run.Error}{run.Output}");
                AssertWholeWithinLimits(policy);
            }
        }
    }

    [Fact]
    public async Task Check_only_accepts_all_and_reports_what_the_network_does_not_carry()
    {
        await ClearAsync(Blocks, "--policy", "check-only");

        Assert.Equal((3, 1), (_files.Total("acceptedBlocks"), _files.Total("auctions")));
        Table violations = _files.Table("violations.csv");
        Assert.Contains(violations.Rows, row => violations.Text(row, "stage") == "after" && violations.Text(row, "element") == "bus h35 phase C" && violations.Text(row, "interval_start") == "1781784900");
    }

    private void AssertWholeWithinLimits(string policy)
    {
        Table blocks = _files.Table("blocks.csv");
        foreach (string[] row in blocks.Rows.Where(row => blocks.Text(row, "decision") == "accepted"))
        {
            string id = blocks.Text(row, "block_id");
            Assert.True(EnergyOf(id) + blocks.Number(row, "retailer_energy_j") == blocks.Number(row, "energy_j"), $"{policy}: {id} is not served as a whole.");
            Assert.True(blocks.Number(row, "mean_price_micro_eur_per_kwh") <= blocks.Number(row, "price_micro_eur_per_kwh"), $"{policy}: {id} loses.");
        }

        Assert.All(blocks.Rows.Where(row => blocks.Text(row, "reason") == "refused-by-network"), row => Assert.NotEqual("", blocks.Text(row, "kind")));
    }

    private double EnergyOf(string block)
    {
        Table trades = _files.Table("trades.csv");
        return trades.Rows.Where(row => trades.Text(row, "buy_order_id") == block).Sum(row => trades.Number(row, "energy_j"));
    }

    private Task<CommandRun> ClearAsync(string blocks, params string[] options) => _files.ClearAsync(
        Orders, [.. ClearFiles.Intervals(4), .. _files.Blocks(blocks), "--feeder", Repository.PathOf("sim/scenarios/village/feeder.json"), "--min-voltage", "0.985", .. options]);
}
