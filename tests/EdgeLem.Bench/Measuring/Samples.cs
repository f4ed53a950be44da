namespace EdgeLem.Bench.Measuring;

/// <summary>
/// Repetitions of one measurement. The minimum is what the machine can do when nothing else runs on it; the distance to the median tells how much
/// something else did.
/// </summary>
/// <param name="all">At least one repetition.</param>
/// <param name="operations">Operations in each repetition.</param>
internal sealed class Samples(IReadOnlyList<Sample> all, long operations)
{
    /// <summary>Shortest time of an operation in us.</summary>
    public double MinUs => 1e6 * all.Min(sample => sample.Seconds) / operations;

    /// <summary>Median time of an operation in us.</summary>
    public double MedianUs => 1e6 * Median.Of(all.Select(sample => sample.Seconds)) / operations;

    /// <summary>Number of repetitions.</summary>
    public int Count => all.Count;

    /// <summary>Least processor time of an operation in us, of all threads.</summary>
    public double ProcessorMinUs => 1e6 * all.Min(sample => sample.ProcessorSeconds) / operations;

    /// <summary>Median processor time of an operation in us, of all threads.</summary>
    public double ProcessorUs => 1e6 * Median.Of(all.Select(sample => sample.ProcessorSeconds)) / operations;

    /// <summary>Operations per second at the median.</summary>
    public double PerSecond => 1e6 / MedianUs;

    /// <summary>Median allocation of an operation in bytes.</summary>
    public double Bytes => Median.Of(all.Select(sample => (double)sample.AllocatedBytes)) / operations;
}
