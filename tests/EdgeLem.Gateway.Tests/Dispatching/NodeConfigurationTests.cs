using EdgeLem.Contracts;

namespace EdgeLem.Gateway.Tests.Dispatching;

public sealed class NodeConfigurationTests
{
    [Fact]
    public void The_droop_refers_to_the_feeders_nominal_voltage()
    {
        // 240 V: the European low-voltage test feeder.
        using var market = new TestMarket(new MarketSetup { Feeder = Lane.Feeder(nominalVoltageV: 240) });

        Assert.Equal(240, Assert.Single(market.A.Configs).NominalVoltageV);
    }

    [Fact]
    public void The_droop_refers_to_the_configured_voltage_when_there_is_one()
    {
        using var market = new TestMarket(new MarketSetup { Options = MarketSetup.Quarter with { DroopNominalVoltageV = 233 } });

        Assert.Equal(233, Assert.Single(market.A.Configs).NominalVoltageV);
    }

    [Fact]
    public void Each_node_gets_its_own_limit_price_and_the_periods_of_the_market()
    {
        using var market = new TestMarket(new MarketSetup { Options = MarketSetup.FiveSeconds with { MeasurementPeriodS = 2, ControlPeriodMs = 500 } });

        Assert.Equal([620L, 620L, 400L], new[] { market.A, market.B, market.C }.Select(node => Assert.Single(node.Configs).LimitPriceSharePermille));
        ConfigMessage config = market.C.Configs[0];
        Assert.Equal((2L, 500L, 2L), (config.MeasurementPeriodS, config.ControlPeriodMs, config.OrderLeadS));
    }

    [Fact]
    public void The_droop_is_that_of_IEEE_1547_category_B_with_injection_positive()
    {
        using var market = new TestMarket();
        ConfigMessage config = market.A.Configs[0];

        // IEEE 1547-2018, table 8, category B defaults: 0.92, 0.98, 1.02, 1.08 of nominal; 44 % injected to 44 % absorbed; 5 s.
        Assert.Equal([0.92, 0.98, 1.02, 1.08], config.VoltVarVoltagePu);
        Assert.Equal([0.44, 0, 0, -0.44], config.VoltVarReactivePu);
        Assert.Equal(5, config.OpenLoopResponseS);
    }

    [Fact]
    public void A_node_gets_its_control_settings_with_its_own_sensitivity_and_the_others_none()
    {
        var shared = new ControlConfig { Profile = "ieee1547-2018-b" };
        RegisteredNode[] nodes = [.. Lane.Nodes(Lane.Feeder())];
        nodes[0] = nodes[0] with { Control = shared, FleetReactancePu = 0.02 };
        nodes[1] = nodes[1] with { Control = shared, FleetReactancePu = 0.03 };
        using var market = new TestMarket(new MarketSetup { Nodes = nodes });

        Assert.Equal(("ieee1547-2018-b", 0.02), (market.A.Configs[0].Control!.Profile, market.A.Configs[0].Control!.FleetReactancePu));
        Assert.Equal(0.03, market.B.Configs[0].Control!.FleetReactancePu);
        Assert.Null(market.C.Configs[0].Control);
        Assert.Equal(0, shared.FleetReactancePu);
    }

    [Fact]
    public void Every_sent_message_is_counted()
    {
        using var market = new TestMarket();
        LaneEvening.SendOrders(market);
        market.AdvanceTo(LaneEvening.IntervalS - 60);

        // 3 configs, 1 gate, 3 replies to orders, 1 price, 3 dispatches; the gate and the price reach all three nodes.
        Assert.Equal(11, market.Gateway.Sent);
        Assert.Equal(15, new[] { market.A, market.B, market.C }.Sum(node => node.Delivered.Count));
    }
}
