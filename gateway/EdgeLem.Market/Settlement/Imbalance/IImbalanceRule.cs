namespace EdgeLem.Market.Settlement.Imbalance;

/// <summary>At which prices an interval's deviations, metered minus traded energy, are exchanged with the retailer.</summary>
/// <remarks>Pure and deterministic. The long price never exceeds the short price, so nobody gains by deviating both ways.</remarks>
public interface IImbalanceRule
{
    /// <summary>Name in configuration files and the ledger, for example <c>retailer</c>.</summary>
    public string Name { get; }

    /// <summary>The prices of one interval.</summary>
    /// <param name="state">What the feeder did in it.</param>
    public ImbalancePrices PricesOf(ImbalanceState state);
}
