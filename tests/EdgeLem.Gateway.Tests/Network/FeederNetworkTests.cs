using System.Collections.Immutable;
using EdgeLem.Gateway.Network;
using EdgeLem.Grid;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;

namespace EdgeLem.Gateway.Tests.Network;

/// <summary>The rows that the market gets are held to differences of AC power flows, and the figures to what the power flow itself says.</summary>
public sealed class FeederNetworkTests
{
    private static readonly FeederPoint[] ThreePoints = [new("h1", 1, Phases.A), new("h2", 2, Phases.B), new("h3", 3, Phases.ABC)];

    [Theory]
    [InlineData(-10_000, "VoltageHigh")]
    [InlineData(12_000, "VoltageLow")]
    [Trait("Row", "R49")]
    public void Voltage_rows_are_the_slopes_of_the_power_flow(double powerW, string kind)
    {
        FeederNetwork network = NetworkOf(SmallFeeders.Chain(3, lengthM: 300).Build(), new NetworkLimits());
        double[] at = [powerW, powerW, powerW / 2];
        NetworkLinearization around = At(network, at);

        Assert.Contains(around.Limits, limit => limit.Kind.ToString() == kind);
        Assert.All(around.Limits, limit => AssertSlopes(network, at, limit));
    }

    [Fact]
    [Trait("Row", "R49")]
    public void Current_rows_are_the_slopes_of_the_power_flow()
    {
        FeederNetwork network = NetworkOf(SmallFeeders.Chain(3, lengthM: 10, ratingA: 20).Build(), new NetworkLimits());
        double[] at = [3_000, 5_000, 6_000];
        NetworkLinearization around = At(network, at);

        Assert.Contains(around.Limits, limit => limit.Kind == LimitKind.Current);
        Assert.All(around.Limits.Where(limit => limit.Kind == LimitKind.Current), limit => AssertSlopes(network, at, limit));
    }

    [Fact]
    [Trait("Row", "R49")]
    public void Transformer_and_unbalance_rows_are_the_slopes_of_the_power_flow()
    {
        FeederNetwork network = NetworkOf(SmallFeeders.BehindTransformer(3, lengthM: 60).Build(), new NetworkLimits { MaxVoltageUnbalancePercent = 0.2 });
        double[] at = [8_000, 2_000, 9_000];
        NetworkLinearization around = At(network, at);

        Assert.Contains(around.Limits, limit => limit.Kind == LimitKind.TransformerPower);
        Assert.Contains(around.Limits, limit => limit.Kind == LimitKind.Unbalance);
        Assert.All(around.Limits, limit => AssertSlopes(network, at, limit));
    }

    [Fact]
    public void The_reaction_of_Volt_VAR_is_part_of_the_state_and_of_the_rows()
    {
        FeederNetwork with = NetworkOf(WithInverter(20_000), new NetworkLimits { MaxVoltagePu = 1.05 }, inverter: 0);
        FeederNetwork without = NetworkOf(SmallFeeders.Chain(3).Build(), new NetworkLimits { MaxVoltagePu = 1.05 });
        double[] at = [0, 0, -9_000];

        NetworkLinearization around = At(with, at);

        Assert.True(with.Evaluate(at).Figures.HighestVoltagePu < without.Evaluate(at).Figures.HighestVoltagePu - 1e-3);
        Assert.All(around.Limits, limit => AssertSlopes(with, at, limit));
    }

    [Fact]
    public void A_voltage_that_stays_too_high_because_vars_are_used_up_says_so()
    {
        FeederNetwork small = NetworkOf(WithInverter(24_100), new NetworkLimits { MaxVoltagePu = 1.05 }, inverter: 0);
        FeederNetwork large = NetworkOf(WithInverter(240_000), new NetworkLimits { MaxVoltagePu = 1.031 }, inverter: 0);
        double[] at = [0, 0, -24_000];

        Assert.Contains(small.Evaluate(at).Violations, violation => violation.IsVarUsedUp);
        ImmutableArray<NetworkViolation> withHeadroom = large.Evaluate(at).Violations;
        Assert.NotEmpty(withHeadroom);
        Assert.DoesNotContain(withHeadroom, violation => violation.IsVarUsedUp);
    }

    [Fact]
    [Trait("Row", "R49")]
    public void Losses_and_their_slopes_are_those_of_the_power_flow()
    {
        FeederNetwork network = NetworkOf(SmallFeeders.Chain(3).Build(), new NetworkLimits());
        network.SetBase([new BasePower(2, 2, 2_000, 500)]);
        double[] at = [4_000, -3_000, 1_500];
        NetworkLinearization around = At(network, at);
        NetworkState state = network.Evaluate(at);

        Assert.Equal(state.SupplyW - 2_000 - at.Sum(), state.LossesW, 1e-3);
        for (int point = 0; point < at.Length; point++)
        {
            double slope = (LossesAt(network, at, point, 10) - LossesAt(network, at, point, -10)) / 20;
            Assert.Equal(slope, around.LossPerW[point], 1e-5);
        }
    }

    [Fact]
    public void A_flow_that_does_not_converge_is_a_violation_without_rows()
    {
        FeederNetwork network = NetworkOf(SmallFeeders.Chain(3).Build(), new NetworkLimits());

        NetworkState state = network.Evaluate([2e6, 2e6, 2e6]);

        Assert.False(state.IsAllowed);
        Assert.Equal(LimitKind.NoState, Assert.Single(state.Violations).Kind);
        Assert.Null(network.Linearize());
    }

    [Fact]
    public void An_earlier_round_changes_nothing()
    {
        FeederNetwork network = NetworkOf(SmallFeeders.Chain(3).Build(), new NetworkLimits());
        double[] at = [-9_000, -9_000, 2_000];
        NetworkLinearization first = At(network, at);
        _ = At(network, [20_000, 9_000, -30_000]);

        NetworkLinearization again = At(network, at);

        Assert.Equal(first.Limits.Select(limit => (limit.Element, limit.UpperBound)), again.Limits.Select(limit => (limit.Element, limit.UpperBound)));
    }

    [Fact]
    public void An_order_of_a_node_with_several_points_is_found_by_its_key()
    {
        Order order = new(new OrderKey("h1", 7), OrderSide.Bid, new OrderTerms(100, 0), 0);
        FeederPoint[] points = [new("h1", 1, Phases.A), new("h1", 1, Phases.B)];
        var told = new FeederNetwork(SmallFeeders.Chain(1).Build(), new FeederNetworkOptions { Points = [.. points], PointByOrder = new Dictionary<OrderKey, int> { [order.Key] = 1 } });
        var untold = new FeederNetwork(SmallFeeders.Chain(1).Build(), new FeederNetworkOptions { Points = [.. points] });

        Assert.Equal(1, told.PointOf(order));
        Assert.Throws<ArgumentException>(() => untold.PointOf(order));
    }

    private static Feeder WithInverter(double ratedVa) => SmallFeeders.Chain(3).Add(new Inverter
    {
        Id = "pv",
        Bus = "b3",
        Terminals = TerminalList.EarthedStar,
        RatedVoltageV = 400 / Math.Sqrt(3),
        RatedPowerVa = ratedVa,
        PowerW = 0,
        Control = new InverterControl { VoltVar = new ControlCurve((0.92, 0.44), (0.98, 0), (1.02, 0), (1.08, -0.44)), ReactivePowerFirst = false },
    }).Build();

    private static FeederNetwork NetworkOf(Feeder feeder, NetworkLimits limits, int? inverter = null) =>
        new(feeder, new FeederNetworkOptions { Points = [.. ThreePoints.Take(2), ThreePoints[2] with { Inverter = inverter }], Limits = limits });

    private static NetworkLinearization At(FeederNetwork network, double[] powerW)
    {
        network.BeginRound();
        network.Evaluate(powerW);
        return network.Linearize() ?? throw new InvalidOperationException("The state did not converge.");
    }

    private static double LossesAt(FeederNetwork network, double[] powerW, int point, double stepW) =>
        network.Evaluate([.. powerW.Select((value, index) => index == point ? value + stepW : value)]).LossesW;

    /// <summary>Rows of a state a little further on must have moved their excess by the slope: the excess of a row is value less bound.</summary>
    private static void AssertSlopes(FeederNetwork network, double[] powerW, LinearLimit limit)
    {
        double largest = limit.CoefficientPerPoint.Max(Math.Abs);
        for (int point = 0; point < powerW.Length; point++)
        {
            double slope = (ExcessAt(network, powerW, (point, 25), limit) - ExcessAt(network, powerW, (point, -25), limit)) / 50;
            Assert.Equal(slope, limit.CoefficientPerPoint[point], 2e-3 * largest);
        }
    }

    private static double ExcessAt(FeederNetwork network, double[] powerW, (int Point, double StepW) change, LinearLimit limit)
    {
        double[] changed = [.. powerW];
        changed[change.Point] += change.StepW;
        network.Evaluate(changed);
        return network.Linearize()!.Limits.Single(other => other.Kind == limit.Kind && other.Element == limit.Element).ExcessAt(changed);
    }
}
