namespace EdgeLem.Gateway.Tests;

/// <summary>
/// One trading interval of the lane from orders to settlement, the same in every run but for what a test adds: house a sells 1,500 W, house b
/// buys 2,000 W and house c 500 W.
/// </summary>
internal static class LaneEvening
{
    /// <summary>The interval that is traded.</summary>
    public const long IntervalS = Lane.EpochS;

    /// <summary>When the houses send their orders.</summary>
    public const long OrdersS = IntervalS - 700;

    /// <summary>When a test's disturbance comes: the orders are in, the gate is open.</summary>
    public const long DisturbanceS = IntervalS - 300;

    /// <summary>Runs the interval and tells what came out.</summary>
    public static EveningOutcome Run(Action<TestMarket>? disturb = null)
    {
        using var market = new TestMarket();
        SendOrders(market);
        market.AdvanceTo(DisturbanceS);
        disturb?.Invoke(market);
        market.AdvanceTo(market.Clock.NowS);
        Settle(market);
        return new EveningOutcome(market);
    }

    public static void SendOrders(TestMarket market)
    {
        market.AdvanceTo(OrdersS);
        market.A.Measure(OrdersS, -500, -500, -500);
        market.B.Measure(OrdersS, 600, 700, 700);
        market.C.Measure(OrdersS, double.NaN, 500, double.NaN);
        market.A.Offer(IntervalS, 1_500, 100_000);
        market.B.Bid(IntervalS, 2_000, 300_000);
        market.C.Bid(IntervalS, 500, 250_000);
        market.AdvanceTo(OrdersS);
    }

    /// <summary>Counters at the interval's start and end, and the settlements.</summary>
    public static void Settle(TestMarket market)
    {
        market.AdvanceTo(IntervalS);
        ReportCounters(market, IntervalS - 900, (1_000, 500), (2_000, 0), (3_000, 0));
        market.AdvanceTo(IntervalS + 900);
        ReportCounters(market, IntervalS, (1_000, 870), (2_510, 0), (3_120, 0));
        market.AdvanceTo(IntervalS + 961);
    }

    public static void ReportCounters(TestMarket market, long intervalS, params (long ImportWh, long ExportWh)[] counters)
    {
        market.A.Energy(intervalS, counters[0].ImportWh, counters[0].ExportWh);
        market.B.Energy(intervalS, counters[1].ImportWh, counters[1].ExportWh);
        market.C.Energy(intervalS, counters[2].ImportWh, counters[2].ExportWh);
        market.AdvanceTo(market.Clock.NowS);
    }
}
