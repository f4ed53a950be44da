using EdgeLem.Gateway.Network;
using EdgeLem.Grid;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.GridPolicies.Rejection;
using EdgeLem.Market.Orders;
using EdgeLem.Tests;
using static System.FormattableString;

namespace EdgeLem.Gateway.Tests.Network;

/// <summary>What papers report of markets on low-voltage feeders, done again; each test says the source's result and ours.</summary>
public sealed class LiteratureTests(ITestOutputHelper output)
{
    /// <summary>Azim et al.: simultaneous peer-to-peer sales push the voltage above the code. Ours: on the European feeder it rises with every ten sellers and passes 1.10.</summary>
    [Fact]
    [Trait("Row", "R30")]
    public void Simultaneous_sales_push_the_voltage_above_its_band()
    {
        double[] highest = [.. new[] { 0, 11, 22, 33, 44, 55 }.Select(HighestWith)];
        output.WriteLine("sellers 0, 11, 22, 33, 44, 55: Vmax " + string.Join(", ", highest.Select(voltage => $"{voltage:F4}")));

        Assert.Equal(highest.Order(), highest);
        Assert.True(highest[0] < 1.10 && highest[^1] > 1.10);

        Literature.State("R30", "Simultaneous peer-to-peer sales; Azim et al.", "voltage above the code within one feeder; PV controllers then curtail trades",
            (Invariant($"European feeder: highest voltage {highest[0]:F3} pu without sellers, {highest[^1]:F3} pu when all of 55 homes sell; Volt-Watt withholds power of a sale far out, none near"), "agrees"));
    }

    /// <summary>The same source: PV controllers then curtail the trades. Ours: Volt-Watt withholds power of a sale, and the more of it the farther out.</summary>
    [Fact]
    [Trait("Row", "R30")]
    public void Volt_Watt_curtails_what_was_sold()
    {
        double near = WithheldAt("b1");
        double far = WithheldAt("b3");
        output.WriteLine($"withheld of 24 kW: near {near:F0} W, far {far:F0} W");

        Assert.Equal(0, near, 1.0);
        Assert.InRange(far, 500, 20_000);
    }

    /// <summary>Herencic et al.: local balancing lessens voltage drops and lifts levels (direction only). Ours: the lowest voltage rises with local supply against the same demand.</summary>
    [Fact]
    [Trait("Row", "R31")]
    public void Local_supply_of_the_same_demand_lifts_the_lowest_voltage()
    {
        var network = new FeederNetwork(SmallFeeders.Chain(3, 200).Build(), new FeederNetworkOptions { Points = [.. Enumerable.Range(1, 3).Select(bus => new FeederPoint($"h{bus}", bus, Phases.ABC))] });
        double[] supply = [0, 2_000, 4_000, 6_000, 8_000];
        double[] lowest = [.. supply.Select(power => network.Evaluate([5_000, 5_000 - power, 5_000]).Figures.LowestVoltagePu)];
        output.WriteLine(string.Join(", ", supply.Zip(lowest, (power, voltage) => $"{power:F0} W: {voltage:F4} pu")));

        Assert.True(Slope(supply, lowest) > 0);
        Assert.Equal(lowest.Order(), lowest);

        Literature.State("R31", "Local balancing behind the substation; Herencic et al.", "smaller drops, higher levels (direction only)",
            (Invariant($"with {supply[^1] / 1000:F0} kW of local supply the lowest voltage is {lowest[^1]:F3} instead of {lowest[0]:F3} pu, and the slope is positive throughout"), "agrees"));
    }

    /// <summary>Hayes et al.: moderate peer-to-peer trading at the same peak has no significant effect on voltages and unbalance. Ours: none at all, since who pays whom moves no watt.</summary>
    [Fact]
    [Trait("Row", "R33")]
    public void Trading_the_same_powers_leaves_voltages_as_they_are()
    {
        GridMarket trading = EuropeanHomes.Market(EuropeanHomes.Noon(55, 2_000));
        GridMarket apart = trading with { Orders = [.. trading.Orders.Select(order => order.Side == OrderSide.Bid ? GridMarket.Bid(order.NodeId, order.QuantityW, 81_000) : order)] };
        GridOutcome with = trading.Apply(new CheckOnlyPolicy());
        GridOutcome without = apart.Apply(new CheckOnlyPolicy());

        Assert.True(with.Clearing.VolumeW > 0 && without.Clearing.VolumeW == 0);
        Assert.Equal(without.After.Figures.HighestVoltagePu, with.After.Figures.HighestVoltagePu, 1e-9);
        Assert.Equal(without.After.Figures.UnbalanceFactorPercent, with.After.Figures.UnbalanceFactorPercent, 1e-7);

        Literature.State("R33", "Moderate trading at the same peak; Hayes et al.", "no significant effect on voltage and unbalance; unbalance slightly lower",
            (Invariant($"European feeder, {with.Clearing.VolumeW / 1000.0:F0} kW traded or none: highest voltage {with.After.Figures.HighestVoltagePu:F3} and {without.After.Figures.HighestVoltagePu:F3} pu, unbalance {with.After.Figures.UnbalanceFactorPercent:F2} and {without.After.Figures.UnbalanceFactorPercent:F2} %"), "agrees: no effect at all, as who pays whom moves no watt; so unbalance is not lower either"));
    }

    /// <summary>Nousdilis et al.: overvoltage vanishes above a self-consumption rate that depends on the feeder. Ours: thresholds of three cable lengths rise with the length.</summary>
    [Fact]
    [Trait("Row", "R34")]
    public void The_self_consumption_that_avoids_overvoltage_depends_on_the_feeder()
    {
        double[] thresholds = [.. new[] { 200.0, 300, 400 }.Select(SelfConsumptionThreshold)];
        output.WriteLine("least self-consumption at 200, 300, 400 m: " + string.Join(", ", thresholds.Select(share => $"{share:P0}")));

        Assert.Equal(thresholds.Order(), thresholds);
        Assert.True(thresholds[^1] > thresholds[0] + 0.1);

        Literature.State("R34", "Threshold of self-consumption; Nousdilis et al.", "the monthly mean must stay above a value that depends on the feeder",
            (Invariant($"of 40 kW at the end of cables of 200, 300 and 400 m at least {100 * thresholds[0]:F0}, {100 * thresholds[1]:F0} and {100 * thresholds[2]:F0} % must be consumed there"), "agrees: the threshold depends on the feeder; at an instant, not over a month"));
    }

    /// <summary>Reviews: the peak is lower with a market in most studies, and congestion costs energy. Ours: limits lower the transformer's peak to its rating, and the refusal is the energy not delivered.</summary>
    [Fact]
    [Trait("Row", "R41")]
    [Trait("Row", "R42")]
    public void A_limited_market_lowers_the_peak_at_the_price_of_energy_not_delivered()
    {
        GridOutcome outcome = SmallMarkets.Of("transformer").Apply(new RejectPolicy());
        output.WriteLine($"supply {outcome.Before.SupplyW:F0} W -> {outcome.After.SupplyW:F0} W, loading {outcome.Before.Figures.LoadingPercent:F0} % -> {outcome.After.Figures.LoadingPercent:F1} %, not delivered {outcome.RefusedW} W");

        Assert.True(outcome.Before.Figures.LoadingPercent > 100 && outcome.After.Figures.LoadingPercent <= 100);
        Assert.Equal(outcome.RefusedW, outcome.Before.SupplyW - outcome.Before.LossesW - (outcome.After.SupplyW - outcome.After.LossesW), 1.0);

        Literature.State("R41", "Peak of a feeder with a market; review", "lower in most studies",
            (Invariant($"transformer {outcome.Before.Figures.LoadingPercent:F0} % loaded without limits, {outcome.After.Figures.LoadingPercent:F0} % with rejection, supply {outcome.Before.SupplyW / 1000:F1} and {outcome.After.SupplyW / 1000:F1} kW"), "agrees: where the limits are part of the market"));
        Literature.State("R42", "Congestion; review and Baroche et al.", "rises without fees or with a unit fee",
            (Invariant($"without a limit the transformer is loaded to {outcome.Before.Figures.LoadingPercent:F0} %; keeping to its rating costs {outcome.RefusedW / 1000.0:F1} kW that are not delivered"), "agrees: a market without the network congests it"));
    }

    /// <summary>At noon the demand is met locally when PV exceeds it, and then self-consumption is the figure that moves; days of a pilot's shares are another test.</summary>
    [Fact]
    [Trait("Row", "R43")]
    public void Self_consumption_falls_and_self_sufficiency_rises_with_PV()
    {
        (double Consumption, double Sufficiency)[] shares = [.. new long[] { 100, 300, 1_000, 3_000 }.Select(SharesWith)];
        output.WriteLine(string.Join("; ", shares.Select(share => $"SCR {share.Consumption:P0}, SSR {share.Sufficiency:P0}")));

        Assert.Equal(shares.Select(share => share.Consumption).OrderDescending(), shares.Select(share => share.Consumption));
        Assert.Equal(shares.Select(share => share.Sufficiency).Order(), shares.Select(share => share.Sufficiency));
    }

    /// <summary>Linearised flows are used instead of AC ones (Wang; Qin et al.). Ours: voltages from no-load sensitivities err by the square of the power, so that AC verification is needed near a limit.</summary>
    [Fact]
    [Trait("Row", "R53")]
    public void A_linear_model_without_load_errs_with_the_square_of_the_power()
    {
        double[] errors = [.. new[] { 1_000.0, 2_000, 4_000, 8_000 }.Select(LinearErrorPu)];
        output.WriteLine("export per home 1, 2, 4, 8 kW: largest error " + string.Join(", ", errors.Select(error => $"{error:E2} pu")));

        Assert.InRange(errors[1] / errors[0], 3, 5);
        Assert.InRange(errors[2] / errors[1], 3, 5);
        Assert.True(errors[3] > 1e-4);
        double[] branchFlow = [.. new[] { 1_000.0, 2_000, 4_000, 8_000 }.Select(BranchFlowErrorPu)];
        output.WriteLine("linear branch flow: " + string.Join(", ", branchFlow.Select(error => $"{error:E2} pu")));
        Assert.True(branchFlow[3] < errors[3] && branchFlow[0] > 0);
        Assert.Equal(branchFlow.Order(), branchFlow);
        Literature.State("R53", "Linear branch flow instead of AC; Wang et al.", "optimal schedule",
            (Invariant($"at 1, 2, 4 and 8 kW of export a home the linear branch flow (LinDistFlow) misses the AC voltage by {1e3 * branchFlow[0]:F3}, {1e3 * branchFlow[1]:F3}, {1e3 * branchFlow[2]:F3} and {1e3 * branchFlow[3]:F3} thousandths of the nominal voltage, sensitivities without load by {1e3 * errors[0]:F3}, {1e3 * errors[1]:F3}, {1e3 * errors[2]:F3} and {1e3 * errors[3]:F3}"),
            "agrees: good enough for a schedule; the error grows with the square of the power, so every policy ends with AC"));
    }

    private static double LinearErrorPu(double exportW)
    {
        Feeder feeder = SmallFeeders.Chain(3, 400).Build();
        PhasePoint[] points = [.. Enumerable.Range(1, 3).SelectMany(bus => Enumerable.Range(0, 3).Select(phase => new PhasePoint(bus, phase)))];
        FeederSensitivities noLoad = new SensitivitySolver(feeder, new SensitivityOptions { Monitored = points, Injections = points }).NoLoad();
        var powers = new BusPowers(feeder);
        var solver = new PowerFlowSolver(feeder);
        PowerFlowResult open = solver.Solve(powers);
        foreach (PhasePoint point in points)
        {
            powers.Add(point.Bus, point.Phase, -exportW / 3, 0);
        }

        PowerFlowResult loaded = solver.Solve(powers);
        return Enumerable.Range(0, points.Length).Max(row =>
        {
            double predicted = open.VoltageV(points[row].Bus, points[row].Phase).Magnitude;
            foreach (double slope in noLoad.VoltagePerW.Row(row))
            {
                predicted -= slope * exportW / 3;
            }

            return Math.Abs(predicted - loaded.VoltageV(points[row].Bus, points[row].Phase).Magnitude) / feeder.NominalVoltageV;
        });
    }

    /// <summary>Baran and Wu's branch flow without its loss terms at the end of the same chain: v_i^2 = v_(i-1)^2 - 2 r P, with P the power of all homes behind the branch; balanced, so per phase.</summary>
    private static double BranchFlowErrorPu(double exportW)
    {
        Feeder feeder = SmallFeeders.Chain(3, 400).Build();
        var powers = new BusPowers(feeder);
        for (int phase = 0; phase < 9; phase++)
        {
            powers.Add(1 + (phase / 3), phase % 3, -exportW / 3, 0);
        }

        // 10 milliohm of source and three cables of 0.4 km at 0.4 ohm/km, with three, two and one home behind them.
        double[] dropVv = [.. new[] { 0.01 * 3, 0.16 * 3, 0.16 * 2, 0.16 * 1 }.Select(ohmHomes => 2 * ohmHomes * -exportW / 3)];
        double end = Math.Sqrt(Math.Pow(1.03 * 400 / Math.Sqrt(3), 2) - dropVv.Sum());
        return Math.Abs(end - new PowerFlowSolver(feeder).Solve(powers).VoltageV(3, 0).Magnitude) / feeder.NominalVoltageV;
    }

    private static double HighestWith(int sellers)
    {
        FeederNetwork network = EuropeanHomes.Market([]).Network();
        return network.Evaluate([.. Enumerable.Range(0, 55).Select(home => home < sellers ? -6_000.0 : 300)]).Figures.HighestVoltagePu;
    }

    private static double WithheldAt(string bus)
    {
        Feeder feeder = SmallFeeders.Chain(3, 200).Add(new Inverter
        {
            Id = "pv",
            Bus = bus,
            Terminals = TerminalList.EarthedStar,
            RatedVoltageV = 400 / Math.Sqrt(3),
            RatedPowerVa = 25_000,
            PowerW = 0,
            Control = new InverterControl { VoltWatt = new ControlCurve((1.06, 1), (1.10, 0.2)) },
        }).Build();
        var network = new FeederNetwork(feeder, new FeederNetworkOptions { Points = [new FeederPoint("pv", feeder.BusIndex(bus), Phases.ABC) { Inverter = 0 }] });
        network.Evaluate([-24_000]);
        return network.WithheldW;
    }

    /// <summary>Least share of 30 kW of PV at the end of a chain that must be consumed there to keep its voltage below 1.10 pu.</summary>
    private static double SelfConsumptionThreshold(double lengthM)
    {
        var network = new FeederNetwork(SmallFeeders.Chain(3, lengthM).Build(), new FeederNetworkOptions { Points = [new FeederPoint("end", 3, Phases.ABC)] });
        const double PvW = 40_000;
        return Enumerable.Range(0, 101).Select(percent => percent / 100.0).First(share => network.Evaluate([-PvW * (1 - share)]).IsAllowed);
    }

    private static (double Consumption, double Sufficiency) SharesWith(long pvW)
    {
        GridOutcome outcome = EuropeanHomes.Market(EuropeanHomes.Noon(55, pvW)).Apply(new CheckOnlyPolicy());
        return ((double)outcome.Clearing.VolumeW / outcome.Clearing.OfferW, (double)outcome.Clearing.VolumeW / outcome.Clearing.BidW);
    }

    private static double Slope(double[] x, double[] y)
    {
        double meanX = x.Average();
        return x.Zip(y, (a, b) => (a - meanX) * b).Sum() / x.Sum(a => (a - meanX) * (a - meanX));
    }
}
