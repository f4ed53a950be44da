using EdgeLem.Sim.Devices;

namespace EdgeLem.Node.Esp32.Tests.Days;

/// <summary>
/// Draws a bad day from a seed. The first hour and the last three are quiet, so that counters at both ends can be compared and everything is sent; around noon the node has power, so that its droop can
/// be seen.
/// </summary>
internal static class DayPlan
{
    public const long NoonFromS = 38_400;
    public const long NoonUntilS = 43_800;

    private const long HourS = 3600;
    private const long FirstS = HourS;
    private const long LastS = 21 * HourS;
    private const int RecordBytes = 48;

    private static readonly DeviceFault[] MeterFaults =
    [
        DeviceFault.Silent, DeviceFault.NotANumber, DeviceFault.ExceptionReply(ModbusExceptionCode.DeviceFailure), DeviceFault.ExceptionReply(ModbusExceptionCode.Busy) with { Rate = 0.5, Seed = 3 },
    ];

    public static IReadOnlyList<DayEvent> Draw(int seed)
    {
        var chance = new Random(seed);
        DayEvent[] drawn =
        [
            .. Many(4, () => Lasting(chance, (DayEventKind.WifiCut, DayEventKind.WifiBack), 120, 9000)),
            .. Many(3, () => Lasting(chance, (DayEventKind.GatewayStop, DayEventKind.GatewayStart), 10, 2400)),
            .. Many(4, () => [new DayEvent(At(chance), DayEventKind.ConnectionDrop)]),
            .. Many(6, () => [new DayEvent(At(chance), DayEventKind.CutInFlight)]),
            .. MeterFaults.SelectMany(fault => Fault(chance, DayEventKind.MeterFault, fault)),
            .. Fault(chance, DayEventKind.InverterFault, DeviceFault.Reboot),
            .. Many(2, () => [new DayEvent(At(chance), DayEventKind.Noise, chance.Next(300, 1800))]),
            .. Many(3, () => Cut(chance, AtWithPower(chance))),
            .. Many(3, () => Torn(chance)),
        ];
        return [.. drawn.OrderBy(happening => happening.AtS)];
    }

    /// <summary>Whether somebody wants the node to have power at an instant.</summary>
    private static bool NeedsPower(long atS) => atS >= NoonFromS - HourS - 600 && atS < NoonUntilS;

    private static long At(Random chance) => chance.NextInt64(FirstS, LastS - (3 * HourS));

    private static long AtWithPower(Random chance)
    {
        long atS = At(chance);
        while (NeedsPower(atS))
        {
            atS = At(chance);
        }

        return atS;
    }

    private static IEnumerable<DayEvent> Many(int count, Func<IEnumerable<DayEvent>> draw) => Enumerable.Range(0, count).SelectMany(_ => draw());

    private static IEnumerable<DayEvent> Lasting(Random chance, (DayEventKind Begin, DayEventKind End) kinds, int leastS, int mostS)
    {
        long atS = At(chance);
        return [new DayEvent(atS, kinds.Begin), new DayEvent(atS + chance.Next(leastS, mostS), kinds.End)];
    }

    private static IEnumerable<DayEvent> Fault(Random chance, DayEventKind kind, DeviceFault fault)
    {
        long atS = At(chance);
        return [new DayEvent(atS, kind, Fault: fault), new DayEvent(atS + chance.Next(60, 2400), kind)];
    }

    private static IEnumerable<DayEvent> Cut(Random chance, long atS)
    {
        // Seldom the time server answers at once; the amount is how long it takes.
        return [new DayEvent(atS, DayEventKind.PowerCut), new DayEvent(atS + chance.Next(5, 3600), DayEventKind.PowerBack, chance.Next(2) * chance.Next(1, 900))];
    }

    /// <summary>The power fails in the middle of the write of an interval's counters, or of whatever is written next.</summary>
    private static IEnumerable<DayEvent> Torn(Random chance)
    {
        long endS = AtWithPower(chance) / DayGateway.IntervalS * DayGateway.IntervalS;
        return [new DayEvent(endS - 5, DayEventKind.FailInNextWrite, chance.Next(0, RecordBytes)), .. Cut(chance, endS + chance.Next(20, 300))];
    }
}
