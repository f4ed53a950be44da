using System.Collections.Immutable;
using EdgeLem.Market.Network;
using EdgeLem.Market.NetworkFees;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Market.Tests.NetworkFees;

/// <summary>What holds for every fee on 200 random radial networks, seeds 0 to 199.</summary>
public sealed class FeePropertyTests
{
    private const int Cases = 200;
    private const long CostMicroEur = 1_234_567;

    public static TheoryData<string> Names => [.. KnownNetworkFees.Names];

    public static TheoryData<string> PairFees => ["distance", "zonal", "ptdf", "time-and-space", "bounded-usage", "congestion"];

    /// <summary>Row 70: cost recovery of the owner within 1 %; ours to the micro-euro, or the result says why not.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Row", "R70")]
    public void The_income_is_the_cost_or_the_result_says_why_not(string name) => ForAll((input, seed) =>
    {
        FeeResult result = Fee(name).Charge(input with { Tariff = input.Tariff with { CostMicroEur = CostMicroEur } });

        bool isRecovered = result.RecoveredMicroEur == CostMicroEur && result.CostMicroEur == CostMicroEur;
        Assert.True(isRecovered == (result.Recovery == CostRecovery.Exact), $"seed {seed}: {result.RecoveredMicroEur}, {result.Recovery}");
        bool usesNothing = name == "ptdf" && input.Tariff.Topology.BranchOfPoint.All(branch => branch < 0);
        Assert.True(isRecovered || usesNothing || name is "none" or "congestion" or "time-and-space" or "bounded-usage" || result.Charges.IsEmpty, $"seed {seed}");
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void The_sequence_of_trades_does_not_matter(string name) => ForAll((input, seed) =>
        Assert.True(Fee(name).Charge(input).Charges.SequenceEqual(Fee(name).Charge(input with { Trades = [.. input.Trades.Reverse()] }).Charges), $"seed {seed}"));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_sequence_of_points_does_not_matter(string name) => ForAll((input, seed) =>
    {
        FeeInput turned = Turned(input);
        int last = input.Tariff.Points.Length - 1;

        IEnumerable<FeeCharge> back = Fee(name).Charge(turned).Charges.Reverse().Select(charge => charge with { Point = last - charge.Point });
        Assert.True(Fee(name).Charge(input).Charges.Zip(back, (one, other) => one.Point == other.Point && Math.Abs(one.AmountMicroEur - other.AmountMicroEur) <= 1).All(isEqual => isEqual), $"seed {seed}");
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Who_neither_draws_nor_trades_pays_nothing_but_a_subscription(string name) => ForAll((input, seed) =>
    {
        FeeInput idle = input with { EnergyJ = [.. input.EnergyJ.Select(_ => 0L)], Trades = [], Tariff = input.Tariff with { Subscription = new SubscriptionTerms() } };

        Assert.True(Fee(name).Charge(idle).Charges.IsEmpty, $"seed {seed}");
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Twins_pay_alike(string name) => ForAll((input, seed) =>
    {
        FeeTariff tariff = input.Tariff with
        {
            Points = input.Tariff.Points.AddRange(new NetworkPoint("twin-1", "C"), new NetworkPoint("twin-2", "C")),
            Topology = input.Tariff.Topology with { BranchOfPoint = input.Tariff.Topology.BranchOfPoint.AddRange(0, 0) },
            CongestionMicroEurPerKwh = input.Tariff.CongestionMicroEurPerKwh.AddRange(700, 700),
            Subscription = new SubscriptionTerms { SubscribedW = input.Tariff.Subscription.SubscribedW.AddRange(1000, 1000) },
        };

        FeeResult result = Fee(name).Charge(input with { Tariff = tariff, EnergyJ = input.EnergyJ.AddRange(1_700_000, 1_700_000) });
        Assert.True(name == "none" || AmountOf(result, tariff.Points.Length - 1) == AmountOf(result, tariff.Points.Length - 2), $"seed {seed}");
    });

    [Theory]
    [MemberData(nameof(PairFees))]
    public void A_trade_pays_the_published_rate_half_by_each(string name) => ForAll((input, seed) =>
    {
        const long QuantityW = 4_000; // 1 kWh in the quarter of an hour
        FeeInput one = input with
        {
            Trades = [Trees.Trade(0, 1, QuantityW)], EnergyJ = [.. input.EnergyJ.Select((_, point) => point == 0 ? -EnergyPrice.JoulePerKwh : point == 1 ? EnergyPrice.JoulePerKwh : 0)],
        };

        long rate = Fee(name).PairRateMicroEurPerKwh(input.Tariff with { StartS = input.Interval.StartS }, 0, 1);
        FeeResult result = Fee(name).Charge(one);

        Assert.True(AmountOf(result, 0) == AmountOf(result, 1) && Math.Abs(result.RecoveredMicroEur - rate) <= 1, $"seed {seed}: rate {rate}, {result.RecoveredMicroEur}");
    });

    [Theory]
    [InlineData("distance")]
    [InlineData("zonal")]
    [InlineData("ptdf")]
    [InlineData("time-and-space")]
    [InlineData("bounded-usage")]
    public void The_rate_of_a_pair_does_not_depend_on_who_sells(string name) => ForAll((input, seed) =>
        Assert.True(Fee(name).PairRateMicroEurPerKwh(input.Tariff, 0, 1) == Fee(name).PairRateMicroEurPerKwh(input.Tariff, 1, 0), $"seed {seed}"));

    [Theory]
    [InlineData("distance")]
    [InlineData("ptdf")]
    public void The_mean_rate_over_all_pairs_is_the_tariffs_rate(string name) => ForAll((input, seed) =>
    {
        int points = input.Tariff.Points.Length;
        // Equal phases, so that usage is the way between two points and nothing above it.
        FeeTariff tariff = input.Tariff with { Points = Trees.Points(points, _ => "ABC") };
        double[] rates = [.. Enumerable.Range(-1, points + 1).SelectMany(i => Enumerable.Range(i + 1, points - i - 1).Select(j => (double)Fee(name).PairRateMicroEurPerKwh(tariff, i, j)))];

        bool isAllAtSupply = tariff.Topology.BranchOfPoint.All(branch => branch < 0);
        Assert.True(isAllAtSupply || Math.Abs(rates.Average() - tariff.RateMicroEurPerKwh) < 0.5, $"seed {seed}: {rates.Average()}");
    });

    private static INetworkFee Fee(string name) => KnownNetworkFees.TryGet(name, out INetworkFee? fee) ? fee : throw new ArgumentException(name);

    private static long AmountOf(FeeResult result, int point) => result.Charges.Where(charge => charge.Point == point).Sum(charge => charge.AmountMicroEur);

    private static FeeInput Turned(FeeInput input)
    {
        int last = input.Tariff.Points.Length - 1;
        FeeTariff tariff = input.Tariff with
        {
            Points = [.. input.Tariff.Points.Reverse()], Topology = input.Tariff.Topology with { BranchOfPoint = [.. input.Tariff.Topology.BranchOfPoint.Reverse()] },
            CongestionMicroEurPerKwh = [.. input.Tariff.CongestionMicroEurPerKwh.Reverse()],
            Subscription = new SubscriptionTerms { SubscribedW = [.. input.Tariff.Subscription.SubscribedW.Reverse()] },
        };
        return input with
        {
            Tariff = tariff, EnergyJ = [.. input.EnergyJ.Reverse()],
            Trades = [.. input.Trades.Select(trade => trade with { BuyerPoint = last - trade.BuyerPoint, SellerPoint = last - trade.SellerPoint })],
        };
    }

    private static void ForAll(Action<FeeInput, int> law)
    {
        for (int seed = 0; seed < Cases; seed++)
        {
            Random random = new(seed);
            Market.Losses.LossInput flows = Trees.RandomInput(random);
            ImmutableArray<long> subscribedW = [.. flows.Points.Select(_ => random.NextInt64(0, 4000))];
            FeeTariff tariff = new()
            {
                Points = flows.Points, Topology = flows.Topology, CongestionMicroEurPerKwh = [.. flows.Points.Select(_ => random.NextInt64(-50_000, 50_000))],
                Usage = new UsageTerms { LoadingPerBranch = [.. flows.Topology.Branches.Select(_ => random.NextDouble())], LowestMicroEurPerKwh = 10_000, HighestMicroEurPerKwh = 30_000 },
                Subscription = new SubscriptionTerms { SubscribedW = subscribedW },
            };
            law(new FeeInput { Interval = flows.Interval, Tariff = tariff, Trades = flows.Trades, EnergyJ = [.. flows.State.PowerW.Select(powerW => (long)powerW * flows.Interval.LengthS)] }, seed);
        }
    }
}
