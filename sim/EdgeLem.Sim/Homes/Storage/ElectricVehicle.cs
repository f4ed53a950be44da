namespace EdgeLem.Sim.Homes;

/// <summary>An electric car that charges at full power from its arrival until the day's trip is made good or it leaves.</summary>
/// <remarks>
/// <para>Parameters (ours): it drives on 85 % of workdays and 65 % of weekend days; arrival N(17.9 h, 1.4 h) on workdays and
/// N(18.5 h, 2.5 h) on weekends, held to 11..23.5 h; departure next day N(7.6 h, 0.9 h), held to 4..10.5 h; energy 7.2 kWh x exp(N(0, 0.5)) / exp(0.125),
/// held to 1..35 kWh (mean near 7 kWh: 38 km at 0.18 kWh/km). Charging power factor 0.99.</para>
/// <para>A day's charge is drawn from a hash of home and day, so the car has no state. The power of a span is its mean, so that no
/// energy is lost whatever the span is.</para>
/// </remarks>
public sealed class ElectricVehicle
{
    private const double PowerFactor = 0.99;
    private const int SecondsPerDay = 86400;
    private const int ChargePurpose = 31;
    private readonly StableChance _chance;
    private readonly Climate _climate;

    /// <summary>A car.</summary>
    /// <param name="chargingPowerW">Power of its wallbox, W.</param>
    /// <param name="chance">The home's stream of chance.</param>
    /// <param name="climate">Gives the local time.</param>
    public ElectricVehicle(double chargingPowerW, StableChance chance, Climate climate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(chargingPowerW);
        ArgumentNullException.ThrowIfNull(climate);
        ChargingPowerW = chargingPowerW;
        _chance = chance;
        _climate = climate;
    }

    /// <summary>Power of the wallbox, W.</summary>
    public double ChargingPowerW { get; }

    /// <summary>Mean charging power of a span, W.</summary>
    /// <param name="utcSeconds">Start of the span.</param>
    /// <param name="seconds">Its length, s, positive, at most a day.</param>
    public double MeanPowerW(long utcSeconds, double seconds)
    {
        double start = utcSeconds + (_climate.LocalOffsetHours * 3600);
        long day = (long)Math.Floor(start / SecondsPerDay);
        double charged = 0;
        for (long arrival = day - 1; arrival <= day + 1; arrival++)
        {
            (double from, double to) = Charge(arrival);
            charged += Math.Max(Math.Min(start + seconds, to) - Math.Max(start, from), 0);
        }

        return ChargingPowerW * charged / seconds;
    }

    /// <summary>The load of a mean power on some phases.</summary>
    /// <param name="powerW">Power, W.</param>
    /// <param name="phases">Phases of the wallbox.</param>
    internal static LoadPower Load(double powerW, IReadOnlyList<int> phases) => LoadPower.Inductive(PhaseValues.Even(powerW, phases), PowerFactor);

    // Local seconds between which the car charges that came home on a day; an empty span when it did not drive.
    private (double From, double To) Charge(long day)
    {
        StableChance draw = _chance.At(day, ChargePurpose);
        bool weekend = CalendarDay.At(day * SecondsPerDay).IsWeekend;
        bool drives = draw.Next() < (weekend ? 0.65 : 0.85);
        double arrivalHour = Math.Clamp(weekend ? 18.5 + (2.5 * draw.Gaussian()) : 17.9 + (1.4 * draw.Gaussian()), 11, 23.5);
        double departureHour = 24 + Math.Clamp(7.6 + (0.9 * draw.Gaussian()), 4, 10.5);
        double energyWh = Math.Clamp(7200 * Math.Exp((0.5 * draw.Gaussian()) - 0.125), 1000, 35_000);
        double from = (day * (double)SecondsPerDay) + (arrivalHour * 3600);
        double to = Math.Min(from + (energyWh / ChargingPowerW * 3600), (day * (double)SecondsPerDay) + (departureHour * 3600));
        return drives ? (from, to) : (from, from);
    }
}
