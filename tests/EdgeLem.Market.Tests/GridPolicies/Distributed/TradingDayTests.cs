namespace EdgeLem.Market.Tests.GridPolicies.Distributed;

public sealed class TradingDayTests(ITestOutputHelper output)
{
    /// <summary>
    /// Van Leeuwen, AlSkaif, Gibescu, van Sark (Applied Energy 2020), Amsterdam data, bilateral trade with the power flow in one ADMM: import cost -34.9 %, import -15 %,
    /// peak import more than -50 %. A synthetic day on a synthetic feeder: the directions agree. The European feeder is the gateway's part.
    /// </summary>
    [Fact]
    [Trait("Row", "R57")]
    public void Trade_with_batteries_under_the_distributed_clearing_lowers_import_its_cost_and_its_peak()
    {
        TradingDay without = new TradingDay(Feeder(), NetW).Without();
        TradingDay with = new TradingDay(Feeder(), NetW).With();
        double cost = Change(without.ImportCostMicroEur, with.ImportCostMicroEur);
        double import = Change(without.ImportWh, with.ImportWh);
        double peak = Change(without.PeakW, with.PeakW);

        output.WriteLine($"import cost {cost:f1} %, import {import:f1} %, peak import {peak:f1} %; limits passed without it in {with.HoursWithViolations} hours");
        Assert.True(with.IsAlwaysAllowed && with.HoursWithViolations > 0);
        Assert.True(cost < -15 && import < -15 && peak < -15);
    }

    private static long NetW(int home, int hour)
    {
        double loadW = 300 + (1_500 * Math.Exp(-Math.Pow((hour - 19 - (home % 3)) / 2.5, 2))) + (500 * Math.Exp(-Math.Pow((hour - 8) / 1.5, 2)));
        double pvW = TradingDay.HasPv(home) ? Math.Max(0, 5_000 * Math.Sin(Math.PI * (hour - 6) / 14)) * (hour is > 6 and < 20 ? 1 : 0) : 0;
        return (long)Math.Round(loadW - pvW);
    }

    private static CurvedFeeder Feeder() => CurvedFeeder.Random(new Random(57), points: 20, band: 0.03, transformerW: 25_000);

    private static double Change(double before, double after) => 100 * (after - before) / Math.Abs(before);
}
