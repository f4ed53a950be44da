using EdgeLem.Sim.Devices;

namespace EdgeLem.Sim.Endurance;

/// <summary>
/// Draws what happens, from a seed. On average a tenth of the meters is dead or lies; the first two and the last five hours are quiet, so that the
/// counters at both ends can be compared.
/// </summary>
internal static class EndurancePlan
{
    private const long MinuteS = 60;
    private const long IntervalS = 900;
    private const long QuietAtStartS = 2 * 3600;
    private const long QuietAtEndS = 5 * 3600;
    private const int MeanHealthyMinutes = 18 * 60;
    private const int ShortestFaultMinutes = 20;
    private const int LongestFaultMinutes = 220;

    private static readonly DeviceFault[] Faults =
    [
        DeviceFault.Silent, DeviceFault.FrozenValues, DeviceFault.NotANumber, DeviceFault.WrongWordOrder, DeviceFault.StuckCounter, DeviceFault.ZeroCounters,
        DeviceFault.ExceptionReply(ModbusExceptionCode.DeviceFailure),
    ];

    /// <summary>Draws the plan.</summary>
    /// <param name="options">How much of what.</param>
    /// <returns>Events in order of time.</returns>
    public static IReadOnlyList<EnduranceEvent> Draw(EnduranceOptions options)
    {
        long endS = (options.Intervals * IntervalS) - QuietAtEndS;
        var random = new Random(options.Seed);
        var events = new List<EnduranceEvent>();
        for (int home = 0; home < options.Homes; home++)
        {
            events.AddRange(MeterFaults(random, home, endS));
            events.AddRange(Enumerable.Range(0, options.PowerCutsPerHome).SelectMany(_ => PowerCut(random, home, endS)));
            events.AddRange(Enumerable.Range(0, options.ClockJumpsPerHome).SelectMany(_ => ClockJump(random, home, endS)));
        }

        events.AddRange(Enumerable.Range(0, options.BrokerRestarts).Select(_ => new EnduranceEvent(Minute(random, endS), EnduranceEventKind.BrokerRestart)));
        events.AddRange(Enumerable.Range(0, options.GatewayRestarts).SelectMany(_ => Absence(Minute(random, endS - 3600), random.Next(0, 25) * MinuteS)));
        events.AddRange(Absence(endS * 2 / 5 / MinuteS * MinuteS, options.AwayS));
        return [.. events.OrderBy(happening => happening.AtS)];
    }

    private static IEnumerable<EnduranceEvent> MeterFaults(Random random, int home, long endS)
    {
        long atS = QuietAtStartS + (random.Next(MeanHealthyMinutes) * MinuteS);
        while (atS + (LongestFaultMinutes * MinuteS) < endS)
        {
            yield return new EnduranceEvent(atS, EnduranceEventKind.MeterFault, home, Fault: Faults[random.Next(Faults.Length)]);
            atS += random.Next(ShortestFaultMinutes, LongestFaultMinutes) * MinuteS;
            yield return new EnduranceEvent(atS, EnduranceEventKind.MeterFault, home, Fault: DeviceFault.None);
            atS += random.Next(2 * MeanHealthyMinutes) * MinuteS;
        }
    }

    /// <summary>Armed shortly before an interval's end, so that the write of its counters is what the failure tears.</summary>
    private static IEnumerable<EnduranceEvent> PowerCut(Random random, int home, long endS)
    {
        long intervalEndS = Minute(random, endS - (4 * 3600)) / IntervalS * IntervalS;
        yield return new EnduranceEvent(intervalEndS - MinuteS, EnduranceEventKind.FailInNextWrite, home, random.Next(0, 49));
        yield return new EnduranceEvent(intervalEndS + (random.Next(1, 10) * MinuteS), EnduranceEventKind.PowerOff, home);
        long backS = intervalEndS + (random.Next(10, 180) * MinuteS);
        bool knowsTime = random.Next(3) > 0;
        yield return new EnduranceEvent(backS, knowsTime ? EnduranceEventKind.PowerOn : EnduranceEventKind.PowerOnWithoutTime, home);
        if (!knowsTime)
        {
            yield return new EnduranceEvent(backS + (random.Next(3, 50) * MinuteS), EnduranceEventKind.ClockSet, home);
        }
    }

    private static IEnumerable<EnduranceEvent> ClockJump(Random random, int home, long endS)
    {
        long atS = Minute(random, endS - (7 * 3600));
        long largestS = random.Next(2) == 0 ? 1_800 : 172_800;
        long jumpS = random.NextInt64(1, largestS) * (random.Next(2) == 0 ? 1 : -1);
        yield return new EnduranceEvent(atS, EnduranceEventKind.ClockJump, home, jumpS);
        yield return new EnduranceEvent(atS + (random.Next(10, 360) * MinuteS), EnduranceEventKind.ClockSet, home);
    }

    private static IEnumerable<EnduranceEvent> Absence(long atS, long forS)
    {
        yield return new EnduranceEvent(atS, EnduranceEventKind.GatewayStop);
        yield return new EnduranceEvent(atS + forS, EnduranceEventKind.GatewayStart);
    }

    private static long Minute(Random random, long endS) => random.NextInt64(QuietAtStartS / MinuteS, endS / MinuteS) * MinuteS;
}
