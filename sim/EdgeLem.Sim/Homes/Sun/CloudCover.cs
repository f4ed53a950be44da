namespace EdgeLem.Sim.Homes;

/// <summary>Cloud cover of a village as a seeded process: slow weather common to all, and a small quick part per home.</summary>
/// <remarks>
/// <para>Method: two stationary first-order autoregressive processes with unit variance, x[k] = f x[k-1] + sqrt(1 - f^2) e[k], on fixed
/// time grids, linear in between. Each is evaluated as its moving average over the last shocks e[k-j], whose weights f^j fall below
/// 1e-3 at the end, so that the value at an instant needs no history and no order of calls. The shocks come from hashes of their index.</para>
/// <para>Cover n = Phi(a (m + x) + b y) in 0..1, Phi the standard normal distribution, x common and y local. A spread a above 1 gives the
/// U-shaped distribution of observed cover (clear and overcast are more frequent than half covered).</para>
/// <para>Parameters (ours): hourly grid with f = 0.92 (correlation time 12 h); local 5-minute grid with f = 0.75 (17 min);
/// m = 0.55, a = 1.4, b = 0.35. They give a mean cover of 0.67, near the 5.3 oktas of a German year.</para>
/// </remarks>
public sealed class CloudCover
{
    private const double Offset = 0.55;
    private const double Spread = 1.4;
    private const double LocalSpread = 0.35;
    private static readonly AutoregressiveNoise Weather = new(stepSeconds: 3600, persistence: 0.92);
    private static readonly AutoregressiveNoise Passing = new(stepSeconds: 300, persistence: 0.75);
    private readonly StableChance _village;

    /// <summary>The clouds of a run.</summary>
    /// <param name="seed">The run's seed.</param>
    public CloudCover(int seed) => _village = StableChance.For(seed, "village clouds");

    /// <summary>Cover over one home, 0 clear to 1 overcast.</summary>
    /// <param name="utcSeconds">Seconds since 1970 UTC.</param>
    /// <param name="home">The home's own stream.</param>
    public double At(long utcSeconds, StableChance home)
    {
        double score = (Spread * (Offset + Weather.At(utcSeconds, _village))) + (LocalSpread * Passing.At(utcSeconds, home));
        return NormalDistribution(score);
    }

    // Abramowitz and Stegun 1964, 26.2.17; absolute error below 7.5e-8.
    private static double NormalDistribution(double x)
    {
        double t = 1 / (1 + (0.2316419 * Math.Abs(x)));
        double series = t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        double tail = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI) * series;
        return x >= 0 ? 1 - tail : tail;
    }
}
