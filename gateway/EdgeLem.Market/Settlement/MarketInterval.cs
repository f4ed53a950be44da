namespace EdgeLem.Market.Settlement;

/// <summary>A market interval in market time, named by its start.</summary>
public readonly record struct MarketInterval
{
    /// <summary>Creates an interval.</summary>
    /// <param name="startS">Start, UTC epoch seconds, at least 0.</param>
    /// <param name="lengthS">Length, s, 1 to 86,400.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public MarketInterval(long startS, int lengthS)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startS);
        ArgumentOutOfRangeException.ThrowIfLessThan(lengthS, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lengthS, 86_400);
        StartS = startS;
        LengthS = lengthS;
    }

    /// <summary>Start, UTC epoch seconds.</summary>
    public long StartS { get; }

    /// <summary>Length, s.</summary>
    public int LengthS { get; }

    /// <summary>End, UTC epoch seconds: the start of the next interval.</summary>
    public long EndS => StartS + LengthS;
}
