namespace EdgeLem.Market.GridPolicies.Limiting;

/// <summary>What the buyer of a trade pays to the network operator on top of the trade's price, because power costs more where it is used than where it is made.</summary>
/// <param name="Trade">Index of the trade in the clearing's trades.</param>
/// <param name="MicroEurPerKwh">The buyer's nodal price less the trade's price, micro-euro per kWh; negative where the trade relieves the network, and the operator pays.</param>
public readonly record struct CongestionCharge(int Trade, long MicroEurPerKwh);
