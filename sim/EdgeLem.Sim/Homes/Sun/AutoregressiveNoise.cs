namespace EdgeLem.Sim.Homes;

/// <summary>A stationary AR(1) process with unit variance that can be read at any instant; see <see cref="CloudCover"/> for the method.</summary>
internal sealed class AutoregressiveNoise
{
    private const double SmallestWeight = 1e-3;
    private const int ShockPurpose = 41;
    private readonly long _stepSeconds;
    private readonly double[] _weights;

    /// <summary>A process.</summary>
    /// <param name="stepSeconds">Grid step, s.</param>
    /// <param name="persistence">f, 0..1 without the ends.</param>
    public AutoregressiveNoise(long stepSeconds, double persistence)
    {
        _stepSeconds = stepSeconds;
        int count = (int)Math.Ceiling(Math.Log(SmallestWeight) / Math.Log(persistence));
        double[] powers = [.. Enumerable.Range(0, count).Select(j => Math.Pow(persistence, j))];
        double norm = Math.Sqrt(powers.Sum(power => power * power));
        _weights = [.. powers.Select(power => power / norm)];
    }

    /// <summary>The process at an instant.</summary>
    /// <param name="utcSeconds">Seconds since 1970 UTC.</param>
    /// <param name="stream">Names the process.</param>
    public double At(long utcSeconds, StableChance stream)
    {
        long knot = utcSeconds / _stepSeconds;
        double part = (utcSeconds % _stepSeconds) / (double)_stepSeconds;
        double before = 0;
        double after = 0;

        // Both knots share all shocks but one, so one pass serves both.
        double newer = Shock(stream, knot + 1);
        for (int j = 0; j < _weights.Length; j++)
        {
            double older = Shock(stream, knot - j);
            after += _weights[j] * newer;
            before += _weights[j] * older;
            newer = older;
        }

        return before + ((after - before) * part);
    }

    // Sum of four even draws: near enough to normal here and cheaper than logarithms (variance of one even draw: 1/12).
    private static double Shock(StableChance stream, long index)
    {
        StableChance draw = stream.At(index, ShockPurpose);
        return (draw.Next() + draw.Next() + draw.Next() + draw.Next() - 2) * 1.7320508075688772;
    }
}
