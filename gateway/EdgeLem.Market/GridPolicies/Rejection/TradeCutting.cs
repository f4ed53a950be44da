using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.GridPolicies.Rejection;

/// <summary>Takes cut trades out of a clearing.</summary>
internal static class TradeCutting
{
    /// <summary>The clearing with less of some trades.</summary>
    /// <param name="clearing">The clearing; its prices stand.</param>
    /// <param name="cutW">Per trade, what is cut of it, W.</param>
    /// <param name="refusedW">Per order, what the network refuses of it, W.</param>
    public static ClearingResult Apply(ClearingResult clearing, long[] cutW, IReadOnlyDictionary<OrderKey, long> refusedW)
    {
        Dictionary<OrderKey, long> lostW = [];
        List<Trade> trades = [];
        for (int trade = 0; trade < cutW.Length; trade++)
        {
            Trade item = clearing.Trades[trade];
            lostW[item.Buyer] = lostW.GetValueOrDefault(item.Buyer) + cutW[trade];
            lostW[item.Seller] = lostW.GetValueOrDefault(item.Seller) + cutW[trade];
            if (cutW[trade] < item.QuantityW)
            {
                trades.Add(item with { QuantityW = item.QuantityW - cutW[trade] });
            }
        }

        ImmutableArray<Fill> bids = Shorten(clearing.Bids, lostW, refusedW);
        ImmutableArray<Fill> offers = Shorten(clearing.Offers, lostW, refusedW);
        bool isEmptied = trades.Count == 0 && !clearing.Trades.IsEmpty;
        return clearing with
        {
            PriceMicroEurPerKwh = trades.Count == 0 ? null : clearing.PriceMicroEurPerKwh,
            NoTrade = isEmptied ? NoTradeReason.RefusedByNetwork : clearing.NoTrade,
            Bids = bids,
            Offers = offers,
            Trades = [.. trades],
            VolumeW = trades.Sum(trade => trade.QuantityW),
            RetailerSaleW = bids.Sum(fill => fill.UnfilledW),
            RetailerPurchaseW = offers.Sum(fill => fill.UnfilledW),
        };
    }

    private static ImmutableArray<Fill> Shorten(ImmutableArray<Fill> fills, Dictionary<OrderKey, long> lostW, IReadOnlyDictionary<OrderKey, long> refusedW) =>
        [.. fills.Select(fill => Shorten(fill, lostW.GetValueOrDefault(fill.Order.Key), refusedW.GetValueOrDefault(fill.Order.Key)))];

    private static Fill Shorten(Fill fill, long lostW, long refusedW)
    {
        UnfilledReason left = lostW > 0 && fill.Reason == UnfilledReason.None ? UnfilledReason.CounterpartyRefused : fill.Reason;
        return new Fill(fill.Order, fill.ClearedW - lostW, refusedW > 0 ? UnfilledReason.RefusedByNetwork : left) { RefusedW = refusedW };
    }
}
