namespace EdgeLem.Sim.Plant;

/// <summary>Least, time-weighted mean and greatest of a quantity; the default has no value.</summary>
/// <param name="Min">Least value.</param>
/// <param name="Mean">Mean over time.</param>
/// <param name="Max">Greatest value.</param>
/// <param name="HasValue">Whether there is any value.</param>
internal readonly record struct Spread(double Min, double Mean, double Max, bool HasValue)
{
    /// <summary>This with one more value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="secondsBefore">How long the values so far lasted.</param>
    /// <param name="seconds">How long this one lasts; above 0.</param>
    public Spread With(double value, double secondsBefore, double seconds) => HasValue
        ? new Spread(Math.Min(Min, value), Mean + ((value - Mean) * seconds / (secondsBefore + seconds)), Math.Max(Max, value), true)
        : new Spread(value, value, value, true);
}
