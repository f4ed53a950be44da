using EdgeLem.Grid;

namespace EdgeLem.Gateway.Tests.Network.Days;

/// <summary>What the 55 homes of the European feeder consume by the minute of its one day, as means of longer steps, and what PV makes.</summary>
internal sealed class EuropeanProfiles
{
    private const int MinutesPerDay = 1440;

    private readonly double[][] _minutesW;

    /// <summary>Reads the profiles of a feeder.</summary>
    public EuropeanProfiles(Feeder feeder)
    {
        Dictionary<string, PowerProfile> profiles = feeder.Profiles.ToDictionary(profile => profile.Id, StringComparer.Ordinal);
        _minutesW = [.. feeder.Loads.Select(load => Enumerable.Range(0, MinutesPerDay).Select(minute => load.PowerW * profiles[load.ProfileId!].Values[minute]).ToArray())];
    }

    public int Homes => _minutesW.Length;

    /// <summary>Mean consumption of a step. On later days each home lives the day of another one.</summary>
    /// <param name="home">Home from 0.</param>
    /// <param name="step">Step from 0; the days follow each other.</param>
    /// <param name="minutes">Length of a step, minutes.</param>
    public double LoadW(int home, int step, int minutes)
    {
        int stepsPerDay = MinutesPerDay / minutes;
        double[] day = _minutesW[(home + 17 * (step / stepsPerDay)) % Homes];
        return day.AsSpan(step % stepsPerDay * minutes, minutes).ToArray().Average();
    }

    /// <summary>PV of 1 W peak under a clear sky of 14 hours: half a sine from 6 to 20 o'clock.</summary>
    public static double ClearSky(double hour) => hour is > 6 and < 20 ? Math.Sin(Math.PI * (hour - 6) / 14) : 0;
}
