using System.Globalization;
using System.Text.Json;
using EdgeLem.Gateway.MarketFiles;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Sim.Comparing;
using EdgeLem.Sim.Tests.Plant;
using EdgeLem.Sim.Tests.Running;
using CompareOptions = EdgeLem.Sim.Comparing.CompareOptions;

namespace EdgeLem.Sim.Tests.Comparing;

/// <summary>The command <c>compare</c> end to end on six homes whose PV lifts the far end of a weak line above the band.</summary>
public sealed class CompareRunTests(CompareRunTests.OneRun run) : IClassFixture<CompareRunTests.OneRun>
{
    [Fact]
    public void Every_design_has_a_row_and_none_failed()
    {
        Assert.Equal(0, run.Code);
        Assert.Equal(DesignPlan.Of(DesignVariation.Axes, DesignNames.Default).Length, run.Designs.Count);
        Assert.All(run.Designs, design => Assert.Equal(("2", "0", ""), (design["intervals"], design["failed_intervals"], design["failure"])));
    }

    [Fact]
    public void Check_only_shows_violations_and_every_other_policy_removes_them()
    {
        Assert.All(run.Designs, design => Assert.True(Number(design, "violations_before") > 0));
        Assert.Equal(KnownGridPolicies.Names, run.Designs.Select(design => design["policy"]).Distinct().Order(StringComparer.Ordinal));
        foreach (Dictionary<string, string> design in run.Designs)
        {
            bool isCheckOnly = design["policy"] == "check-only";
            Assert.True(Number(design, "violations_after") > 0 == isCheckOnly, $"{design["mechanism"]}, {design["policy"]}: {design["violations_after"]} violations");
            Assert.True(Number(design, "refused_wh") > 0 != isCheckOnly, $"{design["mechanism"]}, {design["policy"]}: {design["refused_wh"]} Wh refused");
        }
    }

    [Fact]
    public void No_design_gains_more_than_a_uniform_price_without_limits_and_that_one_gains_all() => Assert.All(run.Designs, design =>
    {
        Assert.True(Number(design, "welfare_micro_eur") <= Number(design, "optimal_welfare_micro_eur"));
        Assert.True(design["mechanism"] != "uniform-price" || design["policy"] != "check-only" || design["welfare_micro_eur"] == design["optimal_welfare_micro_eur"]);
    });

    [Fact]
    public void Allocated_losses_are_exact() => Assert.All(run.Designs, design => Assert.Equal("1", design["losses_exact"]));

    /// <summary>Fees change what homes pay by what they come to, and nothing else.</summary>
    [Fact]
    public void The_cost_of_the_homes_rises_by_the_fees()
    {
        Dictionary<string, string> without = Assert.Single(run.Designs, IsAround);
        foreach (Dictionary<string, string> design in run.Designs.Where(design => design["mechanism"] == "uniform-price" && design["policy"] == "check-only" && design["losses"] == "none"))
        {
            Assert.Equal(Number(design, "fees_micro_eur"), run.CostOfHomes(design) - run.CostOfHomes(without));
        }
    }

    [Fact]
    public void The_recorded_orders_can_be_cleared_by_the_gateway_s_command()
    {
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(run.Folder, "orders")).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];

        Assert.Equal(["20260618T110000-base.csv", "20260618T110000.csv", "20260618T111500-base.csv", "20260618T111500.csv"], files);
        Assert.StartsWith("order_id,node,side,quantity_w,price_micro_eur_per_kwh,arrival,phase\n", File.ReadAllText(Path.Combine(run.Folder, "orders", files[1])), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_needs_nothing_from_elsewhere()
    {
        string page = File.ReadAllText(Path.Combine(run.Folder, "report.html"));

        Assert.Contains("<meta name=\"viewport\"", page, StringComparison.Ordinal);
        Assert.All(KnownGridPolicies.Names, policy => Assert.Contains(policy, page, StringComparison.Ordinal));
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_says_what_was_compared()
    {
        JsonElement summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(run.Folder, "summary.json"))).RootElement;

        Assert.Equal(("village", 6, 2), (summary.GetProperty("scenario").GetString(), summary.GetProperty("nodes").GetInt32(), summary.GetProperty("intervals").GetInt32()));
        Assert.Equal(run.Designs.Count, summary.GetProperty("designs").GetInt32());
        Assert.Equal(0, summary.GetProperty("designsThatFailed").GetInt32());
    }

    [Fact]
    public async Task A_second_comparison_gives_the_same_figures_but_for_the_time()
    {
        using var folder = new TemporaryFolder();
        CompareOptions options = OneRun.Options(folder) with { Vary = DesignVariation.Policy };
        Assert.Equal(0, await CompareProgram.RunAsync(options, TestContext.Current.CancellationToken));

        foreach (Dictionary<string, string> design in OneRun.Rows(Path.Combine(options.Folder, "compare.csv")))
        {
            Dictionary<string, string> first = Assert.Single(run.Designs, other => Names.All(name => other[name] == design[name]));
            Assert.Equal(first.Where(Stays), design.Where(Stays));
        }
    }

    private static readonly string[] Names = ["mechanism", "policy", "fees", "losses"];

    private static bool Stays(KeyValuePair<string, string> figure) => figure.Key != "ms_per_interval";

    private static bool IsAround(Dictionary<string, string> design) => Names.Select(name => design[name]).SequenceEqual(["uniform-price", "check-only", "none", "none"]);

    private static double Number(Dictionary<string, string> design, string column) => double.Parse(design[column], CultureInfo.InvariantCulture);

    public sealed class OneRun : IAsyncLifetime
    {
        private readonly TemporaryFolder _folder = new();

        public int Code { get; private set; }

        public string Folder { get; private set; } = "";

        public IReadOnlyList<Dictionary<string, string>> Designs { get; private set; } = [];

        internal static CompareOptions Options(TemporaryFolder folder) => new() { Run = WeakFeeder.Options(folder) with { PvPeakKw = 6 }, Folder = folder.PathOf("out") };

        internal static IReadOnlyList<Dictionary<string, string>> Rows(string path)
        {
            string[] lines = File.ReadAllLines(path);
            string[] columns = lines[0].Split(',');
            return [.. lines[1..].Select(line => columns.Zip(line.Split(',')).ToDictionary(field => field.First, field => field.Second))];
        }

        public async ValueTask InitializeAsync()
        {
            CompareOptions options = Options(_folder);
            Code = await CompareProgram.RunAsync(options, TestContext.Current.CancellationToken);
            Folder = options.Folder;
            Designs = Code == 0 ? Rows(Path.Combine(Folder, "compare.csv")) : [];
        }

        public long CostOfHomes(Dictionary<string, string> design) => Rows(Path.Combine(Folder, "homes.csv"))
            .Where(row => Names.All(name => row[name] == design[name])).Sum(row => long.Parse(row["cost_micro_eur"], CultureInfo.InvariantCulture));

        public ValueTask DisposeAsync()
        {
            _folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
