using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.GridPolicies.Distributed;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Tests.GridPolicies.Distributed;

/// <summary>
/// A synthetic summer day of homes with PV and batteries, hour by hour: without trade (each home buys and sells at the retailer, no battery), or with batteries and
/// trade under the distributed clearing. The battery takes the home's own surplus, gives the home's own need in the evening, and offers what it has left then.
/// </summary>
internal sealed class TradingDay(CurvedFeeder network)
{
    private const int HoursPerDay = 24;
    private const long BatteryW = 3_000;
    private const long BatteryWh = 8_000;
    private const int FirstEveningHour = 17;

    private readonly long[] _storedWh = new long[network.Points.Length];

    /// <summary>Bought from the retailer, Wh.</summary>
    public long ImportWh { get; private set; }

    /// <summary>Paid for it less what the retailer paid for feed-in, micro-euro.</summary>
    public long ImportCostMicroEur { get; private set; }

    /// <summary>Largest import of the feeder in an hour, W.</summary>
    public double PeakW { get; private set; }

    /// <summary>Hours in which a limit would have been passed without the clearing.</summary>
    public int HoursWithViolations { get; private set; }

    public bool IsAlwaysAllowed { get; private set; } = true;

    public TradingDay Without()
    {
        for (int hour = 0; hour < HoursPerDay; hour++)
        {
            long[] netW = [.. Enumerable.Range(0, network.Points.Length).Select(home => NetW(home, hour))];
            Count(netW.Sum(net => Math.Max(net, 0)), netW.Sum(net => Math.Max(-net, 0)), netW.Sum());
        }

        return this;
    }

    public TradingDay With()
    {
        for (int hour = 0; hour < HoursPerDay; hour++)
        {
            List<Order> orders = [.. Enumerable.Range(0, network.Points.Length).SelectMany(home => OrdersOf(home, hour))];
            GridOutcome outcome = new AdmmPolicy().Apply(AdmmPolicyTests.RoundOf(network, [.. orders]));
            HoursWithViolations += outcome.Before.IsAllowed ? 0 : 1;
            IsAlwaysAllowed &= outcome.After.IsAllowed;
            Count(outcome.Clearing.RetailerSaleW, outcome.Clearing.RetailerPurchaseW, outcome.After.PowerW.Sum());
        }

        return this;
    }

    private void Count(long boughtW, long soldW, double supplyW)
    {
        ImportWh += boughtW;
        ImportCostMicroEur += ((boughtW * Books.Prices.RetailPriceMicroEurPerKwh) - (soldW * Books.Prices.FeedInPriceMicroEurPerKwh)) / 1_000;
        PeakW = Math.Max(PeakW, supplyW);
    }

    private IEnumerable<Order> OrdersOf(int home, int hour)
    {
        long netW = NetW(home, hour);
        long room = Math.Min(BatteryW, HasPv(home) ? BatteryWh - _storedWh[home] : 0);
        long charge = netW < 0 ? Math.Min(-netW, room) : 0;
        long discharge = hour >= FirstEveningHour ? Math.Min(BatteryW, _storedWh[home] / 2) : 0;
        _storedWh[home] += charge - discharge;
        netW += charge - discharge;
        if (netW != 0)
        {
            yield return netW > 0 ? Books.Bid($"n{home}", netW, 300_000, orderId: hour) : Books.Offer($"n{home}", -netW, hour >= FirstEveningHour ? 200_000 : 80_000, orderId: hour);
        }
    }

    private static bool HasPv(int home) => home % 2 == 0;

    private static long NetW(int home, int hour)
    {
        double loadW = 300 + (1_500 * Math.Exp(-Math.Pow((hour - 19 - (home % 3)) / 2.5, 2))) + (500 * Math.Exp(-Math.Pow((hour - 8) / 1.5, 2)));
        double pvW = HasPv(home) ? Math.Max(0, 5_000 * Math.Sin(Math.PI * (hour - 6) / 14)) * (hour is > 6 and < 20 ? 1 : 0) : 0;
        return (long)Math.Round(loadW - pvW);
    }
}
