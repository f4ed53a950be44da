using System.Collections.Immutable;
using EdgeLem.Market.Network;
using EdgeLem.Market.NetworkFees;
using EdgeLem.Tests;
using static System.FormattableString;

namespace EdgeLem.Market.Tests.NetworkFees;

/// <summary>
/// One set of peers, three fees: 4 circuits of 10 homes in a row at 40 m, every second one a producer with twice what a consumer draws, prices from seed 7. Which producer sells is
/// open, so the fee decides how far energy goes. What is not traded does not flow.
/// </summary>
public sealed class FeeStressTests(ITestOutputHelper output)
{
    private const int Circuits = 4;
    private const int HomesPerCircuit = 10;
    private const int Homes = Circuits * HomesPerCircuit;

    private static readonly NetworkTopology Feeder = FourCircuits();

    /// <summary>Row 68: reported is that an electrical-distance fee limits grid stress, without figures for a feeder like this.
    /// Ours: the unit fee changes nothing
    /// (2.09 kW km as without a fee), the distance fee of equal revenue halves it (1.06) at the same traded power. It agrees.</summary>
    [Fact]
    [Trait("Row", "R68")]
    public void A_distance_fee_stresses_the_grid_less_than_a_unit_fee_of_equal_revenue()
    {
        Outcome none = Run(new NoFee(), 0);
        Outcome unit = Run(new UnitFee(), 10_000);
        Outcome distance = AtRevenue(new DistanceFee(), unit.IncomeMicroEurPerHour);
        Outcome zonal = AtRevenue(new ZonalFee(), unit.IncomeMicroEurPerHour);
        output.WriteLine($"stress kW km: none {none.StressKwKm:F3}, unit {unit.StressKwKm:F3}, zonal {zonal.StressKwKm:F3}, distance {distance.StressKwKm:F3}; income EUR/h: unit {unit.IncomeMicroEurPerHour / 1e6:F3}, zonal {zonal.IncomeMicroEurPerHour / 1e6:F3}, distance {distance.IncomeMicroEurPerHour / 1e6:F3}; traded kW: none {none.TradedW / 1000.0}, unit {unit.TradedW / 1000.0}, zonal {zonal.TradedW / 1000.0}, distance {distance.TradedW / 1000.0}");

        Assert.InRange(distance.IncomeMicroEurPerHour / (double)unit.IncomeMicroEurPerHour, 0.99, 1.01);
        Assert.True(unit.StressKwKm > 0.9 * none.StressKwKm);
        Assert.True(distance.StressKwKm < 0.6 * unit.StressKwKm);
        Assert.True(distance.TradedW >= 0.95 * unit.TradedW);

        Literature.State("R68", "Fee by electrical distance; Baroche et al.", "limits the stress of the grid",
            (Invariant($"{distance.StressKwKm:F2} kW km against {unit.StressKwKm:F2} with a unit fee of equal revenue, at {100.0 * distance.TradedW / unit.TradedW:F0} % of its volume"), "agrees"));
    }

    /// <summary>
    /// Row 69: no figure is reported for a uniform zonal fee. Ours, with the circuits as zones: at the revenue of 2 ct/kWh energy stays in its circuit and stress falls by a quarter; at
    /// that of 1 ct a third still crosses, and as the way inside a circuit costs nothing more, stress does not fall at all.
    /// </summary>
    [Fact]
    [Trait("Row", "R69")]
    public void A_zonal_fee_keeps_energy_in_its_circuit_when_it_is_high_enough()
    {
        Outcome unit = Run(new UnitFee(), 20_000);
        Outcome zonal = AtRevenue(new ZonalFee(), unit.IncomeMicroEurPerHour);
        Outcome low = AtRevenue(new ZonalFee(), unit.IncomeMicroEurPerHour / 2.0);
        output.WriteLine($"between circuits: unit {unit.BetweenCircuits:P0}, zonal {zonal.BetweenCircuits:P0}, zonal at half the revenue {low.BetweenCircuits:P0}; stress {unit.StressKwKm:F3}, {zonal.StressKwKm:F3}, {low.StressKwKm:F3}");

        Assert.InRange(zonal.IncomeMicroEurPerHour / (double)unit.IncomeMicroEurPerHour, 0.99, 1.01);
        Assert.True(unit.BetweenCircuits > 0.5);
        Assert.True(zonal.BetweenCircuits < 0.05);
        Assert.True(zonal.StressKwKm < 0.8 * unit.StressKwKm);
        Assert.InRange(low.BetweenCircuits, 0.2, 0.5);
        Assert.InRange(low.StressKwKm / unit.StressKwKm, 0.95, 1.05);

        Literature.State("R69", "Uniform zonal fee; Baroche et al.", "no figure",
            (Invariant($"between circuits flow {100 * zonal.BetweenCircuits:F0} % instead of {100 * unit.BetweenCircuits:F0} % with a unit fee of equal revenue, stress {zonal.StressKwKm:F2} against {unit.StressKwKm:F2} kW km; at half the revenue {100 * low.BetweenCircuits:F0} % and {low.StressKwKm:F2} kW km"), "agrees: when the fee is high enough"));
    }

    /// <summary>
    /// Row 66: net metering is reported as inadequate. Ours: a home that draws 12 kWh in the evening and feeds in 12 kWh at noon pays nothing by its net of the day, though its peak
    /// is that of a neighbour without PV; charged per interval it pays what the neighbour pays for the same 12 kWh.
    /// </summary>
    [Fact]
    [Trait("Row", "R66")]
    public void A_volumetric_fee_on_the_net_of_a_day_lets_a_producer_use_the_network_for_nothing()
    {
        const int Prosumer = 0;
        const int Consumer = 1;
        FeeTariff tariff = new() { Points = Trees.Points(2, _ => "ABC"), Topology = NetworkTopology.AtSupply(2) };
        long[][] powerW = [.. Enumerable.Range(0, 24).Select(hour => new long[] { hour is >= 10 and < 14 ? -3_000 : hour >= 20 ? 3_000 : 0, hour >= 20 ? 3_000 : 0 })];

        long[] gross = new long[2];
        foreach (FeeCharge charge in powerW.SelectMany((hourW, hour) => Hour(hour, hourW)))
        {
            gross[charge.Point] += charge.AmountMicroEur;
        }

        FeeResult net = new UnitFee().Charge(new FeeInput
        {
            Interval = new(0, 86_400), Tariff = tariff, Trades = [], EnergyJ = [powerW.Sum(hourW => hourW[Prosumer]) * 3600, powerW.Sum(hourW => hourW[Consumer]) * 3600],
        });

        Assert.Equal([240_000, 240_000], gross);
        Assert.Equal([(Consumer, 240_000L)], net.Charges.Select(charge => (charge.Point, charge.AmountMicroEur)));

        Literature.State("R66", "Volumetric fee and net metering; review", "weak signal, inadequate",
            (Invariant($"on the net of the day a prosumer pays {net.Charges.Where(charge => charge.Point == Prosumer).Sum(charge => charge.AmountMicroEur) / 1e4:F0} ct and its neighbour {net.Charges.Where(charge => charge.Point == Consumer).Sum(charge => charge.AmountMicroEur) / 1e4:F0} ct for the same evening; per interval both {gross[Prosumer] / 1e4:F0} ct"), "agrees"));

        ImmutableArray<FeeCharge> Hour(int hour, long[] hourW) =>
            new UnitFee().Charge(new FeeInput { Interval = new(hour * 3600, 3600), Tariff = tariff, Trades = [], EnergyJ = [.. hourW.Select(ofHomeW => ofHomeW * 3600)] }).Charges;
    }

    /// <summary>
    /// Row 67: reported is that a unit fee can increase congestion. A fee that takes away the trades of least gain can only load the network more where such a trade flows against the others. Ours:
    /// 400 sets of peers with limits over the retailer's whole span, five rates.
    /// </summary>
    [Fact]
    [Trait("Row", "R67")]
    public void A_unit_fee_can_load_the_network_more()
    {
        const int Sets = 400;
        long[] rates = [5_000, 10_000, 20_000, 40_000, 80_000];
        Rate[] found = [.. rates.Select(rate => Enumerable.Range(0, Sets).Aggregate(new Rate(0, 0, 0, 0, 0), (sum, seed) => sum.With(LoadOf(AnyPeers(seed), 0), LoadOf(AnyPeers(seed), rate))))];
        foreach ((Rate rate, int index) in found.Select((rate, index) => (rate, index)))
        {
            output.WriteLine(Invariant($"{rates[index] / 1e4} ct/kWh: volume {rate.Volume / Sets:P0}, stress {rate.Stress / Sets:P0}, more stress in {rate.MoreStress} of {Sets}, a larger flow in the most loaded cable in {rate.MoreFlow}, at most {rate.Worst:F2} times"));
        }

        Assert.All(found, rate => Assert.True(rate.MoreStress > 0 && rate.MoreFlow > 0 && rate.Stress < Sets));
        Rate most = found.MaxBy(rate => rate.MoreStress)!;
        Rate mostFlow = found.MaxBy(rate => rate.MoreFlow)!;
        Outcome none = Run(new NoFee(), 0);
        Outcome unit = Run(new UnitFee(), 10_000);

        Literature.State("R67", "Unit fee; Baroche et al.", "can increase congestion",
            (Invariant($"of {Sets} sets of peers stress is larger than without a fee in {found[0].MoreStress} to {most.MoreStress}, the largest flow in {found[0].MoreFlow} to {mostFlow.MoreFlow}, at rates of 0.5 to 8 ct/kWh, at most {found.Max(rate => rate.Worst):F1} times; in the mean it is {100 * found[0].Stress / Sets:F0} to {100 * found[^1].Stress / Sets:F0} %; on the set of the other rows {unit.StressKwKm:F2} kW km with and {none.StressKwKm:F2} without"),
            "agrees: it can, where the fee takes away a trade that flows against the others; in the mean it relieves"));
    }

    private static (long W, long Price)[] AnyPeers(int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, Homes).Select(_ => (random.NextInt64(500, 3_000) * (random.Next(2) == 0 ? 1 : -1), random.NextInt64(80_000, 300_000)))];
    }

    private static Load LoadOf((long W, long Price)[] peers, long rate)
    {
        ImmutableArray<LocatedTrade> trades = PairMatching.Match(peers, (_, _) => rate);
        double[] powerW = PairMatching.PowerW(Homes, trades);
        return new Load(PairMatching.StressKwKm(Feeder, powerW), PairMatching.FlowW(Feeder, powerW).Max(Math.Abs), trades.Sum(trade => trade.Trade.QuantityW));
    }

    private static Outcome AtRevenue(INetworkFee fee, double incomeMicroEurPerHour)
    {
        // Income rises with the rate until trades vanish: the lowest rate that brings the revenue in.
        double high = Enumerable.Range(1, 200).Select(step => step * 2_000L).First(rate => Run(fee, rate).IncomeMicroEurPerHour >= incomeMicroEurPerHour);
        double low = high - 2_000;
        for (int step = 0; step < 12; step++)
        {
            double middle = (low + high) / 2;
            (low, high) = Run(fee, (long)middle).IncomeMicroEurPerHour < incomeMicroEurPerHour ? (middle, high) : (low, middle);
        }

        return Run(fee, (long)high);
    }

    private static Outcome Run(INetworkFee fee, long rate)
    {
        FeeTariff tariff = new() { Points = Trees.Points(Homes, _ => "ABC"), Topology = Feeder, RateMicroEurPerKwh = rate };
        ImmutableArray<LocatedTrade> trades = PairMatching.Match(Peers(), (seller, buyer) => fee.PairRateMicroEurPerKwh(tariff, seller, buyer));
        double[] powerW = PairMatching.PowerW(Homes, trades);
        FeeResult fees = fee.Charge(new FeeInput { Interval = new(0, 3600), Tariff = tariff, Trades = trades, EnergyJ = [.. powerW.Select(ofHomeW => (long)ofHomeW * 3600)] });
        long tradedW = trades.Sum(trade => trade.Trade.QuantityW);
        double between = trades.Where(trade => trade.BuyerPoint / HomesPerCircuit != trade.SellerPoint / HomesPerCircuit).Sum(trade => trade.Trade.QuantityW) / (double)tradedW;
        return new Outcome(PairMatching.StressKwKm(Feeder, powerW), fees.RecoveredMicroEur, tradedW, between);
    }

    private static (long W, long Price)[] Peers()
    {
        Random random = new(7);
        return [.. Enumerable.Range(0, Homes).Select(home => home % 2 == 0 ? (random.NextInt64(500, 1500), random.NextInt64(220_000, 300_000)) : (-random.NextInt64(1000, 3000), random.NextInt64(80_000, 120_000)))];
    }

    private static NetworkTopology FourCircuits()
    {
        List<NetworkBranch> branches = [new NetworkBranch("transformer", -1, 0.003, 0, 0, 250_000)];
        for (int home = 0; home < Homes; home++)
        {
            branches.Add(new NetworkBranch($"cable-{home}", home % HomesPerCircuit == 0 ? 0 : home, 0.0082, 0.0082, 40, 186_000));
        }

        return new NetworkTopology([.. branches], [.. Enumerable.Range(1, Homes)]);
    }

    private sealed record Outcome(double StressKwKm, long IncomeMicroEurPerHour, long TradedW, double BetweenCircuits);

    private sealed record Load(double StressKwKm, double LargestCableW, double TradedW);

    /// <summary>Sums over sets of peers, against no fee: how often stress and largest flow are larger, by how much at most, and shares of stress and volume.</summary>
    private sealed record Rate(int MoreStress, int MoreFlow, double Worst, double Stress, double Volume)
    {
        public Rate With(Load none, Load unit) => new(
            MoreStress + (unit.StressKwKm > none.StressKwKm * 1.001 ? 1 : 0),
            MoreFlow + (unit.LargestCableW > none.LargestCableW + 1 ? 1 : 0),
            Math.Max(Worst, unit.StressKwKm / none.StressKwKm),
            Stress + unit.StressKwKm / none.StressKwKm,
            Volume + unit.TradedW / none.TradedW);
    }
}
