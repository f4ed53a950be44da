namespace EdgeLem.Market.NetworkFees;

/// <summary>What trades and consumption pay to the owner of the network.</summary>
/// <remarks>Pure and deterministic. Amounts are whole micro-euro.</remarks>
public interface INetworkFee
{
    /// <summary>Name in configuration files, results and the ledger, for example <c>unit</c>.</summary>
    public string Name { get; }

    /// <summary>
    /// The fee on one kWh sold from one point to another, micro-euro, published before the gate so that buyers and sellers can take it into account.
    /// </summary>
    /// <param name="tariff">Topology, rates and time.</param>
    /// <param name="sellerPoint">Index of the seller's point.</param>
    /// <param name="buyerPoint">Index of the buyer's point.</param>
    /// <returns>The rate; 0 for fees that do not depend on trades.</returns>
    public long PairRateMicroEurPerKwh(FeeTariff tariff, int sellerPoint, int buyerPoint);

    /// <summary>Charges one interval.</summary>
    /// <param name="input">Trades, powers and tariff.</param>
    public FeeResult Charge(FeeInput input);
}
