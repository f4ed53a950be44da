using EdgeLem.Contracts;
using EdgeLem.Node.Bidding;
using EdgeLem.Node.Control;
using EdgeLem.Node.Metering;
using EdgeLem.Node.Tests.Fakes;

namespace EdgeLem.Node.Tests.Bidding;

/// <summary>Prices, limits and memory as tests of bidding need them: feed-in 80 000, retail 300 000 uEUR/kWh, 900 s.</summary>
internal static class Market
{
    public static BidPrices Prices(long sharePermille = 500, long startS = 900, long lengthS = 900)
    {
        var prices = new BidPrices();
        prices.Begin(Bench.Gate(startS, lengthS), sharePermille);
        return prices;
    }

    /// <summary>A connection of 17 kW import and 10 kW export, whatever the voltage.</summary>
    public static BidLimits Limits(double voltageV = double.NaN, double netPowerW = double.NaN, BiddingConfig? config = null)
    {
        var phases = new PhaseMap([0, 1, 2]);
        var measurement = new Measurement();
        if (!double.IsNaN(voltageV))
        {
            var reading = new Devices.MeterReadingOf(voltageV, netPowerW).Reading;
            Assert.True(measurement.TryTake(reading, phases, 0));
        }

        var limits = new BidLimits();
        limits.Take(new DispatchKeeper(new ConnectionPoint(phases, 17_000, 10_000)), measurement, new BiddingSettings(config));
        return limits;
    }

    /// <summary>A memory of one price per quarter-hour up to time zero, the last one first.</summary>
    public static PriceMemory Memory(params long[] backwards)
    {
        var memory = new PriceMemory();
        for (int i = backwards.Length - 1; i >= 0; i--)
        {
            memory.Take(Cleared(-900 * (i + 1), backwards[i]), Bench.Gate(0));
        }

        return memory;
    }

    public static PriceMessage Cleared(long startS, long price) =>
        new() { IntervalStart = Bench.T0 + startS, IntervalSeconds = 900, HasPrice = true, PriceMicroEurPerKwh = price };

    public static PriceMessage NoTrade(long startS) => new() { IntervalStart = Bench.T0 + startS, IntervalSeconds = 900 };

    /// <summary>Orders as text: side, W, price.</summary>
    public static string[] Text(OrdersMessage orders) =>
        [.. orders.Orders.Select(order => $"{order.Side} {order.QuantityW} @ {order.PriceMicroEurPerKwh}")];
}
