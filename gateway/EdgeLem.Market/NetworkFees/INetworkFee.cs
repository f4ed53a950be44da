namespace EdgeLem.Market.NetworkFees;

/// <summary>What trades and consumption pay to the owner of the network.</summary>
/// <remarks>Pure and deterministic. Amounts are whole micro-euro.</remarks>
public interface INetworkFee
{
    /// <summary>Name in configuration files, results and the ledger, for example <c>unit</c>.</summary>
    public string Name { get; }

    /// <summary>Whether it looks at the tree of branches, so that the network must be radial. Default false.</summary>
    public bool NeedsTopology => false;

    /// <summary>
    /// The fee on one kWh sold from one point to another, micro-euro, published before the gate so that buyers and sellers can take it into account.
    /// </summary>
    /// <param name="tariff">Topology, rates and time.</param>
    /// <param name="sellerPoint">Index of the seller's point, or <see cref="Network.NetworkTopology.Supply"/> for energy bought from the retailer.</param>
    /// <param name="buyerPoint">Index of the buyer's point, or <see cref="Network.NetworkTopology.Supply"/> for energy sold to the retailer.</param>
    /// <returns>The rate, of buyer and seller together; 0 for fees that do not depend on trades, negative where a trade is paid for relieving the network.</returns>
    public long PairRateMicroEurPerKwh(FeeTariff tariff, int sellerPoint, int buyerPoint);

    /// <summary>Charges one interval.</summary>
    /// <param name="input">Trades, powers and tariff.</param>
    /// <returns>At the rates, or, when the tariff states a cost, scaled so that the income is that cost; <see cref="FeeResult.Recovery"/> says when that cannot be.</returns>
    public FeeResult Charge(FeeInput input);
}
