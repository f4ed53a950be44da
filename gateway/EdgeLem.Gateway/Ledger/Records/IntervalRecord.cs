namespace EdgeLem.Gateway.Ledger.Records;

/// <summary>The interval of an entry and the retailer's prices in it.</summary>
/// <param name="StartS">Start, UTC epoch seconds.</param>
/// <param name="LengthS">Length, s.</param>
/// <param name="RetailPriceMicroEurPerKwh">Price at which nodes buy from the retailer, micro-euro per kWh.</param>
/// <param name="FeedInPriceMicroEurPerKwh">Price at which nodes sell to it, micro-euro per kWh.</param>
public readonly record struct IntervalRecord(long StartS, long LengthS, long RetailPriceMicroEurPerKwh, long FeedInPriceMicroEurPerKwh);
