using EdgeLem.Market.Network;

namespace EdgeLem.Market.NetworkFees;

/// <summary>Charges fees on trades by the rates of their pairs.</summary>
/// <remarks>
/// A trade pays rate(seller, buyer) x energy, half by each. What a point draws or feeds in beyond its trades is exchanged with the retailer, a trade with the supply: the point
/// pays rate(supply, point) on what it draws and rate(point, supply) on what it feeds in, all of it.
/// </remarks>
internal static class PairCharges
{
    /// <summary>Adds up what each point owes.</summary>
    /// <param name="input">Trades and energies.</param>
    /// <param name="rates">The rates.</param>
    public static FeeSums Of(FeeInput input, IPairRates rates)
    {
        FeeSums sums = new(input.EnergyJ.Length);
        long[] restJ = [.. input.EnergyJ];
        foreach (LocatedTrade trade in input.Trades)
        {
            long energyJ = checked(trade.Trade.QuantityW * input.Interval.LengthS);
            long rate = rates.MicroEurPerKwh(trade.SellerPoint, trade.BuyerPoint);
            sums.ChargeHalf(trade.BuyerPoint, energyJ, rate);
            sums.ChargeHalf(trade.SellerPoint, energyJ, rate);
            restJ[trade.BuyerPoint] -= energyJ;
            restJ[trade.SellerPoint] += energyJ;
        }

        for (int point = 0; point < restJ.Length; point++)
        {
            long rate = restJ[point] >= 0 ? rates.MicroEurPerKwh(NetworkTopology.Supply, point) : rates.MicroEurPerKwh(point, NetworkTopology.Supply);
            sums.Charge(point, Math.Abs(restJ[point]), rate);
        }

        return sums;
    }
}
