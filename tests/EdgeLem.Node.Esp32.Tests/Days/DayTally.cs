using EdgeLem.Contracts;
using EdgeLem.Node.Esp32.Hosting;
using EdgeLem.Node.Esp32.Supervision;
using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Node.Esp32.Tests.Days;

/// <summary>What was seen over the day.</summary>
internal sealed class DayTally
{
    /// <summary>Time after a disturbance, s, in which nothing is judged: lost devices are tried again after minutes.</summary>
    private const long CalmAfterS = 420;

    /// <summary>A new limit reaches the inverter with the next control step.</summary>
    private const long ObeyedAfterS = 3 * DayGateway.ControlPeriodMs / 1000;

    private long _bootedAtS = long.MaxValue;
    private long _calmFromS;
    private bool _isMeterSick;
    private long _knowsTimeSinceS = long.MaxValue;
    private long _limitedSinceS = long.MaxValue;

    public int Boots { get; private set; }

    public int Reboots { get; set; }

    public int CutsInFlight { get; set; }

    public long PoweredS { get; private set; }

    public long Pulses { get; private set; }

    public int ThreadFaults { get; private set; }

    public long OrdersAccepted { get; private set; }

    public long OrdersRejected { get; private set; }

    public int Measurements { get; private set; }

    public Dictionary<RejectCode, long> Refusals { get; } = [];

    public Dictionary<ExitReason, int> Exits { get; } = [];

    /// <summary>Seconds in which the sun would have exceeded the dispatch's limit and the node kept to it, and in which it did not.</summary>
    public (long Kept, long Broken) Dispatch { get; private set; }

    /// <summary>The lowest limit that was seen in the inverter's registers, share of its rating.</summary>
    public double LowestLimit { get; private set; } = 1;

    /// <summary>The most that the inverter absorbed while the voltage was high, var.</summary>
    public double MostAbsorbedVar { get; private set; }

    /// <summary>The most that it absorbed or injected in calm at nominal voltage, var.</summary>
    public double MostAtNominalVar { get; private set; }

    /// <summary>Ends of intervals at which the meter could be read: power, time and meter were there from a minute before to the end of the grace time.</summary>
    public HashSet<long> Measurable { get; } = [];

    private bool IsCalm(long nowS) => !_isMeterSick && nowS >= _calmFromS && nowS - _bootedAtS > CalmAfterS;

    public void Boot(long nowS, ExitReason last)
    {
        Boots++;
        Exits[last] = Exits.GetValueOrDefault(last) + 1;
        _bootedAtS = nowS;
        _knowsTimeSinceS = long.MaxValue;
    }

    public void Off(long nowS, long pulses, int threadFaults)
    {
        PoweredS += nowS - _bootedAtS;
        Pulses += pulses;
        ThreadFaults += threadFaults;
        _bootedAtS = long.MaxValue;
        _knowsTimeSinceS = long.MaxValue;
    }

    /// <summary>Something is wrong on the bus until an instant; or a meter's fault begins or ends.</summary>
    public void Disturb(long untilS, bool? isMeterSick)
    {
        _isMeterSick = isMeterSick ?? _isMeterSick;
        _calmFromS = Math.Max(_calmFromS, untilS + CalmAfterS);
    }

    public void Add(DayGateway gateway)
    {
        OrdersAccepted += gateway.Market.Counters.OrdersAccepted;
        OrdersRejected += gateway.Market.Counters.OrdersRejected;
        Measurements += gateway.Observer.Measurements;
        foreach ((RejectCode code, long count) in gateway.Market.Counters.ByCode)
        {
            Refusals[code] = Refusals.GetValueOrDefault(code) + count;
        }
    }

    public void Note(long nowS, DayHome home, NodeParts? parts)
    {
        if (parts is null)
        {
            return;
        }

        bool knowsTime = parts.Cycle.TimeQuality != TimeQuality.Unknown;
        _knowsTimeSinceS = knowsTime ? Math.Min(_knowsTimeSinceS, nowS) : long.MaxValue;
        _limitedSinceS = parts.Cycle.Dispatch.ExportLimitW == DayGateway.ExportLimitW ? Math.Min(_limitedSinceS, nowS) : long.MaxValue;
        NoteMeasurable(nowS);
        if (IsCalm(nowS) && nowS % 10 == 0)
        {
            NoteControl(nowS, home);
        }
    }

    private void NoteMeasurable(long nowS)
    {
        const long GraceS = 60;
        long endS = nowS - GraceS;
        if (endS % DayGateway.IntervalS == 0 && IsCalm(endS - GraceS) && !_isMeterSick && _calmFromS <= endS && _knowsTimeSinceS <= endS - GraceS)
        {
            Measurable.Add(endS);
        }
    }

    private void NoteControl(long nowS, DayHome home)
    {
        long dayS = nowS - DayRun.StartS;
        bool isHigh = dayS is >= DayPlan.NoonFromS + 120 and < DayPlan.NoonUntilS;
        bool isNominal = dayS is < DayPlan.NoonFromS or >= DayPlan.NoonUntilS + 120;
        MostAbsorbedVar = isHigh ? Math.Max(MostAbsorbedVar, -home.Inverter.ReactivePowerVar) : MostAbsorbedVar;
        MostAtNominalVar = isNominal ? Math.Max(MostAtNominalVar, Math.Abs(home.Inverter.ReactivePowerVar)) : MostAtNominalVar;
        LowestLimit = Math.Min(LowestLimit, home.LimitInRegisters ?? 1);
        if (nowS - _limitedSinceS >= ObeyedAfterS && home.AvailableW - home.LoadW > DayGateway.ExportLimitW + 300)
        {
            bool isKept = home.NetW >= -DayGateway.ExportLimitW - 150;
            Dispatch = (Dispatch.Kept + (isKept ? 10 : 0), Dispatch.Broken + (isKept ? 0 : 10));
        }
    }
}
