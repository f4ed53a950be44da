namespace EdgeLem.Market.Settlement.Imbalance;

/// <summary>The prices of deviations in one interval.</summary>
/// <param name="ShortMicroEurPerKwh">What a node pays that took more than it bought, or fed in less than it sold; micro-euro per kWh.</param>
/// <param name="LongMicroEurPerKwh">What a node gets that took less or fed in more; micro-euro per kWh, at most the short price.</param>
public readonly record struct ImbalancePrices(long ShortMicroEurPerKwh, long LongMicroEurPerKwh);
