using System.Globalization;

namespace EdgeLem.Gateway.Input;

/// <summary>Instants as people write them: UTC epoch seconds, or a UTC time.</summary>
internal static class InstantText
{
    /// <summary>What is allowed, for messages.</summary>
    public const string Allowed = "UTC epoch seconds from 0 or a UTC time from 1970 such as 2026-06-18T12:00";

    /// <summary>The end of the year 9999 in UTC epoch seconds, after which there are no dates to print.</summary>
    public static long LatestS { get; } = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Reads an instant.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="instantS">UTC epoch seconds from 0 to <see cref="LatestS"/>.</param>
    /// <returns>Whether the text is an instant.</returns>
    public static bool TryRead(string text, out long instantS)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out instantS))
        {
            return instantS <= LatestS;
        }

        bool isTime = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out DateTimeOffset time);
        instantS = time.ToUnixTimeSeconds();
        return isTime && instantS >= 0;
    }
}
