using System.Collections.Immutable;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Network;
using EdgeLem.Market.NetworkFees;

namespace EdgeLem.Market.Tests.NetworkFees;

/// <summary>Examples by hand; docs/network-fees.md has the same ones. A W over the quarter of an hour is 900 J; 4000 W are 1 kWh.</summary>
public sealed class WorkedFeeTests
{
    // Supply - branch 0 (trunk) - bus 1, from which circuit 1 (branches 1 and 3) and circuit 2 (branch 2) leave. All branches 0.1 ohm, 100 m, 100 kW.
    private static readonly NetworkTopology Tree = new(
        [Trees.Branch(-1, ratingW: 100_000), Trees.Branch(0, ratingW: 100_000), Trees.Branch(0, ratingW: 100_000), Trees.Branch(1, ratingW: 100_000)], [1, 3, 2]);

    private static readonly FeeTariff Tariff = new() { Points = Trees.Points(3, _ => "ABC"), Topology = Tree };

    [Fact]
    public void A_unit_fee_is_on_what_is_drawn()
    {
        // 0.5 kWh x 2 ct, and a micro-euro of 20,000 x 0.25 kWh; the producer pays nothing.
        Assert.Equal([(0, 10_000), (2, 5_000)], Paid(new UnitFee(), Tariff, [2_000, -4_000, 1_000]));
    }

    /// <summary>Ways in ohm: between points 0.1, 0.2, 0.3; to the supply 0.2, 0.3, 0.2; mean 1.3 / 6.</summary>
    [Theory]
    [InlineData(0, 1, 9_231)] // 20,000 x 0.1 x 6 / 1.3 = 9230.8
    [InlineData(0, 2, 18_462)]
    [InlineData(1, 2, 27_692)]
    [InlineData(NetworkTopology.Supply, 1, 27_692)]
    [InlineData(0, 0, 0)]
    public void A_distance_fee_grows_with_the_resistance_of_the_way(int seller, int buyer, long rate) => Assert.Equal(rate, new DistanceFee().PairRateMicroEurPerKwh(Tariff, seller, buyer));

    [Fact]
    public void A_trade_is_paid_half_by_each_and_the_rest_by_who_exchanges_it_with_the_retailer()
    {
        // 1 kWh from point 1 to point 0 at 9231: 4616 (4615.5 rounded up) each. Point 0 draws 1.5 kWh: 0.5 kWh from the supply at 20,000 x 0.2 x 6 / 1.3 = 18,462: 9231 more.
        Assert.Equal([(0, 13_847), (1, 4_616)], Paid(new DistanceFee(), Tariff, [6_000, -4_000, 0], Trees.Trade(1, 0, 4_000)));
    }

    [Theory]
    [InlineData(0, 1, 20_000)]
    [InlineData(0, 2, 40_000)]
    [InlineData(NetworkTopology.Supply, 2, 40_000)]
    [Trait("Row", "R69")]
    public void A_zonal_fee_counts_the_circuits_that_a_trade_touches(int seller, int buyer, long rate) => Assert.Equal(rate, new ZonalFee().PairRateMicroEurPerKwh(Tariff, seller, buyer));

    [Fact]
    public void Zones_can_be_stated()
    {
        FeeTariff tariff = Tariff with { Zones = [1, 2, 1] };

        Assert.Equal((20_000, 40_000, 40_000), (Rate(0, 2), Rate(0, 1), Rate(NetworkTopology.Supply, 0)));

        long Rate(int seller, int buyer) => new ZonalFee().PairRateMicroEurPerKwh(tariff, seller, buyer);
    }

    [Fact]
    public void Circuits_begin_where_the_feeder_first_divides() => Assert.Equal([0, 1, 2, 1], CircuitZones.OfBranches(Tree));

    /// <summary>Equal branches, so usage is the number of branches: ways 1, 2, 3, to the supply 2, 3, 2, mean 13 / 6.</summary>
    [Fact]
    public void Usage_between_equal_phases_is_the_way_between_them() => Assert.Equal(9_231, new PtdfFee().PairRateMicroEurPerKwh(Tariff, 0, 1));

    [Fact]
    public void Usage_between_different_phases_is_the_way_by_the_supply()
    {
        // The way between the two is branch 3; the shared way (branches 0 and 1) is used twice, once by each phase: 1 + 2 x 2 = 5 of a mean of 13 / 6.
        FeeTariff tariff = Tariff with { Points = Trees.Points(3, point => "ABC"[point].ToString()) };

        Assert.Equal(46_154, new PtdfFee().PairRateMicroEurPerKwh(tariff, 0, 1));
    }

    [Fact]
    public void A_loaded_branch_costs_more_to_use()
    {
        // Branch 3 full, so twice the price: ways 2, 2, 4 and to the supply 2, 4, 2: mean 16 / 6; 20,000 x 2 x 6 / 16.
        FeeTariff tariff = Tariff with { Usage = new UsageTerms { LoadingPerBranch = [0, 0, 0, 1] } };

        Assert.Equal(15_000, new PtdfFee().PairRateMicroEurPerKwh(tariff, 0, 1));
    }

    [Fact]
    public void A_stated_cost_replaces_rating_and_length()
    {
        // Only branch 0 costs anything: it is on the ways to the supply, 3 of 6 pairs; rate 20,000 x 6 / 3.
        FeeTariff tariff = Tariff with { Usage = new UsageTerms { CostPerBranch = [7, 0, 0, 0] } };

        Assert.Equal((0, 40_000), (new PtdfFee().PairRateMicroEurPerKwh(tariff, 0, 1), new PtdfFee().PairRateMicroEurPerKwh(tariff, NetworkTopology.Supply, 1)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(18 * 3600, 16_000)] // loading 0.9, threshold 0.5: 0.8 of the rate at 100 %
    [InlineData(19 * 3600, 32_000)]
    [Trait("Row", "R71")]
    public void Time_and_space_fees_fall_on_loaded_branches_in_loaded_hours(long startS, long rate)
    {
        int[] percent = new int[24];
        (percent[18], percent[19]) = (100, 200);
        FeeTariff tariff = Tariff with { StartS = startS, Usage = new UsageTerms { LoadingPerBranch = [0.2, 0.3, 0.9, 0.4], HourPercent = [.. percent] } };

        Assert.Equal((rate, 0), (new TimeAndSpaceFee().PairRateMicroEurPerKwh(tariff, 0, 2), new TimeAndSpaceFee().PairRateMicroEurPerKwh(tariff, 0, 1)));
    }

    [Fact]
    public void Charging_takes_the_hour_of_its_interval()
    {
        int[] percent = new int[24];
        percent[(int)(Trees.QuarterHour.StartS / 3600 % 24)] = 100;
        FeeTariff tariff = Tariff with { Usage = new UsageTerms { LoadingPerBranch = [0, 0, 1, 0], HourPercent = [.. percent] } };

        Assert.Equal([(0, 10_000), (2, 10_000)], Paid(new TimeAndSpaceFee(), tariff with { StartS = Trees.QuarterHour.StartS + 3600 }, [-4_000, 0, 4_000], Trees.Trade(0, 2, 4_000)));
    }

    [Fact]
    public void A_day_has_24_hours()
    {
        FeeTariff tariff = Tariff with { Usage = new UsageTerms { HourPercent = [100, 200] } };

        Assert.Throws<InvalidOperationException>(() => new TimeAndSpaceFee().PairRateMicroEurPerKwh(tariff, 0, 1));
    }

    [Theory]
    [InlineData(0, 1, 12_000)]
    [InlineData(0, 2, 18_462)]
    [InlineData(1, 2, 25_000)]
    [Trait("Row", "R72")]
    public void A_bounded_fee_stays_between_its_bounds(int seller, int buyer, long rate)
    {
        FeeTariff tariff = Tariff with { Usage = new UsageTerms { LowestMicroEurPerKwh = 12_000, HighestMicroEurPerKwh = 25_000 } };

        Assert.Equal(rate, new BoundedUsageFee().PairRateMicroEurPerKwh(tariff, seller, buyer));
    }

    [Theory]
    [InlineData(20_000, 20_000, CostRecovery.Exact)]
    [InlineData(12_000, 12_000, CostRecovery.Exact)]
    [InlineData(11_999, 12_000, CostRecovery.BeyondBounds)]
    [InlineData(30_000, 25_000, CostRecovery.BeyondBounds)]
    public void A_bounded_fee_recovers_what_its_bounds_allow(long costMicroEur, long incomeMicroEur, CostRecovery recovery)
    {
        FeeTariff tariff = Tariff with { CostMicroEur = costMicroEur, Usage = new UsageTerms { LowestMicroEurPerKwh = 12_000, HighestMicroEurPerKwh = 25_000 } };

        FeeResult result = Charge(new BoundedUsageFee(), tariff, [4_000, -4_000, 0], Trees.Trade(1, 0, 4_000));

        Assert.Equal((incomeMicroEur, recovery), (result.RecoveredMicroEur, result.Recovery));
    }

    [Fact]
    [Trait("Row", "R73")]
    public void Congestion_is_paid_by_who_adds_to_it_and_paid_to_who_relieves_it()
    {
        FeeTariff tariff = Tariff with { CongestionMicroEurPerKwh = CongestionFee.FromNodalPrices([new NodalPrice(0, 200_000, 9_000, -30_000, 0), new NodalPrice(2, 200_000, 0, 0, 5_000.4)]) };

        Assert.Equal([-30_000, 0, 5_000], tariff.CongestionMicroEurPerKwh);
        Assert.Equal(35_000, new CongestionFee().PairRateMicroEurPerKwh(tariff, 0, 2));
        Assert.Equal(-30_000, new CongestionFee().PairRateMicroEurPerKwh(tariff, 1, 0));
        Assert.Equal(30_000, new CongestionFee().PairRateMicroEurPerKwh(tariff, 0, NetworkTopology.Supply));
    }

    /// <summary>Subscribed 2 kW each. 0.5 kWh x 1 ct subscription = 5000 each; energy at 0.5 ct; excess at 10 ct.</summary>
    [Theory]
    [InlineData(SubscriptionLevel.Consumer, 60_000, 5_000, 6_250)] // 1 kWh: 5000 + 5000 + 0.5 kWh x 10 ct
    [InlineData(SubscriptionLevel.Neighbourhood, 10_000, 5_000, 6_250)] // 4 + 1 - 4 kW of net, 6 kW subscribed: no excess
    [Trait("Row", "R74")]
    public void Excess_is_counted_per_consumer_or_for_the_neighbourhood(SubscriptionLevel level, long firstMicroEur, long secondMicroEur, long thirdMicroEur)
    {
        FeeTariff tariff = Tariff with { Subscription = new SubscriptionTerms { SubscribedW = [2_000, 2_000, 2_000] } };

        Assert.Equal([(0, firstMicroEur), (1, secondMicroEur), (2, thirdMicroEur)], Paid(new CapacitySubscriptionFee(level), tariff, [4_000, -4_000, 1_000]));
    }

    [Fact]
    public void The_neighbourhoods_excess_is_shared_by_what_is_drawn()
    {
        // 9 kW net, 6 kW subscribed: 0.75 kWh excess, 2/3 and 1/3 of 75,000.
        FeeTariff tariff = Tariff with { Subscription = new SubscriptionTerms { SubscribedW = [2_000, 2_000, 2_000], MicroEurPerKwHour = 0, EnergyMicroEurPerKwh = 0 } };

        Assert.Equal([(0, 50_000), (1, 25_000)], Paid(new CapacitySubscriptionFee(SubscriptionLevel.Neighbourhood), tariff, [6_000, 3_000, 0]));
    }

    [Fact]
    public void Half_a_micro_euro_is_rounded_away_from_zero_once_per_point()
    {
        // 2 W are 1800 J, at 1000 micro-euro per kWh 0.5.
        Assert.Equal([(0, 1), (1, 0)], Paid(new UnitFee(), Tariff with { RateMicroEurPerKwh = 1_000 }, [2, 1, 0]));
    }

    [Fact]
    public void A_cost_of_ten_micro_euro_over_three_equal_consumers_leaves_the_odd_one_to_the_first() =>
        Assert.Equal([(0, 4), (1, 3), (2, 3)], Paid(new UnitFee(), Tariff with { CostMicroEur = 10 }, [50, 50, 50]));

    [Fact]
    public void Without_anybody_to_charge_the_result_says_so()
    {
        FeeResult result = Charge(new UnitFee(), Tariff with { CostMicroEur = 10 }, [-50, 0, 0]);

        Assert.Equal((0, CostRecovery.NobodyToCharge), (result.RecoveredMicroEur, result.Recovery));
    }

    [Fact]
    public void No_fee_recovers_nothing_and_says_so() => Assert.Equal(CostRecovery.NotByThisFee, Charge(new NoFee(), Tariff with { CostMicroEur = 10 }, [50, 0, 0]).Recovery);

    [Fact]
    public void Loading_is_the_sum_of_the_phases_over_the_rating()
    {
        BranchFlows flows = new([], [[30_000, -20_000, 0], [0, 0, 0], [0, 0, 0], [100_000, 50_000, 0]], [0, 0, 0, 0]);

        Assert.Equal([0.5, 0, 0, 1.5], BranchLoading.Of(Tree, flows));
    }

    private static FeeResult Charge(INetworkFee fee, FeeTariff tariff, long[] powerW, params LocatedTrade[] trades) =>
        fee.Charge(new FeeInput { Interval = Trees.QuarterHour, Tariff = tariff, Trades = [.. trades], EnergyJ = [.. powerW.Select(ofPointW => ofPointW * 900)] });

    private static ImmutableArray<(int Point, long MicroEur)> Paid(INetworkFee fee, FeeTariff tariff, long[] powerW, params LocatedTrade[] trades) =>
        [.. Charge(fee, tariff, powerW, trades).Charges.Where(charge => charge.AmountMicroEur != 0 || charge.EnergyJ > 0 && powerW[charge.Point] == 1).Select(charge => (charge.Point, charge.AmountMicroEur))];
}
