using System.Collections.Immutable;
using EdgeLem.Market.Clearing;

namespace EdgeLem.Market.GridPolicies.Nodal;

/// <summary>The clearing that accepted quantities make, paired in merit order.</summary>
internal static class NodalTrades
{
    /// <summary>Builds the clearing.</summary>
    /// <param name="unlimited">The clearing without limits, with all orders.</param>
    /// <param name="acceptedW">Whole watts per order, bids first; both sides sum to the same.</param>
    /// <param name="prices">Price per point; the price at the supply becomes the clearing's own.</param>
    public static ClearingResult Of(ClearingResult unlimited, double[] acceptedW, ImmutableArray<NodalPrice> prices)
    {
        int bidCount = unlimited.Bids.Length;
        ImmutableArray<Fill> bids = [.. unlimited.Bids.Select((fill, index) => Accept(fill, (long)acceptedW[index]))];
        ImmutableArray<Fill> offers = [.. unlimited.Offers.Select((fill, index) => Accept(fill, (long)acceptedW[bidCount + index]))];
        long price = prices.IsEmpty ? unlimited.PriceMicroEurPerKwh ?? 0 : (long)Math.Round(prices[0].Energy, MidpointRounding.AwayFromZero);
        ImmutableArray<Trade> trades = Pair(bids, offers, price);
        NoTradeReason whyNone = unlimited.NoTrade == NoTradeReason.None ? NoTradeReason.RefusedByNetwork : unlimited.NoTrade;
        return unlimited with
        {
            PriceMicroEurPerKwh = trades.IsEmpty ? null : price,
            NoTrade = trades.IsEmpty ? whyNone : NoTradeReason.None,
            Bids = bids,
            Offers = offers,
            Trades = trades,
            VolumeW = bids.Sum(fill => fill.ClearedW),
            RetailerSaleW = bids.Sum(fill => fill.UnfilledW),
            RetailerPurchaseW = offers.Sum(fill => fill.UnfilledW),
        };
    }

    private static Fill Accept(Fill unlimited, long acceptedW)
    {
        long refusedW = Math.Max(0, unlimited.ClearedW - acceptedW);
        long unfilledW = unlimited.Order.QuantityW - acceptedW - refusedW;
        UnfilledReason open = unlimited.Reason == UnfilledReason.None ? UnfilledReason.RationedAtMargin : unlimited.Reason;
        UnfilledReason reason = refusedW > 0 ? UnfilledReason.RefusedByNetwork : unfilledW > 0 ? open : UnfilledReason.None;
        return new Fill(unlimited.Order, acceptedW, reason) { RefusedW = refusedW };
    }

    private static ImmutableArray<Trade> Pair(ImmutableArray<Fill> bids, ImmutableArray<Fill> offers, long price)
    {
        ImmutableArray<Trade>.Builder trades = ImmutableArray.CreateBuilder<Trade>();
        (int bid, int offer, long boughtW, long soldW) = (0, 0, 0, 0);
        while (bid < bids.Length && offer < offers.Length)
        {
            long quantityW = Math.Min(bids[bid].ClearedW - boughtW, offers[offer].ClearedW - soldW);
            if (quantityW > 0)
            {
                trades.Add(new Trade(bids[bid].Order.Key, offers[offer].Order.Key, quantityW, price));
            }

            (boughtW, soldW) = (boughtW + quantityW, soldW + quantityW);
            (bid, boughtW) = boughtW == bids[bid].ClearedW ? (bid + 1, 0) : (bid, boughtW);
            (offer, soldW) = soldW == offers[offer].ClearedW ? (offer + 1, 0) : (offer, soldW);
        }

        return trades.ToImmutable();
    }
}
