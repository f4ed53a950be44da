using EdgeLem.Gateway.Network;
using EdgeLem.Grid;
using EdgeLem.Market.Tests.GridPolicies.Distributed;
using EdgeLem.Tests;
using static System.FormattableString;

namespace EdgeLem.Gateway.Tests.Network.Days;

/// <summary>
/// Van Leeuwen, AlSkaif, Gibescu, van Sark (Applied Energy 2020), an Amsterdam community, bilateral trade with the power flow in one ADMM: import cost -34.9 %, import -15 %, peak import more
/// than -50 %. Ours: the European feeder with its own profiles, and on every second home PV and a battery.
/// </summary>
public sealed class TradingDayOnFeederTests(ITestOutputHelper output)
{
    /// <summary>Of each of 28 systems, so that PV makes on this day what the 55 homes consume.</summary>
    private const double PvW = 1_500;

    /// <summary>The source holds 1.05 pu; 1.10 pu is never reached on this day.</summary>
    private const double MaxVoltagePu = 1.06;

    [Fact]
    [Trait("Row", "R57")]
    public void Trade_with_batteries_on_the_European_feeder()
    {
        Feeder feeder = EuropeanHomes.LoadOrSkip();
        var profiles = new EuropeanProfiles(feeder);
        long NetW(int home, int hour) => (long)Math.Round(profiles.LoadW(home, hour, minutes: 60) - (TradingDay.HasPv(home) ? PvW * EuropeanProfiles.ClearSky(hour + 0.5) : 0));
        TradingDay Day() => new(new FeederNetwork(feeder, new FeederNetworkOptions { Points = EuropeanHomes.PointsOf(feeder), Limits = new NetworkLimits { MaxVoltagePu = MaxVoltagePu } }), NetW);
        TradingDay alone = Day().Without();
        TradingDay batteries = Day().Without(hasBatteries: true);
        TradingDay with = Day().With();
        double[] changes = [.. Changes(alone, with), .. Changes(batteries, with)];
        output.WriteLine(Invariant($"import {alone.ImportWh}, {batteries.ImportWh}, {with.ImportWh} Wh; cost {alone.ImportCostMicroEur / 1e6:F2}, {batteries.ImportCostMicroEur / 1e6:F2}, {with.ImportCostMicroEur / 1e6:F2} EUR; peak {alone.PeakW:F0}, {batteries.PeakW:F0}, {with.PeakW:F0} W"));
        output.WriteLine(string.Join(", ", changes.Select(change => Invariant($"{change:F1} %"))) + Invariant($"; limits passed without it in {with.HoursWithViolations} hours"));

        Assert.True(with.IsAlwaysAllowed && with.HoursWithViolations > 0);
        Assert.All(changes[..5], change => Assert.True(change < -10));
        Assert.True(changes[5] > 0);
        Literature.State("R57", "AC limits and bilateral trade in one ADMM; van Leeuwen et al.", "import cost -34.9 %, import -15 %, peak import more than -50 % (Amsterdam)",
            (Invariant($"European feeder, its own profiles, on every second home a battery and {PvW / 1000:F1} kW of PV: bill {changes[0]:F0} %, import {changes[1]:F0} %, peak import {changes[2]:F0} % against homes without battery and trade; {changes[3]:F0}, {changes[4]:F0} and +{changes[5]:F0} % against homes whose batteries serve themselves; limits passed without it in {with.HoursWithViolations} hours, with it in none"),
            "partly: cost and import agree; the peak falls against homes without batteries only, for nothing here aims at it"));
    }

    /// <returns>Change of the bill, the import and its peak, percent.</returns>
    private static double[] Changes(TradingDay before, TradingDay after) =>
        [Change(before.ImportCostMicroEur, after.ImportCostMicroEur), Change(before.ImportWh, after.ImportWh), Change(before.PeakW, after.PeakW)];

    private static double Change(double before, double after) => 100 * (after - before) / Math.Abs(before);
}
