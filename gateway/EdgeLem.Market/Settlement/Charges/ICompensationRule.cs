using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Settlement.Charges;

/// <summary>What a node gets for power of its orders that the network refused.</summary>
/// <remarks>Pure and deterministic. Paid by the network operator for the refused part of the order, whether or not the node could have delivered it.</remarks>
public interface ICompensationRule
{
    /// <summary>Name in configuration files and the ledger, for example <c>none</c>.</summary>
    public string Name { get; }

    /// <summary>Price of a refused kWh.</summary>
    /// <param name="order">The order.</param>
    /// <param name="terms">What a kWh was worth in the interval.</param>
    /// <returns>Micro-euro per kWh, 0 or more: nobody pays for being refused.</returns>
    public long PriceMicroEurPerKwh(in Order order, CompensationTerms terms);
}
