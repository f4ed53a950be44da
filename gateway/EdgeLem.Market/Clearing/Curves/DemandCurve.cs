using System.Collections.Immutable;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing.Curves;

/// <summary>How much power somebody wants at each price step: import positive, export negative, never more at a higher price.</summary>
public sealed class DemandCurve
{
    /// <summary>Creates a curve.</summary>
    /// <param name="demandW">Power per price step, W, each magnitude up to <see cref="Order.MaximumQuantityW"/>, not rising.</param>
    /// <exception cref="ArgumentException">The demand rises with the price, or is out of its range.</exception>
    public DemandCurve(ImmutableArray<long> demandW)
    {
        for (int step = 0; step < demandW.Length; step++)
        {
            if (Math.Abs(demandW[step]) > Order.MaximumQuantityW || (step > 0 && demandW[step] > demandW[step - 1]))
            {
                throw new ArgumentException($"Demand of {demandW[step]} W at step {step} rises or is beyond {Order.MaximumQuantityW} W. A demand curve falls with the price.", nameof(demandW));
            }
        }

        DemandW = demandW;
    }

    /// <summary>Power per price step, W.</summary>
    public ImmutableArray<long> DemandW { get; }

    /// <summary>The curve of somebody's orders: every bid up to its limit, every offer from its limit on, limits moved to the next step that they allow.</summary>
    /// <param name="orders">The orders.</param>
    /// <param name="steps">The price steps.</param>
    /// <exception cref="ArgumentException">The orders sum to more than <see cref="Order.MaximumQuantityW"/>.</exception>
    public static DemandCurve Of(IEnumerable<Order> orders, PriceSteps steps)
    {
        ArgumentNullException.ThrowIfNull(orders);
        long[] demandW = new long[steps.Count];
        foreach (Order order in orders)
        {
            bool isBid = order.Side == OrderSide.Bid;
            int first = isBid ? 0 : steps.AtLeast(order.PriceMicroEurPerKwh);
            int end = isBid ? steps.AtMost(order.PriceMicroEurPerKwh) + 1 : steps.Count;
            for (int step = first; step < end; step++)
            {
                demandW[step] += isBid ? order.QuantityW : -order.QuantityW;
            }
        }

        return new DemandCurve([.. demandW]);
    }
}
