using System.CommandLine;
using System.Globalization;
using EdgeLem.Gateway.Input;

namespace EdgeLem.Gateway.Commands;

/// <summary>Options whose value is a number, read in the invariant culture, with a sentence of ours where it is none.</summary>
internal static class NumberOptions
{
    private delegate bool TryRead<T>(string text, out T value);

    /// <summary>A whole number.</summary>
    /// <param name="name">Name of the option.</param>
    /// <param name="text">Its description.</param>
    public static Option<long?> Whole(string name, string text) => Read<long>((name, text), TryReadWhole, "a whole number such as 80000");

    /// <summary>A number with or without decimals.</summary>
    /// <param name="name">Name of the option.</param>
    /// <param name="text">Its description.</param>
    public static Option<double?> Number(string name, string text) => Read<double>((name, text), TryReadNumber, "a number such as 1.05");

    /// <summary>An instant, in UTC epoch seconds.</summary>
    /// <param name="name">Name of the option.</param>
    /// <param name="text">Its description.</param>
    public static Option<long?> Instant(string name, string text) =>
        Read<long>((name, text), InstantText.TryRead, InstantText.Allowed);

    private static Option<T?> Read<T>((string Name, string Text) option, TryRead<T> tryRead, string allowed)
        where T : struct => new(option.Name)
        {
            Description = option.Text,
            CustomParser = given =>
            {
                string text = given.Tokens[0].Value;
                if (tryRead(text, out T value))
                {
                    return value;
                }

                given.AddError($"{option.Name} is '{text}', it must be {allowed}.");
                return null;
            },
        };

    private static bool TryReadWhole(string text, out long value) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    private static bool TryReadNumber(string text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
}
