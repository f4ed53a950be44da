using System.Collections.Immutable;
using EdgeLem.Market.Clearing;

namespace EdgeLem.Market;

/// <summary>What trades cost on average, for mechanisms with one price and with a price per trade alike.</summary>
public static class TradedPrice
{
    /// <summary>Mean price by energy.</summary>
    /// <param name="trades">Trades of intervals of one length.</param>
    /// <returns>Micro-euro per kWh; null without trades.</returns>
    public static double? MeanMicroEurPerKwh(ImmutableArray<Trade> trades)
    {
        (Int128 money, long power) = (0, 0);
        foreach (Trade trade in trades)
        {
            money += (Int128)trade.PriceMicroEurPerKwh * trade.QuantityW;
            power = checked(power + trade.QuantityW);
        }

        return power == 0 ? null : (double)money / power;
    }
}
