using EdgeLem.Market;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Network;
using EdgeLem.Market.NetworkFees;
using EdgeLem.Market.Orders;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Sim.Comparing.Replaying;

/// <summary>
/// What homes pay: trades at their prices, the rest with the retailer, network fees, and the losses that they bear at the loss price. Refused energy is neither paid nor compensated.
/// </summary>
/// <param name="points">How many points, one per home.</param>
internal sealed class HomeBills(int points)
{
    private readonly long[] _costs = new long[points];

    /// <summary>What each home paid so far, micro-euro, in the order of the points; negative when it earned.</summary>
    public IReadOnlyList<long> CostsMicroEur => _costs;

    /// <summary>Adds an interval.</summary>
    /// <param name="marketCase">What the design was run on.</param>
    /// <param name="outcome">What came of it.</param>
    public void Add(MarketCase marketCase, MarketOutcome outcome)
    {
        int lengthS = marketCase.Interval.LengthS;
        foreach (LocatedTrade located in outcome.Trades)
        {
            long amount = EnergyPrice.CostMicroEur(located.Trade.QuantityW * lengthS, located.Trade.PriceMicroEurPerKwh);
            _costs[located.BuyerPoint] += amount;
            _costs[located.SellerPoint] -= amount;
        }

        AddRetailer(marketCase, outcome.Grid.Clearing);
        foreach (FeeCharge charge in outcome.Fees.Charges)
        {
            _costs[charge.Point] += charge.AmountMicroEur;
        }

        for (int point = 0; point < outcome.Losses.PerPointJ.Length; point++)
        {
            _costs[point] += EnergyPrice.CostMicroEur(outcome.Losses.PerPointJ[point], marketCase.LossPriceMicroEurPerKwh);
        }
    }

    private void AddRetailer(MarketCase marketCase, ClearingResult clearing)
    {
        foreach (Fill fill in clearing.Bids.Concat(clearing.Offers))
        {
            bool isBid = fill.Order.Side == OrderSide.Bid;
            long price = isBid ? marketCase.Prices.RetailPriceMicroEurPerKwh : marketCase.Prices.FeedInPriceMicroEurPerKwh;
            long energyJ = (isBid ? fill.UnfilledW : -fill.UnfilledW) * marketCase.Interval.LengthS;
            _costs[marketCase.Network.PointOf(fill.Order)] += EnergyPrice.CostMicroEur(energyJ, price);
        }
    }
}
