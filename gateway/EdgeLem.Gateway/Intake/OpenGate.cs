using EdgeLem.Contracts;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway.Intake;

/// <summary>The interval whose gate is open, and what an order for it may look like.</summary>
/// <param name="Interval">The interval.</param>
/// <param name="ClosesAtS">Last second of market time at which orders are accepted.</param>
/// <param name="FeedInMicroEurPerKwh">Lowest price in micro-euro per kWh.</param>
/// <param name="RetailMicroEurPerKwh">Highest price in micro-euro per kWh.</param>
public sealed record OpenGate(MarketInterval Interval, long ClosesAtS, long FeedInMicroEurPerKwh, long RetailMicroEurPerKwh)
{
    /// <summary>The retailer's prices in the interval.</summary>
    public RetailerPrices Prices => new(RetailMicroEurPerKwh, FeedInMicroEurPerKwh);

    /// <summary>The message that tells the nodes.</summary>
    public GateMessage ToMessage() => new()
    {
        IntervalStart = Interval.StartS,
        IntervalSeconds = Interval.LengthS,
        ClosesAt = ClosesAtS,
        FeedInMicroEurPerKwh = FeedInMicroEurPerKwh,
        RetailMicroEurPerKwh = RetailMicroEurPerKwh,
    };
}
