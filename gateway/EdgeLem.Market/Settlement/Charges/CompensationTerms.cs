using EdgeLem.Market.Clearing;

namespace EdgeLem.Market.Settlement.Charges;

/// <summary>What a kWh was worth in an interval.</summary>
/// <param name="Prices">The retailer's prices.</param>
/// <param name="LocalPriceMicroEurPerKwh">The local price, micro-euro per kWh; null without local trade, or when each trade has its own.</param>
/// <param name="RefusalPriceMicroEurPerKwh">What refusing a kWh costs by the market's terms, micro-euro.</param>
public readonly record struct CompensationTerms(RetailerPrices Prices, long? LocalPriceMicroEurPerKwh, long RefusalPriceMicroEurPerKwh);
