using System.Collections.Immutable;

namespace EdgeLem.Market.Clearing;

/// <summary>Pairs filled bids with filled offers.</summary>
internal static class TradePairing
{
    /// <summary>Pairs the two sides in merit order; at most one trade less than there are filled orders.</summary>
    /// <param name="bids">The buying side, rationed.</param>
    /// <param name="offers">The selling side, rationed to the same volume.</param>
    /// <param name="priceMicroEurPerKwh">Price of every trade.</param>
    public static ImmutableArray<Trade> InMeritOrder(AuctionSide bids, AuctionSide offers, long priceMicroEurPerKwh)
    {
        ImmutableArray<Trade>.Builder trades = ImmutableArray.CreateBuilder<Trade>(bids.Orders.Length + offers.Orders.Length);
        int bid = 0;
        int offer = 0;
        long boughtW = 0;
        long soldW = 0;
        while (bid < bids.Orders.Length && offer < offers.Orders.Length)
        {
            long quantityW = Math.Min(bids.ClearedW[bid] - boughtW, offers.ClearedW[offer] - soldW);
            if (quantityW > 0)
            {
                trades.Add(new Trade(bids.Orders[bid].Key, offers.Orders[offer].Key, quantityW, priceMicroEurPerKwh));
            }

            boughtW += quantityW;
            soldW += quantityW;
            Advance(bids, ref bid, ref boughtW);
            Advance(offers, ref offer, ref soldW);
        }

        return trades.DrainToImmutable();
    }

    private static void Advance(AuctionSide side, ref int index, ref long usedW)
    {
        if (usedW == side.ClearedW[index])
        {
            index++;
            usedW = 0;
        }
    }
}
