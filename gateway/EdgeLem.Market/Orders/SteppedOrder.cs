using System.Collections.Immutable;

namespace EdgeLem.Market.Orders;

/// <summary>One order with several steps of quantity and price: so much up to this price, so much more up to the next.</summary>
/// <remarks>
/// Its steps become orders of their own with consecutive numbers, which every mechanism clears; because their prices are in merit order, a later step is never
/// filled before an earlier one at the same price level of the market.
/// </remarks>
public sealed class SteppedOrder
{
    /// <summary>Most steps of one order.</summary>
    public const int MaximumSteps = 20;

    /// <summary>Creates a stepped order.</summary>
    /// <param name="first">Node, and number of the first step; the others follow.</param>
    /// <param name="side">Bid or offer.</param>
    /// <param name="steps">Quantity and price of each step, 1 to <see cref="MaximumSteps"/>; prices fall from step to step (bid) or rise (offer).</param>
    /// <param name="arrivalS">As in <see cref="Order"/>.</param>
    /// <exception cref="ArgumentException">There are no or too many steps, or a price is not better than the next one.</exception>
    public SteppedOrder(OrderKey first, OrderSide side, ImmutableArray<OrderTerms> steps, long arrivalS)
    {
        if (steps.IsDefaultOrEmpty || steps.Length > MaximumSteps)
        {
            throw new ArgumentException($"Order {first} has {(steps.IsDefault ? 0 : steps.Length)} steps; 1 to {MaximumSteps} are allowed.", nameof(steps));
        }

        for (int i = 1; i < steps.Length; i++)
        {
            long change = steps[i].PriceMicroEurPerKwh - steps[i - 1].PriceMicroEurPerKwh;
            if (side == OrderSide.Bid ? change >= 0 : change <= 0)
            {
                throw new ArgumentException($"Order {first}: the price of step {i + 1} is not worse than that of step {i}. Bids fall from step to step, offers rise.", nameof(steps));
            }
        }

        Orders = [.. steps.Select((terms, i) => new Order(new OrderKey(first.NodeId, first.OrderId + i), side, terms, arrivalS))];
    }

    /// <summary>The steps as orders, the best first.</summary>
    public ImmutableArray<Order> Orders { get; }
}
