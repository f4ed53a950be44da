namespace EdgeLem.Market.NetworkFees;

/// <summary>No network fee: the network is paid for elsewhere; <c>none</c> in the configuration.</summary>
public sealed class NoFee : INetworkFee
{
    /// <inheritdoc/>
    public string Name => "none";

    /// <inheritdoc/>
    public long PairRateMicroEurPerKwh(FeeTariff tariff, int sellerPoint, int buyerPoint) => 0;

    /// <inheritdoc/>
    public FeeResult Charge(FeeInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new FeeResult([], input.Tariff.CostMicroEur) { Recovery = input.Tariff.CostMicroEur == 0 ? CostRecovery.NotAsked : CostRecovery.NotByThisFee };
    }
}
