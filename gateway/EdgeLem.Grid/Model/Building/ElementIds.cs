namespace EdgeLem.Grid;

/// <summary>The two forms of names in a feeder.</summary>
internal static class ElementIds
{
    public const string NameForm = "1 to 64 of letters, digits, '.', '_' and '-'";
    public const string NodeForm = "1 to 32 of a-z, 0-9 and '-'";

    public static bool IsName(string id) => id.Length is >= 1 and <= 64 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');

    public static bool IsNode(string id) => id.Length is >= 1 and <= 32 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
