using EdgeLem.Contracts;
using EdgeLem.Gateway;
using EdgeLem.Gateway.Network;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Market.Orders;
using EdgeLem.Sim.Comparing.Recording;

namespace EdgeLem.Sim.Tests.Comparing;

public sealed class BaseLoadTests
{
    private static readonly RegisteredNode Node = new("home-1", 4, [0, 1, 2], 10_000, 10_000, 500);

    private static readonly Dictionary<string, MeasurementMessage> Measured = new()
    {
        ["home-1"] = new MeasurementMessage { PowerW = [600, 300, 0], ReactivePowerVar = [10, 20, 30] },
    };

    /// <summary>What is ordered flows evenly; the measured deviations from the mean of 300 W, and the reactive power, stay.</summary>
    [Fact]
    public void A_node_with_orders_leaves_its_unevenness_and_its_reactive_power()
    {
        var order = new Order(new OrderKey("home-1", 0), OrderSide.Bid, new OrderTerms(900, 1), 0);
        var orders = new SubmittedOrders(new Dictionary<string, IReadOnlyList<Order>> { ["home-1"] = [order] });

        Assert.Equal([new BasePower(4, 0, 300, 10), new BasePower(4, 1, 0, 20), new BasePower(4, 2, -300, 30)], BaseLoad.Of([Node], orders, Measured));
    }

    [Fact]
    public void A_node_without_orders_goes_on_as_measured() => Assert.Equal(
        [new BasePower(4, 0, 600, 10), new BasePower(4, 1, 300, 20), new BasePower(4, 2, 0, 30)],
        BaseLoad.Of([Node], new SubmittedOrders(new Dictionary<string, IReadOnlyList<Order>>()), Measured));

    [Fact]
    public void A_node_that_never_measured_adds_nothing() => Assert.All(
        BaseLoad.Of([Node], new SubmittedOrders(new Dictionary<string, IReadOnlyList<Order>>()), new Dictionary<string, MeasurementMessage>()),
        power => Assert.Equal((0.0, 0.0), (power.PowerW, power.ReactivePowerVar)));
}
