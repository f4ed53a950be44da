namespace EdgeLem.Gateway.Ledger.Statements;

/// <summary>One booked line of an account.</summary>
/// <param name="RoundNumber">Number of the ledger's entry.</param>
/// <param name="IntervalStartS">Start of the interval that it is for, UTC epoch seconds.</param>
/// <param name="Kind">What it is for, as in the ledger.</param>
/// <param name="EnergyJ">Energy, J, bought positive.</param>
/// <param name="PriceMicroEurPerKwh">Price, micro-euro per kWh.</param>
/// <param name="AmountMicroEur">Money, micro-euro; positive, the account receives.</param>
public readonly record struct StatementLine(long RoundNumber, long IntervalStartS, string Kind, long EnergyJ, long PriceMicroEurPerKwh, long AmountMicroEur);
