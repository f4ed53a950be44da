namespace EdgeLem.Sim.Homes;

/// <summary>Base load of a household: steady load, refrigerator, and appliance runs.</summary>
/// <remarks>
/// <para>Annual energy E is split: appliances take their expected share, scaled by E / 3500 kWh; the refrigerator its duty cycle; the
/// rest is the steady load P(t) = E_rest / 8760 h x F(d) / mean F x s(h + shift) x noise, with F from <see cref="H0Dynamics"/>, s from
/// <see cref="DayShape"/>, a shift of the home's habits, and even noise of +-20 % that is new every minute.</para>
/// <para>Runs are drawn per local day from a hash of home and day, so that the load at an instant needs no history. A day's runs are
/// kept until the next day is asked for: not thread safe, one object per home.</para>
/// <para>Power factors: steady load 0.97, refrigerator 0.80, appliances their own; all inductive.</para>
/// </remarks>
internal sealed class HouseholdLoad : IBaseLoad
{
    private const double SteadyPowerFactor = 0.97;
    private const double RefrigeratorPowerFactor = 0.80;
    private const double RefrigeratorW = 85;
    private const double RefrigeratorDuty = 0.35;
    private const double HoursPerYear = 8760;
    private const double Noise = 0.2;
    private const int SecondsPerDay = 86400;
    private const int NoisePurpose = 11;
    private const int RunPurpose = 12;

    private readonly StableChance _chance;
    private readonly Climate _climate;
    private readonly int[] _phases;
    private readonly double[] _shares;
    private readonly int[] _appliancePhases;
    private readonly double _scale;
    private readonly double _steadyW;
    private readonly double _shiftHours;
    private readonly long _refrigeratorPeriodSeconds;
    private readonly long _refrigeratorStartSeconds;
    private readonly List<ApplianceRun> _runs = [];
    private long _runsDay = long.MinValue;

    /// <summary>The base load of one home.</summary>
    /// <param name="annualKWh">Its consumption in a year, kWh, 1500 or more.</param>
    /// <param name="phases">Its phases.</param>
    /// <param name="chance">Its stream of chance.</param>
    /// <param name="climate">Gives the local time.</param>
    public HouseholdLoad(double annualKWh, IReadOnlyList<int> phases, StableChance chance, Climate climate)
    {
        AnnualKWh = annualKWh;
        _chance = chance;
        _climate = climate;
        _phases = [.. phases];
        StableChance draw = chance.At(0, 10);
        _shares = DrawShares(phases.Count, ref draw);
        _appliancePhases = new int[Appliance.All.Count];
        for (int i = 0; i < _appliancePhases.Length; i++)
        {
            _appliancePhases[i] = _phases[(int)(draw.Next() * _phases.Length)];
        }

        _shiftHours = draw.Between(-0.75, 0.75);
        _refrigeratorPeriodSeconds = (long)draw.Between(2400, 4200);
        _refrigeratorStartSeconds = (long)draw.Between(0, 4200);
        _scale = annualKWh / Appliance.ReferenceAnnualKWh;
        double applianceW = _scale * Appliance.All.Sum(appliance => appliance.DailyWh) / 24;
        _steadyW = (annualKWh * 1000 / HoursPerYear) - applianceW - (RefrigeratorW * RefrigeratorDuty);
    }

    /// <inheritdoc/>
    public double AnnualKWh { get; }

    /// <inheritdoc/>
    public LoadPower At(long utcSeconds)
    {
        long localSeconds = utcSeconds + (long)(_climate.LocalOffsetHours * 3600);
        CalendarDay day = CalendarDay.At(localSeconds);
        LoadPower load = LoadPower.Inductive(Spread(SteadyW(day, localSeconds)), SteadyPowerFactor);
        load += LoadPower.Inductive(PhaseValues.On(_phases[0], RefrigeratorOn(localSeconds) ? RefrigeratorW : 0), RefrigeratorPowerFactor);
        DrawRuns(day.Number);
        foreach (ApplianceRun run in _runs)
        {
            if (localSeconds >= run.StartSeconds && localSeconds < run.EndSeconds)
            {
                load += LoadPower.Inductive(PhaseValues.On(run.Phase, run.Appliance.PowerW), run.Appliance.PowerFactor);
            }
        }

        return load;
    }

    private static double[] DrawShares(int count, ref StableChance draw)
    {
        double[] shares = new double[count];
        for (int i = 0; i < count; i++)
        {
            shares[i] = draw.Between(0.6, 1.4);
        }

        double sum = shares.Sum();
        return [.. shares.Select(share => share / sum)];
    }

    private double SteadyW(CalendarDay day, long localSeconds)
    {
        DayShape shape = day.IsWeekend ? DayShape.Weekend : DayShape.Workday;
        double seasonal = H0Dynamics.Factor(day.DayOfYear) / H0Dynamics.Mean;
        double noise = 1 + _chance.At(localSeconds / 60, NoisePurpose).Between(-Noise, Noise);
        return _steadyW * seasonal * shape.At((day.SecondOfDay / 60 / 60.0) + _shiftHours) * noise;
    }

    private bool RefrigeratorOn(long localSeconds) =>
        (localSeconds + _refrigeratorStartSeconds) % _refrigeratorPeriodSeconds < RefrigeratorDuty * _refrigeratorPeriodSeconds;

    private PhaseValues Spread(double totalW)
    {
        var sum = default(PhaseValues);
        for (int i = 0; i < _phases.Length; i++)
        {
            sum += PhaseValues.On(_phases[i], totalW * _shares[i]);
        }

        return sum;
    }

    // Runs drawn for one day can reach into its neighbours, so the days before and after count too.
    private void DrawRuns(long day)
    {
        if (day == _runsDay)
        {
            return;
        }

        _runs.Clear();
        for (long drawn = day - 1; drawn <= day + 1; drawn++)
        {
            for (int i = 0; i < Appliance.All.Count; i++)
            {
                AddRuns(i, drawn);
            }
        }

        _runsDay = day;
    }

    private void AddRuns(int index, long day)
    {
        Appliance appliance = Appliance.All[index];
        StableChance draw = _chance.At(day, RunPurpose + index);
        int count = draw.Poisson(appliance.RunsPerDay * _scale);
        for (int i = 0; i < count; i++)
        {
            double hour = appliance.Hours[(int)(draw.Next() * appliance.Hours.Length)] + (appliance.SpreadHours * draw.Gaussian());
            long start = (day * SecondsPerDay) + ((long)(hour * 60) * 60);
            long length = Math.Max((long)Math.Round(appliance.Minutes * draw.Between(0.75, 1.25)), 1) * 60;
            _runs.Add(new ApplianceRun(appliance, _appliancePhases[index], start, start + length));
        }
    }
}
