namespace EdgeLem.Grid;

/// <summary>Makes one readable line of a message that quotes a file: what the file holds may be no text at all.</summary>
internal static class PrintableText
{
    /// <summary>Longer than any message whose quotes are names.</summary>
    private const int MaxLength = 1000;

    private const int KeptAtEnd = 300;

    /// <summary>The text with a replacement character for each control character, and without its middle when it is longer than a thousand characters.</summary>
    public static string Of(string text)
    {
        string line = Shortened(text);
        return line.Any(char.IsControl) ? new string([.. line.Select(c => char.IsControl(c) ? '\uFFFD' : c)]) : line;
    }

    private static string Shortened(string text) => text.Length <= MaxLength
        ? text
        : FormattableString.Invariant($"{text[..(MaxLength - KeptAtEnd)]} [{text.Length - MaxLength} characters] {text[^KeptAtEnd..]}");
}
