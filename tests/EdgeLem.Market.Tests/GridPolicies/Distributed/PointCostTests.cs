using EdgeLem.Market.GridPolicies.Distributed;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Tests.GridPolicies.Distributed;

public sealed class PointCostTests
{
    private const long RefusalPrice = 1_000_000;
    private const int Points = 300;

    [Fact]
    public void The_proximal_step_is_the_best_of_a_fine_search()
    {
        for (int seed = 0; seed < Points; seed++)
        {
            Random random = new(seed);
            Order[] orders = [.. Enumerable.Range(0, random.Next(0, 6)).Select(i => random.Next(2) == 0
                ? Books.Bid("n0", random.NextInt64(1, 200), random.NextInt64(-100, 500) * 1_000, orderId: i)
                : Books.Offer("n0", random.NextInt64(1, 200), random.NextInt64(-100, 500) * 1_000, orderId: i))];
            var cost = new PointCost(orders, RefusalPrice);
            PointTarget target = new(1, random.Next(-900, 900), random.Next(-3_000_000, 3_000_000), random.Next(1, 20_000));

            double best = cost.BestAt(target);

            Assert.InRange(best, cost.LowestW, cost.HighestW);
            double least = Enumerable.Range(0, (int)(4 * (cost.HighestW - cost.LowestW)) + 1).Min(step => Value(orders, target, cost.LowestW + (step / 4.0)));
            // The search's steps are 0.25 W, so its best is above ours by at most rho/2 times 0.125 squared.
            Assert.InRange(Value(orders, target, best), double.NegativeInfinity, least + 1e-3);
        }
    }

    [Fact]
    public void What_is_served_sums_to_the_power_and_the_worst_price_is_refused_first()
    {
        var cost = new PointCost([Books.Bid("n0", 100, 300_000, orderId: 1), Books.Bid("n0", 100, 200_000, orderId: 2), Books.Offer("n0", 50, 80_000, orderId: 3)], RefusalPrice);

        Assert.Equal([(1, 100L), (2, 20L), (3, 50L)], cost.Split(70).Select(part => (part.Order.OrderId, part.ServedW)).OrderBy(part => part.OrderId));
        Assert.Equal([(1, 100L), (2, 100L), (3, 30L)], cost.Split(170).Select(part => (part.Order.OrderId, part.ServedW)).OrderBy(part => part.OrderId));
    }

    [Fact]
    public void Equal_prices_are_refused_against_merit_order()
    {
        var cost = new PointCost([Books.Offer("n0", 100, 80_000, arrivalS: 5, orderId: 1), Books.Offer("n0", 100, 80_000, arrivalS: 9, orderId: 2)], RefusalPrice);

        Assert.Equal([(1, 100L), (2, 40L)], cost.Split(-140).Select(part => (part.Order.OrderId, part.ServedW)).OrderBy(part => part.OrderId));
    }

    [Fact]
    public void A_first_question_is_answered_with_all_orders_and_a_point_without_orders_stays_at_rest()
    {
        PointTarget question = new(0, 0, 0, 0);

        Assert.Equal(60, new PointAgent([Books.Bid("n0", 100, 300_000, orderId: 1), Books.Offer("n0", 40, 80_000, orderId: 2)], RefusalPrice).Propose(question));
        Assert.Equal(0, new PointAgent([], RefusalPrice).Propose(question with { StepMicroEurPerKwhPerW = 5, TargetW = 99 }));
    }

    /// <summary>Cost of the cheapest way to a power, greedily over single orders, plus price and distance; written apart from the code under test.</summary>
    private static double Value(Order[] orders, PointTarget target, double powerW)
    {
        double cost = 0;
        double leftW = powerW + orders.Where(order => order.Side == OrderSide.Offer).Sum(order => order.QuantityW);
        foreach ((double slope, double widthW) in orders.Select(order => order.Side == OrderSide.Bid
            ? (-RefusalPrice - order.PriceMicroEurPerKwh, order.QuantityW)
            : (RefusalPrice - order.PriceMicroEurPerKwh, (double)order.QuantityW)).OrderBy(segment => segment.Item1))
        {
            double usedW = Math.Clamp(leftW, 0, widthW);
            cost += slope * usedW;
            leftW -= usedW;
        }

        double distanceW = powerW - target.TargetW;
        return cost + (target.PriceMicroEurPerKwh * powerW) + (target.StepMicroEurPerKwhPerW / 2 * distanceW * distanceW);
    }
}
