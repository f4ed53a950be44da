namespace EdgeLem.Gateway.Rounds;

/// <summary>One market interval, named by its start.</summary>
/// <param name="StartS">Start in UTC epoch seconds, a multiple of <paramref name="LengthS"/>.</param>
/// <param name="LengthS">Length in s, 5 to 86,400.</param>
public readonly record struct MarketInterval(long StartS, long LengthS)
{
    /// <summary>First second after the interval.</summary>
    public long EndS => StartS + LengthS;

    /// <summary>The interval that follows.</summary>
    public MarketInterval Next => new(EndS, LengthS);
}
