namespace EdgeLem.Market.Settlement;

/// <summary>One entry of one account for one interval.</summary>
/// <param name="IntervalStartS">Start of the interval, UTC epoch seconds.</param>
/// <param name="Account">A node id, <see cref="Accounts.Network"/> or <see cref="Accounts.Retailer"/>.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="EnergyJ">Energy, J, bought positive, sold negative; for charges that are no exchange of energy, what they are on, the payer's positive; 0 for rounding.</param>
/// <param name="PriceMicroEurPerKwh">Price, micro-euro per kWh; 0 for rounding and for charges that came as an amount.</param>
/// <param name="AmountMicroEur">Money, micro-euro: positive, the account receives; negative, it pays. It is minus <see cref="EnergyPrice.CostMicroEur"/> except for
/// rounding, for charges that came as an amount, and for corrections, which are differences of two such lines.</param>
public readonly record struct SettlementLine(
    long IntervalStartS, string Account, SettlementKind Kind, long EnergyJ, long PriceMicroEurPerKwh, long AmountMicroEur);
