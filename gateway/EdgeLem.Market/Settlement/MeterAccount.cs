namespace EdgeLem.Market.Settlement;

/// <summary>What a <see cref="MeterBook"/> keeps of one node, and how it judges a reading.</summary>
internal sealed class MeterAccount
{
    private const long SecondsPerHour = 3600;

    /// <summary>Estimates kept apart; older ones are joined, so that a node that is silent for ever does not fill the memory.</summary>
    private const int MostEstimates = 4096;

    private readonly List<Estimate> _estimates = [];
    private MeterSeries? _former;
    private MeterSeries? _candidate;
    private int _confirmations;

    public long RatedPowerW { get; set; }

    /// <summary>The last accepted reading.</summary>
    public MeterReading? Last { get; private set; }

    public long LastIntervalEndS { get; set; }

    /// <summary>Time of the newest reading that was judged, used or not.</summary>
    public long JudgedUntilS { get; private set; }

    /// <summary>Counters begin anew: the next reading is a first one.</summary>
    public void Forget()
    {
        Last = null;
        _former = _candidate = null;
        _estimates.Clear();
    }

    /// <summary>Notes that an interval was settled on an estimate.</summary>
    public void AddEstimate(long intervalEndS, long energyJ)
    {
        if (energyJ == 0)
        {
            return;
        }

        if (_estimates.Count == MostEstimates)
        {
            _estimates[1] = new Estimate(_estimates[1].EndS, checked(_estimates[0].EnergyJ + _estimates[1].EnergyJ));
            _estimates.RemoveAt(0);
        }

        _estimates.Add(new Estimate(intervalEndS, energyJ));
        NoteSettled(energyJ);
    }

    /// <summary>Judges a reading and, when it can be used, counts on from it.</summary>
    /// <param name="reading">A reading.</param>
    /// <param name="energyJ">What it leaves to settle, J: nothing of it is settled yet.</param>
    public MeterRefusal Take(MeterReading reading, out long energyJ)
    {
        energyJ = 0;
        if (reading.TimeS <= JudgedUntilS)
        {
            return MeterRefusal.OutOfTime;
        }

        if (reading.ImportWh < 0 || reading.ExportWh < 0)
        {
            JudgedUntilS = reading.TimeS;
            return MeterRefusal.CounterWentBack;
        }

        JudgedUntilS = reading.TimeS;
        return Last is { } last ? Take(reading, last, out energyJ) : TakeFirst(reading);
    }

    private MeterRefusal TakeFirst(MeterReading reading)
    {
        CountFrom(reading);
        return MeterRefusal.FirstReading;
    }

    private MeterRefusal Take(MeterReading reading, MeterReading last, out long energyJ)
    {
        energyJ = 0;
        if (Follows(last, reading))
        {
            energyJ = checked(EnergyJ(last, reading) - EstimatedJ(long.MinValue, reading.TimeS));
            CountFrom(reading);
            NoteSettled(energyJ);
            return MeterRefusal.None;
        }

        if (_former is { } former && Follows(former.First, reading))
        {
            // The counters go on where the meter before the supposed exchange stood: what was settled since is all part of the one difference.
            energyJ = checked(EnergyJ(former.First, reading) - (former.SettledSinceJ - EstimatedJ(reading.TimeS, long.MaxValue)));
            CountFrom(reading);
            _former = null;
            return MeterRefusal.MeterReturned;
        }

        bool wentBack = reading.ImportWh < last.ImportWh || reading.ExportWh < last.ExportWh;
        return wentBack ? Suspect(reading, last, out energyJ) : MeterRefusal.Implausible;
    }

    /// <summary>One low reading may be a lie; some in a row that follow each other are another meter.</summary>
    private MeterRefusal Suspect(MeterReading reading, MeterReading last, out long energyJ)
    {
        energyJ = 0;
        bool confirms = _candidate is { } seen && Follows(seen.Newest, reading);
        _confirmations = confirms ? _confirmations + 1 : 1;
        _candidate = confirms ? _candidate! with { Newest = reading } : new MeterSeries(reading, reading, 0);
        if (_confirmations < MeterBook.ReadingsOfNewMeter)
        {
            return MeterRefusal.CounterWentBack;
        }

        MeterReading first = _candidate.First;
        _former ??= new MeterSeries(last, last, EstimatedJ(long.MinValue, long.MaxValue));
        energyJ = checked(EnergyJ(first, reading) - EstimatedJ(first.TimeS, reading.TimeS));
        CountFrom(reading);
        NoteSettled(energyJ);
        return MeterRefusal.MeterExchanged;
    }

    /// <summary>Remembers what was settled since a supposed exchange, in case that it was none.</summary>
    private void NoteSettled(long energyJ) => _former = _former is { } former ? former with { SettledSinceJ = checked(former.SettledSinceJ + energyJ) } : null;

    private void CountFrom(MeterReading reading)
    {
        Last = reading;
        _candidate = null;
        _estimates.RemoveAll(estimate => estimate.EndS <= reading.TimeS);
    }

    /// <summary>Energy settled on estimates for intervals that end after one time and not after another, J.</summary>
    private long EstimatedJ(long afterS, long untilS) =>
        _estimates.Where(estimate => estimate.EndS > afterS && estimate.EndS <= untilS).Sum(estimate => estimate.EnergyJ);

    private bool Follows(MeterReading last, MeterReading reading)
    {
        Int128 limitWh = ((Int128)RatedPowerW * (reading.TimeS - last.TimeS) * (100 + MeterBook.MarginPercent) / (100 * SecondsPerHour)) + MeterBook.ResolutionAllowanceWh;
        long importWh = reading.ImportWh - last.ImportWh;
        long exportWh = reading.ExportWh - last.ExportWh;
        return importWh >= 0 && exportWh >= 0 && importWh <= limitWh && exportWh <= limitWh;
    }

    private static long EnergyJ(MeterReading last, MeterReading reading) =>
        checked((reading.ImportWh - last.ImportWh - (reading.ExportWh - last.ExportWh)) * EnergyPrice.JoulePerWh);

    private readonly record struct Estimate(long EndS, long EnergyJ);

    /// <summary>Counters of one meter.</summary>
    /// <param name="First">Of a supposed new meter its first reading; of the one before it, its last.</param>
    /// <param name="Newest">The newest reading that follows.</param>
    /// <param name="SettledSinceJ">Everything settled since <paramref name="First"/>, J.</param>
    private sealed record MeterSeries(MeterReading First, MeterReading Newest, long SettledSinceJ);
}
