using EdgeLem.Gateway.Ledger;
using EdgeLem.Gateway.Ledger.Records;

namespace EdgeLem.Node.Esp32.Tests.Days;

/// <summary>
/// The program itself, not only its core, through 24 hours: a virtual SDM630 and a SunSpec inverter on a pseudo-terminal, the embedded broker on a socket, the real gateway; and Wi-Fi, broker, meter and
/// power that fail at random.
/// </summary>
public sealed class FullDayTests
{
    [Fact]
    public void A_quiet_day_brings_every_interval_s_counters_once()
    {
        using DayRun day = Ran(0, []);

        Assert.Equal(1, day.Tally.Boots);
        Assert.Equal(95, day.Stored.Count(record => record.Key > DayRun.StartS + DayGateway.IntervalS));
        AssertOutcome(day);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_bad_day_brings_every_interval_s_counters_once(int seed)
    {
        using DayRun day = Ran(seed, DayPlan.Draw(seed));

        Assert.True(day.Tally.Boots > 3, $"{day.Tally.Boots} boots");
        Assert.True(day.TornWrites > 0, "no write was torn");
        Assert.True(day.Tally.CutsInFlight > 0, "no message was under way when the connection was cut");
        AssertOutcome(day);
    }

    private static DayRun Ran(int seed, IReadOnlyList<DayEvent> events)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Skipped: pseudo-terminals need Linux.");
        long start = TimeProvider.System.GetTimestamp();
        var day = new DayRun(seed, events);
        try
        {
            day.Run();
        }
        catch
        {
            Tell(day, seed, start);
            day.Dispose();
            throw;
        }

        Tell(day, seed, start);
        return day;
    }

    private static void Tell(DayRun day, int seed, long start)
    {
        DayTally tally = day.Tally;
        ITestOutputHelper? output = TestContext.Current.TestOutputHelper;
        output?.WriteLine(
            $"seed {seed}: {TimeProvider.System.GetElapsedTime(start).TotalSeconds:F1} s, {day.Requests} requests, {tally.Boots} boots of which {tally.Reboots} restarts, {day.TornWrites} torn writes, "
            + $"{tally.CutsInFlight} cuts in flight, {day.Stored.Count} records, {tally.Measurable.Count} measurable, orders {tally.OrdersAccepted} accepted {tally.OrdersRejected} rejected, {tally.Measurements} measurements, "
            + $"powered {tally.PoweredS} s, pulses {tally.Pulses}, dispatch {tally.Dispatch}, lowest limit {tally.LowestLimit}, absorbed {tally.MostAbsorbedVar:F0} var, nominal {tally.MostAtNominalVar:F0} var");
        output?.WriteLine($"refused {string.Join(", ", tally.Refusals)}; exits {string.Join(", ", tally.Exits)}");
        output?.WriteLine(string.Join('\n', day.Log.Where(line => !line.Contains("not reached", StringComparison.Ordinal))));
    }

    private static void AssertOutcome(DayRun day)
    {
        AssertLedger(day);
        DayTally tally = day.Tally;
        Assert.Equal(0, day.Parts.Cycle.Energy.Store.Waiting);
        Assert.Equal(0, tally.ThreadFaults);
        Assert.True(tally.OrdersAccepted > 48, $"{tally.OrdersAccepted} orders were accepted");
        Assert.True(tally.Measurements > 100, $"{tally.Measurements} measurements came");

        // Obeyed to the 150 W of setpoint steps (1 % of 6 kW) and ripple; the limit is the gateway's, which is less than the connection's own.
        Assert.Equal(0, tally.Dispatch.Broken);
        Assert.True(tally.Dispatch.Kept > 600, $"the dispatch was seen obeyed for {tally.Dispatch.Kept} s");
        Assert.InRange(tally.LowestLimit, 0.1, 0.9);

        // 249 V are 1.083 pu: beyond the last point of Category B's curve, 44 % of the rating is absorbed, as far as the capability goes.
        Assert.InRange(tally.MostAbsorbedVar, 0.4 * DayHome.RatedVa, 0.45 * DayHome.RatedVa);
        Assert.InRange(tally.MostAtNominalVar, 0, 0.02 * DayHome.RatedVa);

        // One pulse a second while everything gets on, late by no more than the supervisor's rest of 250 ms.
        Assert.InRange(tally.Pulses, tally.PoweredS * 8 / 10, tally.PoweredS + tally.Boots);
    }

    private static void AssertLedger(DayRun day)
    {
        using SqliteLedger ledger = SqliteLedger.Open(day.LedgerPath, DayGateway.Genesis);
        IReadOnlyList<LedgerRound> rounds = ledger.ReadRounds();
        LedgerRound[] settlements = [.. rounds.Where(round => round.Kind == "settlement")];
        MeterReadingRecord[] all = [.. settlements.SelectMany(round => ledger.ReadMeterReadings(round.RoundNumber).OrderBy(row => row.ReadingTimeS ?? long.MaxValue))];
        MeterReadingRecord[] rows = [.. all.Where(row => row.ReadingTimeS is not null)];

        // Exactly once: each stored record is one row of the ledger, and no row is anything else.
        Assert.Equal(day.Stored.Keys.Where(endS => endS <= DayRun.EndS).Order(), rows.Select(row => row.ReadingTimeS!.Value).Order());
        Assert.All(rows, row => Assert.True(row.IsAccepted, $"{row}"));
        Assert.Empty(day.Tally.Measurable.Where(endS => endS <= DayRun.EndS).Except(day.Stored.Keys).Order().Select(endS => endS - DayRun.StartS));
        Assert.All(rows, row => AssertIsShown(day, row));

        // Settled and corrected energy is the difference of the counters, to the Wh.
        MeterReadingRecord first = rows[0];
        MeterReadingRecord last = rows[^1];
        Assert.Equal(DayRun.EndS, last.ReadingTimeS);
        long correctedJ = rounds.Where(round => round.Kind.StartsWith("correction-", StringComparison.Ordinal)).SelectMany(round => ledger.ReadMeterReadings(round.RoundNumber)).Sum(row => row.SettledJ);
        Assert.Equal((last.ImportWh - first.ImportWh - (last.ExportWh - first.ExportWh)) * 3600, all.SkipWhile(row => row != first).Skip(1).Sum(row => row.SettledJ) + correctedJ);
        Assert.True(ledger.Verify().IsIntact);
    }

    /// <summary>The counters are those that the meter's display showed when they were read, or in the second before, when the answer was under way.</summary>
    private static void AssertIsShown(DayRun day, MeterReadingRecord row)
    {
        (long importWh, long exportWh, long atS) = day.Stored[row.ReadingTimeS!.Value];
        Assert.Equal((importWh, exportWh), (row.ImportWh!.Value, row.ExportWh!.Value));
        Assert.True((importWh, exportWh) == day.Shown[atS] || (importWh, exportWh) == day.Shown[atS - 1], $"{row}: the display showed {day.Shown[atS]} at {atS}");
    }
}
