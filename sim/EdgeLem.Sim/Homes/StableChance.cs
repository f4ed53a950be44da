namespace EdgeLem.Sim.Homes;

/// <summary>A seeded source of chance whose draws depend on named keys alone, never on the order in which homes are asked.</summary>
/// <remarks>
/// <para>Method: a key is folded into 64 bits by FNV-1a (Fowler, Noll, Vo 1991) and mixed by the finaliser of SplitMix64 (Steele, Lea,
/// Flood 2014), which is also the generator. Both are integer arithmetic: the same key gives the same draws on every machine.</para>
/// <para>A value: copy it to draw the same numbers again.</para>
/// </remarks>
public struct StableChance : IEquatable<StableChance>
{
    private const ulong Increment = 0x9E3779B97F4A7C15;
    private ulong _state;

    private StableChance(ulong state) => _state = state;

    /// <summary>A stream for a seed and a name.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="key">What the stream is for, such as a home's id.</param>
    public static StableChance For(int seed, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        ulong hash = 14695981039346656037;
        foreach (char character in key)
        {
            hash = unchecked((hash ^ character) * 1099511628211);
        }

        return new StableChance(Mix(unchecked(hash + ((ulong)(uint)seed * Increment))));
    }

    /// <summary>An independent stream below this one, the same for the same key however much was drawn from others.</summary>
    /// <param name="key">A number such as a day or a minute.</param>
    /// <param name="purpose">Tells streams with the same key apart.</param>
    public readonly StableChance At(long key, int purpose = 0) =>
        new(Mix(unchecked(Mix(_state ^ ((ulong)key * Increment)) + ((ulong)(uint)purpose * 0xD1B54A32D192ED03))));

    /// <summary>The next number, evenly spread over [0, 1).</summary>
    public double Next()
    {
        _state = unchecked(_state + Increment);
        return (Mix(_state) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>The next number, evenly spread over [low, high).</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end.</param>
    public double Between(double low, double high) => low + ((high - low) * Next());

    /// <summary>The next standard normal number (Box and Muller 1958; the second of the pair is not used).</summary>
    public double Gaussian()
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - Next()));
        return radius * Math.Cos(2 * Math.PI * Next());
    }

    /// <summary>The next Poisson number, by counting exponential steps (Knuth 1969); meant for small means.</summary>
    /// <param name="mean">Expected number, 0..20.</param>
    public int Poisson(double mean)
    {
        double limit = Math.Exp(-mean);
        double product = Next();
        int count = 0;
        while (product > limit)
        {
            count++;
            product *= Next();
        }

        return count;
    }

    /// <inheritdoc/>
    public readonly bool Equals(StableChance other) => _state == other._state;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is StableChance other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => _state.GetHashCode();

    /// <summary>Whether two streams give the same draws from here on.</summary>
    public static bool operator ==(StableChance left, StableChance right) => left.Equals(right);

    /// <summary>Whether two streams differ.</summary>
    public static bool operator !=(StableChance left, StableChance right) => !left.Equals(right);

    private static ulong Mix(ulong value)
    {
        value = unchecked((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9);
        value = unchecked((value ^ (value >> 27)) * 0x94D049BB133111EB);
        return value ^ (value >> 31);
    }
}
