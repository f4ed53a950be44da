using EdgeLem.Market.Network;
using EdgeLem.Market.NetworkFees;
using EdgeLem.Tests;
using static System.FormattableString;

namespace EdgeLem.Market.Tests.NetworkFees;

/// <summary>
/// 20 homes on a winter's day from noon to noon, each with an inflexible load (seed 3) and a vehicle that needs 5 to 12 kWh between 17 and 7 o'clock at no more than 3.6 kW. Energy is
/// cheap from 22 to 5. Homes charge where that is cheapest for them, in blocks of 100 Wh: the cost of an hour is convex, so taking the cheapest block each time is optimal.
/// </summary>
public sealed class SubscriptionStudyTests(ITestOutputHelper output)
{
    private const int Homes = 20;
    private const int Hours = 24;
    private const int BlockW = 100;
    private const int ChargerW = 3_600;

    private readonly int[][] _baseW = Base();
    private readonly int[] _needW = Need();

    /// <summary>
    /// Row 74: reported are peaks lower by 11 % with a capacity subscription at consumer level and by 7 % at neighbourhood level, against an energy tariff, and the lowest neighbourhood
    /// import with a capacity tariff. Ours: the direction agrees; the figures (asserted below to a band) are larger because here all flexible load follows the price.
    /// </summary>
    [Fact]
    [Trait("Row", "R74")]
    public void A_capacity_subscription_lowers_the_peak_at_both_levels()
    {
        int[] energyKw = Sum(Respond(SubscriptionLevel.Consumer, hasSubscription: false));
        int[] consumer = Sum(Respond(SubscriptionLevel.Consumer, hasSubscription: true));
        int[] neighbourhood = Sum(Respond(SubscriptionLevel.Neighbourhood, hasSubscription: true));
        double consumerChange = (consumer.Max() / (double)energyKw.Max()) - 1;
        double neighbourhoodChange = (neighbourhood.Max() / (double)energyKw.Max()) - 1;
        output.WriteLine($"peak: energy tariff {energyKw.Max() / 1000.0:F1} kW, subscription per consumer {consumer.Max() / 1000.0:F1} kW ({consumerChange:P1}), per neighbourhood {neighbourhood.Max() / 1000.0:F1} kW ({neighbourhoodChange:P1})");

        Assert.InRange(consumerChange, -0.6, -0.07);
        Assert.InRange(neighbourhoodChange, -0.6, -0.07);
        Assert.Equal(energyKw.Sum(), consumer.Sum());
        Assert.Equal(energyKw.Sum(), neighbourhood.Sum());
    }

    /// <summary>Row 74, the other half of the study: how high a home's own peak is under each.</summary>
    [Fact]
    [Trait("Row", "R74")]
    public void Only_a_subscription_per_consumer_lowers_the_consumers_own_peaks_as_much()
    {
        double energyW = Respond(SubscriptionLevel.Consumer, hasSubscription: false).Average(home => home.Max());
        double consumerW = Respond(SubscriptionLevel.Consumer, hasSubscription: true).Average(home => home.Max());
        double neighbourhoodW = Respond(SubscriptionLevel.Neighbourhood, hasSubscription: true).Average(home => home.Max());
        output.WriteLine($"mean of the homes' peaks: {energyW:F0} W, {consumerW:F0} W, {neighbourhoodW:F0} W");

        Assert.True(consumerW < 0.8 * energyW);
        Assert.True(consumerW < neighbourhoodW);
    }

    /// <summary>The response is one to the tariff as it is charged: at its own level it costs less than any other of the three.</summary>
    [Theory]
    [InlineData(SubscriptionLevel.Consumer)]
    [InlineData(SubscriptionLevel.Neighbourhood)]
    [Trait("Row", "R74")]
    public void Responding_to_a_subscription_lowers_its_bill(SubscriptionLevel level)
    {
        long responded = Bill(level, Respond(level, hasSubscription: true));
        long ignored = Bill(level, Respond(level, hasSubscription: false));
        output.WriteLine($"{level}: {responded / 1e6:F2} EUR instead of {ignored / 1e6:F2} EUR");

        Assert.True(responded < ignored);
    }

    /// <summary>
    /// Row 74, over the share that follows the price. As long as the evening of those who charge on arrival is the peak, a subscription does nothing for it; once those who follow the energy
    /// tariff make a peak of their own at 22 o'clock, it falls steeply. The reported 11 and 7 % lie between 12 and 13 of 20 vehicles.
    /// </summary>
    [Fact]
    [Trait("Row", "R74")]
    public void The_reported_fall_of_the_peak_is_that_of_a_fifth_of_the_energy_being_flexible()
    {
        Study[] studies = [.. Enumerable.Range(0, Homes + 1).Select(StudyOf)];
        foreach (Study study in studies)
        {
            output.WriteLine(Invariant($"{study.Followers} of {Homes} vehicles, {study.Flexible:P1} of the energy: energy tariff {study.EnergyW / 1000.0:F1} kW, per consumer {study.ConsumerPercent:F1} %, per neighbourhood {study.NeighbourhoodPercent:F1} %"));
        }

        Assert.All(studies[..12], study => Assert.InRange(study.ConsumerPercent, 0, 2));
        Assert.All(studies[..12], study => Assert.Equal(0, study.NeighbourhoodPercent));
        Assert.True(studies[12].ConsumerPercent > -11 && studies[13].ConsumerPercent < -11);
        Assert.True(studies[12].NeighbourhoodPercent > -7 && studies[13].NeighbourhoodPercent < -7);
        Study all = studies[^1];

        Literature.State("R74", "Capacity subscription against energy tariff; Almenning et al.", "peak -11 % per consumer, -7 % per neighbourhood; lowest import with the capacity tariff",
            (Invariant($"of 20 vehicles those that follow the price: up to 11 no fall, with 12 ({100 * studies[12].Flexible:F0} % of the energy) {studies[12].ConsumerPercent:F0} % per consumer and {studies[12].NeighbourhoodPercent:F0} % per neighbourhood, with 13 {studies[13].ConsumerPercent:F0} and {studies[13].NeighbourhoodPercent:F0} %, with all {all.ConsumerPercent:F0} and {all.NeighbourhoodPercent:F0} %; import is the same in all cases"),
            "partly: the sizes are those of a fifth of the energy following; a neighbourhood's peak falls no less, and import does not fall (there is no PV here)"));
    }

    private Study StudyOf(int followers)
    {
        int[] energy = Sum(Respond(SubscriptionLevel.Consumer, hasSubscription: false, followers));
        int[] consumer = Sum(Respond(SubscriptionLevel.Consumer, hasSubscription: true, followers));
        int[] neighbourhood = Sum(Respond(SubscriptionLevel.Neighbourhood, hasSubscription: true, followers));
        Assert.Equal((energy.Sum(), energy.Sum()), (consumer.Sum(), neighbourhood.Sum()));
        return new Study(followers, _needW.Take(followers).Sum() / (double)energy.Sum(), energy.Max())
        {
            ConsumerPercent = 100.0 * consumer.Max() / energy.Max() - 100, NeighbourhoodPercent = 100.0 * neighbourhood.Max() / energy.Max() - 100,
        };
    }

    private static long Bill(SubscriptionLevel level, int[][] loadW)
    {
        FeeTariff tariff = new()
        {
            Points = Trees.Points(Homes, _ => "ABC"), Topology = NetworkTopology.AtSupply(Homes), Subscription = new SubscriptionTerms { SubscribedW = [.. Enumerable.Repeat((long)SubscribedW, Homes)] },
        };
        long sum = 0;
        for (int hour = 0; hour < Hours; hour++)
        {
            FeeResult fees = new CapacitySubscriptionFee(level).Charge(new FeeInput { Interval = new(hour * 3600, 3600), Tariff = tariff, Trades = [], EnergyJ = [.. loadW.Select(home => home[hour] * 3600L)] });
            sum += fees.RecoveredMicroEur + loadW.Sum(home => home[hour] * RetailMicroEurPerKwh(hour) / 1000);
        }

        return sum;
    }

    private const int SubscribedW = 2_000;

    private int[][] Respond(SubscriptionLevel level, bool hasSubscription, int followers = Homes)
    {
        int[][] loadW = [.. _baseW.Select(home => home.ToArray())];
        int[] openW = [.. _needW];
        ChargeOnArrival(loadW, openW, followers);
        int[] sumW = Sum(loadW);
        // Homes take turns block by block, so that nobody owns the neighbourhood's room.
        while (openW.Any(open => open > 0))
        {
            for (int home = 0; home < Homes; home++)
            {
                if (openW[home] > 0)
                {
                    int hour = Enumerable.Range(5, 14).Where(hour => loadW[home][hour] - _baseW[home][hour] + BlockW <= ChargerW)
                        .MinBy(hour => RetailMicroEurPerKwh(hour) + Excess(level, hasSubscription, loadW[home][hour], sumW[hour]));
                    loadW[home][hour] += BlockW;
                    sumW[hour] += BlockW;
                    openW[home] -= BlockW;
                }
            }
        }

        return loadW;
    }

    /// <summary>Vehicles whose owners follow no price charge when they come home, from 17 o'clock on, as fast as they can.</summary>
    private static void ChargeOnArrival(int[][] loadW, int[] openW, int followers)
    {
        for (int home = followers; home < Homes; home++)
        {
            for (int hour = 5; openW[home] > 0; hour++)
            {
                int chargeW = Math.Min(ChargerW, openW[home]);
                loadW[home][hour] += chargeW;
                openW[home] -= chargeW;
            }
        }
    }

    private static long Excess(SubscriptionLevel level, bool hasSubscription, int homeW, int sumW)
    {
        bool isAbove = level == SubscriptionLevel.Consumer ? homeW + BlockW > SubscribedW : sumW + BlockW > Homes * SubscribedW;
        return hasSubscription && isAbove ? new SubscriptionTerms().ExcessMicroEurPerKwh : 0;
    }

    /// <summary>Hour 0 is noon; cheap from 22 to 5, and each hour a little dearer than the one before, so that ties do not matter.</summary>
    private static long RetailMicroEurPerKwh(int hour) => (hour is >= 10 and < 17 ? 200_000 : 300_000) + (100 * hour);

    private static int[] Sum(int[][] loadW) => [.. Enumerable.Range(0, Hours).Select(hour => loadW.Sum(home => home[hour]))];

    private static int[][] Base()
    {
        Random random = new(3);
        double[] shape = [0.6, 0.5, 0.5, 0.5, 0.7, 1.0, 1.5, 1.8, 1.7, 1.4, 1.0, 0.7, 0.5, 0.4, 0.3, 0.3, 0.3, 0.4, 0.7, 1.0, 0.9, 0.7, 0.6, 0.6];
        return [.. Enumerable.Range(0, Homes).Select(_ => shape.Select(kilowatt => BlockW * (int)Math.Round(10 * kilowatt * (0.6 + (0.8 * random.NextDouble())))).ToArray())];
    }

    private static int[] Need()
    {
        Random random = new(4);
        return [.. Enumerable.Range(0, Homes).Select(_ => BlockW * random.Next(50, 121))];
    }

    /// <param name="Followers">Vehicles that follow the price.</param>
    /// <param name="Flexible">Their share of all energy.</param>
    /// <param name="EnergyW">Peak with the energy tariff, W.</param>
    private sealed record Study(int Followers, double Flexible, int EnergyW)
    {
        public double ConsumerPercent { get; init; }

        public double NeighbourhoodPercent { get; init; }
    }
}
