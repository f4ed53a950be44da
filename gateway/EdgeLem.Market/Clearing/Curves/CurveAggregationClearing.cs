using EdgeLem.Market.Clearing.Matching;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing.Curves;

/// <summary>Clears demand curves on fixed price steps between feed-in and retail price; <c>curve-aggregation</c> in the configuration.</summary>
/// <remarks>
/// <para>Symbols: D(k), S(k) = power of the bids that pay the price of step k, and of the offers that accept it. A bid's limit is moved down and an offer's up to
/// the next step, so that nobody trades beyond the own limit; bids below the feed-in and offers above the retail price stay out.</para>
/// <para>Price: the step where D and S meet. If they are equal on a run of steps, the middle one (the lower of two). If they jump past each other between k - 1 and k, the step with
/// the larger volume: k when D(k) >= S(k - 1), with supply left over, otherwise k - 1, with demand left over.</para>
/// <para>Rationing: on the longer side the orders of that very step share pro rata (largest remainders, odd watts in merit order), all better ones are filled.</para>
/// <para>With enough steps this is the uniform price; with few, trades whose limits lie within one step are lost.</para>
/// <para>Cost: O(orders + steps) after the book.</para>
/// </remarks>
/// <param name="stepCount">Number of steps, 2 to <see cref="PriceSteps.MaximumCount"/>; default 101.</param>
public sealed class CurveAggregationClearing(int stepCount = 101) : IMarketClearing
{
    /// <inheritdoc/>
    public string Name => "curve-aggregation";

    /// <inheritdoc/>
    public ClearingResult Clear(OrderBook book, RetailerPrices prices)
    {
        TwoSides sides = TwoSides.Of(book, prices);
        PriceSteps steps = new(prices.FeedInPriceMicroEurPerKwh, prices.RetailPriceMicroEurPerKwh, stepCount);
        int[] bidSteps = Array.ConvertAll(sides.Bids.Limits, steps.AtMost);
        int[] offerSteps = Array.ConvertAll(sides.Offers.Limits, steps.AtLeast);
        int step = Meet(Demand(sides.Bids, bidSteps, stepCount), Supply(sides.Offers, offerSteps, stepCount));
        (long demandW, long bidMarginW) = Fill(sides.Bids, bidSteps, step);
        (long supplyW, long offerMarginW) = Fill(sides.Offers, offerSteps, step);
        long volumeW = Math.Min(demandW + bidMarginW, supplyW + offerMarginW);
        Ration(sides.Bids, bidSteps, step, volumeW - demandW);
        Ration(sides.Offers, offerSteps, step, volumeW - supplyW);
        return sides.ToResult(
            Name,
            TradePairing.InMeritOrder(sides, steps.PriceOf(step)),
            index => Why(sides.Bids, sides.Offers, index, bidSteps[index] == step && volumeW > 0),
            index => Why(sides.Offers, sides.Bids, index, offerSteps[index] == step && volumeW > 0));
    }

    private static long[] Demand(BookSide bids, int[] bidSteps, int count)
    {
        long[] demandW = new long[count];
        for (int i = 0; i < bidSteps.Length && bidSteps[i] >= 0; i++)
        {
            demandW[bidSteps[i]] += bids.QuantitiesW[i];
        }

        for (int step = count - 2; step >= 0; step--)
        {
            demandW[step] += demandW[step + 1];
        }

        return demandW;
    }

    private static long[] Supply(BookSide offers, int[] offerSteps, int count)
    {
        long[] supplyW = new long[count];
        for (int i = 0; i < offerSteps.Length && offerSteps[i] < count; i++)
        {
            supplyW[offerSteps[i]] += offers.QuantitiesW[i];
        }

        for (int step = 1; step < count; step++)
        {
            supplyW[step] += supplyW[step - 1];
        }

        return supplyW;
    }

    private static int Meet(long[] demandW, long[] supplyW)
    {
        int step = 0;
        while (step < demandW.Length && demandW[step] > supplyW[step])
        {
            step++;
        }

        if (step == demandW.Length)
        {
            return step - 1;
        }

        if (demandW[step] == supplyW[step])
        {
            int last = step;
            while (last + 1 < demandW.Length && demandW[last + 1] == supplyW[last + 1])
            {
                last++;
            }

            return (step + last) >> 1;
        }

        return step == 0 || demandW[step] >= supplyW[step - 1] ? step : step - 1;
    }

    /// <summary>Fills the orders that are better than the step, and measures those on it.</summary>
    private static (long FilledW, long MarginW) Fill(BookSide side, int[] steps, int step)
    {
        int better = side.Side == OrderSide.Bid ? 1 : -1;
        long filledW = 0;
        long marginW = 0;
        for (int i = 0; i < steps.Length; i++)
        {
            if (steps[i] == step)
            {
                marginW += side.QuantitiesW[i];
            }
            else if (Math.Sign(steps[i] - step) == better)
            {
                side.ClearedW[i] = side.QuantitiesW[i];
                filledW += side.QuantitiesW[i];
            }
        }

        return (filledW, marginW);
    }

    private static void Ration(BookSide side, int[] steps, int step, long volumeW)
    {
        int first = Array.IndexOf(steps, step);
        if (first >= 0)
        {
            int count = Array.LastIndexOf(steps, step) - first + 1;
            LargestRemainder.Share(side.QuantitiesW.AsSpan(first, count), volumeW, side.ClearedW.AsSpan(first, count));
        }
    }

    private static UnfilledReason Why(BookSide side, BookSide other, int index, bool isMargin)
    {
        UnfilledReason reason = side.WhyUnfilled(index, other);
        return isMargin && reason == UnfilledReason.Outbid ? UnfilledReason.RationedAtMargin : reason;
    }
}
