using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.GridPolicies.Distributed;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Tests.GridPolicies.Distributed;

/// <summary>
/// A summer day of homes with PV and batteries, hour by hour: without trade (each home buys and sells at the retailer, with or without a battery for itself), or with batteries and trade under
/// the distributed clearing. The battery takes the home's own surplus, gives the home's own need in the evening, and in trade offers what it has left then.
/// </summary>
/// <param name="network">The network; every second home has PV.</param>
/// <param name="netW">What a home takes (negative: feeds in) in an hour without its battery, W.</param>
internal sealed class TradingDay(INetworkModel network, Func<int, int, long> netW)
{
    private static readonly RetailerPrices _prices = new(300_000, 80_000);

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

    /// <summary>Nobody trades.</summary>
    /// <param name="hasBatteries">Whether batteries serve the homes that own them.</param>
    public TradingDay Without(bool hasBatteries = false)
    {
        for (int hour = 0; hour < HoursPerDay; hour++)
        {
            long[] ofHomesW = [.. Enumerable.Range(0, network.Points.Length).Select(home => netW(home, hour) + (hasBatteries ? OwnBatteryW(home, netW(home, hour)) : 0))];
            Count(ofHomesW.Sum(net => Math.Max(net, 0)), ofHomesW.Sum(net => Math.Max(-net, 0)), ofHomesW.Sum());
        }

        return this;
    }

    public TradingDay With()
    {
        for (int hour = 0; hour < HoursPerDay; hour++)
        {
            List<Order> orders = [.. Enumerable.Range(0, network.Points.Length).SelectMany(home => OrdersOf(home, hour))];
            GridOutcome outcome = new AdmmPolicy().Apply(new GridRound { Book = new OrderBook(orders), Prices = _prices, Clearing = new UniformPriceClearing(), Network = network });
            HoursWithViolations += outcome.Before.IsAllowed ? 0 : 1;
            IsAlwaysAllowed &= outcome.After.IsAllowed;
            Count(outcome.Clearing.RetailerSaleW, outcome.Clearing.RetailerPurchaseW, outcome.After.PowerW.Sum());
        }

        return this;
    }

    private void Count(long boughtW, long soldW, double supplyW)
    {
        ImportWh += boughtW;
        ImportCostMicroEur += ((boughtW * _prices.RetailPriceMicroEurPerKwh) - (soldW * _prices.FeedInPriceMicroEurPerKwh)) / 1_000;
        PeakW = Math.Max(PeakW, supplyW);
    }

    /// <summary>Surplus in, need out, whenever there is one.</summary>
    private long OwnBatteryW(int home, long ofHomeW)
    {
        long powerW = ofHomeW < 0 ? Math.Min(Math.Min(-ofHomeW, BatteryW), Room(home)) : -Math.Min(Math.Min(ofHomeW, BatteryW), _storedWh[home]);
        _storedWh[home] += powerW;
        return powerW;
    }

    private IEnumerable<Order> OrdersOf(int home, int hour)
    {
        long ofHomeW = netW(home, hour);
        long charge = ofHomeW < 0 ? Math.Min(-ofHomeW, Math.Min(BatteryW, Room(home))) : 0;
        long discharge = hour >= FirstEveningHour ? Math.Min(BatteryW, _storedWh[home] / 2) : 0;
        _storedWh[home] += charge - discharge;
        ofHomeW += charge - discharge;
        if (ofHomeW != 0)
        {
            OrderTerms terms = ofHomeW > 0 ? new(ofHomeW, 300_000) : new(-ofHomeW, hour >= FirstEveningHour ? 200_000 : 80_000);
            yield return new Order(new OrderKey(network.Points[home].NodeId, hour), ofHomeW > 0 ? OrderSide.Bid : OrderSide.Offer, terms, arrivalS: 0);
        }
    }

    private long Room(int home) => HasPv(home) ? BatteryWh - _storedWh[home] : 0;

    public static bool HasPv(int home) => home % 2 == 0;
}
