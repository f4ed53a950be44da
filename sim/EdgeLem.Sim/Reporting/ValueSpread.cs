namespace EdgeLem.Sim.Reporting;

/// <summary>Lowest, middle and highest of some values; the property that holds it says the unit and whether the middle is the mean or the median.</summary>
/// <param name="Min">Lowest.</param>
/// <param name="Middle">Mean or median.</param>
/// <param name="Max">Highest.</param>
public readonly record struct ValueSpread(double Min, double Middle, double Max)
{
    /// <summary>Nothing known: three times NaN, drawn as a gap.</summary>
    public static ValueSpread None { get; } = new(double.NaN, double.NaN, double.NaN);
}
