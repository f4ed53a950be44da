using System.Globalization;

namespace EdgeLem.Gateway.Ledger.Statements;

/// <summary>The intervals of a statement: those that start in a period.</summary>
/// <param name="FromS">First start, UTC epoch seconds.</param>
/// <param name="ToS">First start that is no longer in it, UTC epoch seconds.</param>
public readonly record struct StatementPeriod(long FromS, long ToS)
{
    /// <summary>All intervals.</summary>
    public static StatementPeriod All { get; } = new(0, long.MaxValue);

    /// <summary>Reads a bound as a person writes it.</summary>
    /// <param name="text">A UTC date or time of ISO 8601, for example <c>2026-06-01</c> or <c>2026-06-01T12:00</c>, from 1970 to 2200.</param>
    /// <param name="epochS">UTC epoch seconds.</param>
    public static bool TryParse(string text, out long epochS)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        string[] forms = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mmZ", "yyyy-MM-ddTHH:mm:ssZ"];
        bool isTime = DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, Utc, out DateTimeOffset time) && time.Year is >= 1970 and < 2200;
        epochS = isTime ? time.ToUnixTimeSeconds() : 0;
        return isTime;
    }

    /// <summary>A time as statements show it.</summary>
    /// <param name="epochS">UTC epoch seconds.</param>
    public static string Text(long epochS) => DateTimeOffset.FromUnixTimeSeconds(epochS).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
