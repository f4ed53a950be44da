namespace EdgeLem.Market.NetworkFees;

/// <summary>What one point pays.</summary>
/// <param name="Point">Index of the point.</param>
/// <param name="EnergyJ">Energy that the fee is on, J; for a fee on power, power times the interval.</param>
/// <param name="AmountMicroEur">Micro-euro; positive, the node pays.</param>
public readonly record struct FeeCharge(int Point, long EnergyJ, long AmountMicroEur);
