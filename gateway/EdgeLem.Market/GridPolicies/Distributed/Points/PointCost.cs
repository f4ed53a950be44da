using System.Collections.Immutable;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.GridPolicies.Distributed;

/// <summary>What a point's net power costs its owner, given its orders: convex and piecewise linear.</summary>
/// <remarks>
/// <para>Method: f(x) = min of sum over offers c_o y_o - sum over bids v_b y_b + r sum over all (q - y), with x = sum of bids served - sum of offers served and
/// 0 at most y at most q: every order is a segment of length q, and a cheapest choice uses the segments by rising slope. r: refusal price.</para>
/// <para>Proximal step: argmin f(x) + p x + (rho/2)(x - t)^2. On a segment of slope m the minimum without ends is x = t - (m + p)/rho; since the slopes
/// rise, the first segment on which that lies below its upper end has the answer, there or at its lower end. Closed form, O(orders).</para>
/// <para>Units: slopes and p micro-euro per kWh, x and t W, rho micro-euro per kWh and W. Equal slopes: bids before offers, then bids by merit order and offers
/// against it, so that who comes later in merit order is refused first.</para>
/// </remarks>
public sealed class PointCost
{
    private readonly ImmutableArray<OrderSegment> _segments;

    /// <summary>Creates the curve.</summary>
    /// <param name="orders">The orders of one point; none is a point that can only stay at 0 W.</param>
    /// <param name="refusalPriceMicroEurPerKwh">What not serving an order costs, micro-euro per kWh.</param>
    /// <exception cref="ArgumentException">Two orders have the same key.</exception>
    public PointCost(IEnumerable<Order> orders, long refusalPriceMicroEurPerKwh)
    {
        var book = new OrderBook(orders);
        IEnumerable<OrderSegment> bids = book.Bids.Select(bid => new OrderSegment(bid, -bid.PriceMicroEurPerKwh - refusalPriceMicroEurPerKwh));
        IEnumerable<OrderSegment> offers = book.Offers.Reverse().Select(offer => new OrderSegment(offer, refusalPriceMicroEurPerKwh - offer.PriceMicroEurPerKwh));
        _segments = [.. bids.Concat(offers).OrderBy(segment => segment.SlopeMicroEurPerKwh)];
        LowestW = -book.Offers.Sum(offer => offer.QuantityW);
        HighestW = book.Bids.Sum(bid => bid.QuantityW);
    }

    /// <summary>Power when every offer and no bid is served, W, at most 0.</summary>
    public long LowestW { get; }

    /// <summary>Power when every bid and no offer is served, W, at least 0.</summary>
    public long HighestW { get; }

    /// <summary>The proximal step.</summary>
    /// <param name="target">Target, price and weight; a weight of 0 asks for the cheapest power at the price, the largest when several are.</param>
    /// <returns>Power, W, import positive, between <see cref="LowestW"/> and <see cref="HighestW"/>.</returns>
    public double BestAt(in PointTarget target)
    {
        double lowerW = LowestW;
        foreach (OrderSegment segment in _segments)
        {
            double slope = segment.SlopeMicroEurPerKwh + target.PriceMicroEurPerKwh;
            double upperW = lowerW + segment.Order.QuantityW;
            double withoutEndsW = target.StepMicroEurPerKwhPerW > 0
                ? target.TargetW - (slope / target.StepMicroEurPerKwhPerW)
                : slope > 0 ? double.NegativeInfinity : double.PositiveInfinity;
            if (withoutEndsW <= upperW)
            {
                return Math.Max(lowerW, withoutEndsW);
            }

            lowerW = upperW;
        }

        return HighestW;
    }

    /// <summary>Which part of each order is served at a power.</summary>
    /// <param name="powerW">Power, W; brought into the curve's range.</param>
    /// <returns>Every order with what is served, W.</returns>
    public ImmutableArray<(Order Order, long ServedW)> Split(long powerW)
    {
        long leftW = Math.Clamp(powerW, LowestW, HighestW) - LowestW;
        ImmutableArray<(Order, long)>.Builder split = ImmutableArray.CreateBuilder<(Order, long)>(_segments.Length);
        foreach (OrderSegment segment in _segments)
        {
            long usedW = Math.Min(leftW, segment.Order.QuantityW);
            split.Add((segment.Order, segment.ServedW(usedW)));
            leftW -= usedW;
        }

        return split.MoveToImmutable();
    }
}
