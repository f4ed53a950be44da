namespace EdgeLem.Market.Settlement;

/// <summary>One entry of one account for one interval.</summary>
/// <param name="IntervalStartS">Start of the interval, UTC epoch seconds.</param>
/// <param name="Account">A node id, or <see cref="Accounts.Retailer"/>.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="EnergyJ">Energy, J, bought positive, sold negative; 0 for rounding.</param>
/// <param name="PriceMicroEurPerKwh">Price, micro-euro per kWh; 0 for rounding.</param>
/// <param name="AmountMicroEur">Money, micro-euro: positive, the account receives; negative, it pays. Except for rounding it is minus
/// <see cref="EnergyPrice.CostMicroEur"/>.</param>
public readonly record struct SettlementLine(
    long IntervalStartS, string Account, SettlementKind Kind, long EnergyJ, long PriceMicroEurPerKwh, long AmountMicroEur);
