namespace EdgeLem.Gateway.Tests;

public sealed class GatewayOptionsTests
{
    [Theory]
    [InlineData(5, 1, 2)]
    [InlineData(60, 12, 24)]
    [InlineData(300, 60, 120)]
    [InlineData(900, 60, 120)]
    public void Defaults_follow_the_interval(int intervalS, int leadS, int orderLeadS)
    {
        // A fifth of the interval, at most a minute; settlement waits as long; orders come twice as early.
        GatewayOptions options = new GatewayOptions { FeederId = "lane", IntervalS = intervalS }.WithDefaults();

        Assert.Equal((leadS, leadS, orderLeadS), (options.GateClosureLeadS, options.SettlementGraceS, options.OrderLeadS));
        Assert.Empty(options.Validate());
    }

    [Fact]
    public void What_is_set_stays_set()
    {
        GatewayOptions options = new GatewayOptions { FeederId = "lane", GateClosureLeadS = 120, SettlementGraceS = 0, OrderLeadS = 0 }.WithDefaults();

        Assert.Equal((120, 0, 0), (options.GateClosureLeadS, options.SettlementGraceS, options.OrderLeadS));
        Assert.Empty(options.Validate());
    }

    [Fact]
    public void Every_mistake_is_listed_with_its_value()
    {
        var options = new GatewayOptions
        {
            FeederId = "Lane 1",
            IntervalS = 7,
            RetailMicroEurPerKwh = 1_000_000_001,
            FeedInMicroEurPerKwh = 1_000_000_002,
            Mechanism = "dice",
            Policy = "hope",
            Fee = "toll",
            Losses = "heat",
            Compensation = "flowers",
            Imbalance = "shrug",
            FeeRateMicroEurPerKwh = -1,
            NetworkCostMicroEur = -2,
            LossPriceMicroEurPerKwh = 1_000_000_003,
            RefusalPriceMicroEurPerKwh = -4,
            GateClosureLeadS = 4,
            SettlementGraceS = 8,
            OrderLeadS = 9,
            MeasurementPeriodS = 0,
            ControlPeriodMs = 99,
            DroopNominalVoltageV = 400,
        };

        IReadOnlyList<string> faults = options.Validate();

        string[] expected =
        [
            "feederId 'Lane 1'", "intervalS 7 s", "feedInMicroEurPerKwh 1000000002", "retailMicroEurPerKwh 1000000001", "mechanism 'dice'",
            "policy 'hope' is unknown; known are ", "fee 'toll' is unknown; known are ", "losses 'heat' is unknown; known are ",
            "compensation 'flowers' is unknown; known are lost-revenue, none, refusal-price.", "imbalance 'shrug' is unknown; known are dual-price, retailer, single-price.",
            "feeRateMicroEurPerKwh -1", "networkCostMicroEur -2", "lossPriceMicroEurPerKwh 1000000003", "refusalPriceMicroEurPerKwh -4", "gateClosureLeadS 4 s",
            "settlementGraceS 8 s", "orderLeadS 9 s", "measurementPeriodS 0 s", "controlPeriodMs 99 ms", "droopNominalVoltageV 400 V",
        ];
        Assert.Equal(expected.Length, faults.Count);
        Assert.All(expected.Zip(faults), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(0)]
    [InlineData(-900)]
    [InlineData(7)]
    [InlineData(86_401)]
    public void An_interval_outside_the_grid_is_a_mistake(int intervalS) =>
        Assert.Contains(new GatewayOptions { FeederId = "lane", IntervalS = intervalS }.Validate(), fault => fault.StartsWith("intervalS", StringComparison.Ordinal));

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void The_most_extreme_prices_are_mistakes_like_others(long price)
    {
        IReadOnlyList<string> faults = new GatewayOptions { FeederId = "lane", RetailMicroEurPerKwh = price, FeedInMicroEurPerKwh = long.MinValue }.Validate();

        Assert.Equal(2, faults.Count);
    }

    [Fact]
    public void Times_below_the_default_mark_are_mistakes()
    {
        IReadOnlyList<string> faults = new GatewayOptions { FeederId = "lane", GateClosureLeadS = -1, SettlementGraceS = -2, OrderLeadS = -2 }.Validate();

        Assert.Equal(["gateClosureLeadS", "settlementGraceS", "orderLeadS"], faults.Select(fault => fault.Split(' ')[0]));
    }

    [Fact]
    public void An_order_lead_that_nodes_refuse_is_a_mistake() =>
        Assert.StartsWith("orderLeadS 3601 s", Assert.Single(new GatewayOptions { FeederId = "lane", IntervalS = 86_400, OrderLeadS = 3_601 }.Validate()), StringComparison.Ordinal);
}
