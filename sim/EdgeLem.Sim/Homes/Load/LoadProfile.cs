namespace EdgeLem.Sim.Homes;

/// <summary>A measured or published load in one-minute values that repeats, such as the day profiles of the IEEE European LV feeder.</summary>
public sealed class LoadProfile
{
    private const int SecondsPerMinute = 60;
    private readonly double[] _powerKw;
    private readonly int _firstMinute;

    /// <summary>A profile.</summary>
    /// <param name="powerKw">Active power of each minute, kW, consumption positive; at least one, all finite.</param>
    /// <param name="powerFactor">Inductive power factor, above 0 to 1.</param>
    /// <param name="firstMinute">UTC minute of the day that the first value describes; default 0. The IEEE files begin with minute 1.</param>
    /// <exception cref="ArgumentException">An empty profile or a value outside its range.</exception>
    public LoadProfile(IReadOnlyList<double> powerKw, double powerFactor, int firstMinute = 0)
    {
        ArgumentNullException.ThrowIfNull(powerKw);
        int wrong = powerKw.ToList().FindIndex(power => !double.IsFinite(power));
        if (powerKw.Count == 0 || wrong >= 0)
        {
            throw new ArgumentException($"Load profile: needs at least one value, all finite; value {wrong} of {powerKw.Count} is not.", nameof(powerKw));
        }

        if (!(powerFactor is > 0 and <= 1))
        {
            throw new ArgumentException($"Load profile: power factor {powerFactor} must be above 0 and at most 1.", nameof(powerFactor));
        }

        _powerKw = [.. powerKw];
        PowerFactor = powerFactor;
        _firstMinute = firstMinute;
    }

    /// <summary>Inductive power factor.</summary>
    public double PowerFactor { get; }

    /// <summary>Mean power over the profile, kW.</summary>
    public double MeanKw => _powerKw.Average();

    /// <summary>Active power of the minute that holds an instant, W.</summary>
    /// <param name="utcSeconds">Seconds since 1970 UTC.</param>
    public double PowerW(long utcSeconds)
    {
        long minute = (utcSeconds / SecondsPerMinute) - _firstMinute;
        long index = ((minute % _powerKw.Length) + _powerKw.Length) % _powerKw.Length;
        return _powerKw[index] * 1000;
    }
}
