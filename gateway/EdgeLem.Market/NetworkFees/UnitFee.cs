namespace EdgeLem.Market.NetworkFees;

/// <summary>One rate on every kWh that is drawn, wherever it comes from; <c>unit</c> in the configuration: the tariff of most networks.</summary>
/// <remarks>
/// amount_i = rate x max(0, E_i). E is the energy of one interval: what is fed in at noon does not pay for what is drawn at night (net metering would let it). As the fee of a pair
/// it is the unique fee of T. Baroche, P. Pinson, R. Le Goff Latimier, H. Ben Ahmed, Exogenous cost allocation in peer-to-peer electricity markets, IEEE Trans. Power Systems 34,
/// 2019: the same for neighbours and for the far ends of the feeder, and paid by the buyer, who pays it to the retailer's energy too.
/// </remarks>
public sealed class UnitFee : INetworkFee
{
    /// <inheritdoc/>
    public string Name => "unit";

    /// <inheritdoc/>
    public long PairRateMicroEurPerKwh(FeeTariff tariff, int sellerPoint, int buyerPoint)
    {
        ArgumentNullException.ThrowIfNull(tariff);
        return tariff.RateMicroEurPerKwh;
    }

    /// <inheritdoc/>
    public FeeResult Charge(FeeInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        FeeSums sums = new(input.EnergyJ.Length);
        for (int point = 0; point < input.EnergyJ.Length; point++)
        {
            sums.Charge(point, Math.Max(0, input.EnergyJ[point]), input.Tariff.RateMicroEurPerKwh);
        }

        return sums.ToResult(input.Tariff.CostMicroEur);
    }
}
