using EdgeLem.Tests;
using static System.FormattableString;

namespace EdgeLem.Market.Tests.GridPolicies.Distributed;

public sealed class TradingDayTests(ITestOutputHelper output)
{
    /// <summary>
    /// Van Leeuwen, AlSkaif, Gibescu, van Sark (Applied Energy 2020), Amsterdam data, bilateral trade with the power flow in one ADMM: import cost -34.9 %, import -15 %,
    /// peak import more than -50 %. Ours is a synthetic day of another place, so the directions agree and the figures are our own.
    /// </summary>
    [Fact]
    [Trait("Row", "R57")]
    public void Trade_with_batteries_under_the_distributed_clearing_lowers_import_its_cost_and_its_peak()
    {
        TradingDay without = new TradingDay(Feeder()).Without();
        TradingDay with = new TradingDay(Feeder()).With();
        double cost = Change(without.ImportCostMicroEur, with.ImportCostMicroEur);
        double import = Change(without.ImportWh, with.ImportWh);
        double peak = Change(without.PeakW, with.PeakW);

        output.WriteLine($"import cost {cost:f1} %, import {import:f1} %, peak import {peak:f1} %; limits passed without it in {with.HoursWithViolations} hours");
        Assert.True(with.IsAlwaysAllowed && with.HoursWithViolations > 0);
        Assert.True(cost < -15 && import < -15 && peak < -15);

        Literature.State("R57", "AC limits and bilateral trade in one ADMM; van Leeuwen et al.", "import cost -34.9 %, import -15 %, peak import more than -50 % (Amsterdam)",
            (Invariant($"import cost {cost:F0} %, import {import:F0} %, peak import {peak:F0} % on a synthetic day of a synthetic feeder; limits passed without it in {with.HoursWithViolations} hours, with it in none"), "partly: the directions agree, the homes are others"));
    }

    private static CurvedFeeder Feeder() => CurvedFeeder.Random(new Random(57), points: 20, band: 0.03, transformerW: 25_000);

    private static double Change(double before, double after) => 100 * (after - before) / Math.Abs(before);
}
