namespace EdgeLem.Architecture.Tests.Surface;

/// <summary>
/// What somebody might put into shared source, and who refuses it: the compile gate, because the device's library has no such thing, or the guard of the subset
/// (docs/adr/0001), because it compiles for the device and then acts differently or crashes there.
/// </summary>
internal static class GateSnippets
{
    [Flags]
    internal enum By
    {
        Nobody = 0,
        Gate = 1,
        Guard = 2,
        Both = Gate | Guard,

        /// <summary>The compile fails, but the compiler names no place; the guard does.</summary>
        GateWithoutPlace = 4,
    }

    public static IReadOnlyList<GateSnippet> All { get; } = [.. Both(), .. GuardOnly(), .. Nobody()];

    private static IEnumerable<GateSnippet> Both() =>
    [
        Statement(By.Both, "generic list", "var list = new System.Collections.Generic.List<int>();"),
        Statement(By.Both, "dictionary", "var map = new System.Collections.Generic.Dictionary<string, int>();"),
        Statement(By.Both, "nullable value", "int? size = null;"),
        Statement(By.Both, "string.Replace", "text = text.Replace(\"a\", \"b\");"),
        Statement(By.Both, "string.Join", "text = string.Join(\",\", words);"),
        Statement(By.Both, "string.IsNullOrWhiteSpace", "if (string.IsNullOrWhiteSpace(text)) { number = 0; }"),
        Statement(By.Both, "string.Contains(char)", "if (text.Contains('a')) { number = 0; }"),
        Statement(By.Both, "LINQ call", "number = System.Linq.Enumerable.Count(words);"),
        Statement(By.Both, "LINQ query", "var found = from word in words select word;"),
        Statement(By.Both, "Math.Round with digits", "real = Math.Round(real, 2);"),
        Statement(By.Both, "tuple", "(int, int) pair = (number, 2);"),
        Statement(By.Both, "span", "Span<byte> rest = bytes;"),
        Statement(By.Both, "index from the end", "number = bytes[^1];"),
        Statement(By.Both, "Array.Sort", "Array.Sort(bytes);"),
        Statement(By.Both, "Array.Empty", "words = Array.Empty<string>();"),
        Statement(By.Both, "char.IsDigit", "if (char.IsDigit(text[0])) { number = 0; }"),
        Statement(By.Both, "Convert.ToInt32(double)", "number = Convert.ToInt32(real);"),
        Statement(By.Both, "decimal", "decimal price = 1;"),
        Statement(By.Guard | By.GateWithoutPlace, "anonymous type", "var pair = new { number, text };"),
        Statement(By.Both, "dynamic", "dynamic any = number; any.Run();"),
        Statement(By.Both, "TimeZoneInfo", "object zone = TimeZoneInfo.Utc;"),
        Statement(By.Both, "catch of an exception the device lacks", "try { number = 1; } catch (DivideByZeroException) { number = 0; }"),
        Member(By.Both, "record", "private sealed record Row(int Size);"),
        Member(By.Both, "async method", "private async System.Threading.Tasks.Task WaitAsync() { await System.Threading.Tasks.Task.Delay(1); }"),
        Member(By.Both, "iterator", "private System.Collections.IEnumerable Rows() { yield return 1; }"),
        Member(By.Guard | By.GateWithoutPlace, "volatile field", "private volatile bool _isDone;"),
        Member(By.Both, "generic delegate of the runtime", "private Func<int> _source = null!;"),
    ];

    private static IEnumerable<GateSnippet> GuardOnly() =>
    [
        Member(By.Guard, "generic class of our own", "internal sealed class Box<T> { }"),
        Member(By.Guard, "generic method of our own", "private void Swap<T>(ref T a, ref T b) { }"),
        Statement(By.Guard, "rectangular array", "int[,] grid = new int[2, 2];"),
        Statement(By.Guard, "checked", "number = checked(number + 1);"),
        Statement(By.Guard, "double as text without a format", "text = \"a\" + real.ToString();"),
        Statement(By.Guard, "Math.Abs of a long", "real = Math.Abs(5L * number);"),
        Statement(By.Guard, "throw null", "throw null!;"),
    ];

    private static IEnumerable<GateSnippet> Nobody() =>
    [
        Statement(By.Nobody, "a wait with a limit", "new System.Threading.AutoResetEvent(false).WaitOne(10, false);"),
        Statement(By.Nobody, "text members of the device", "text = text.Substring(1, 2).Trim() + words[0]; number = text.Length;"),
        Statement(By.Nobody, "mathematics of the device", "real = Math.Sqrt(Math.Max(real, 0.0)) + Math.Round(real) + Math.PI;"),
        Member(By.Nobody, "nullable reference", "private string? _last; public string Last => _last ?? string.Empty;"),
    ];

    private static GateSnippet Statement(By by, string name, string statement) => Member(by, name, $$"""
        public int Run(int number, double real, byte[] bytes, string text, string[] words)
                {
                    {{statement}} //!
                    return number;
                }
        """);

    private static GateSnippet Member(By by, string name, string member) => new(name, by, $$"""
        using System;
        namespace EdgeLem.Node
        {
            internal sealed class Sample
            {
                {{member}}{{(member.Contains("//!", StringComparison.Ordinal) ? "" : " //!")}}
            }
        }
        """);

    /// <summary>A file of shared source whose marked line is refused, or not.</summary>
    /// <param name="Name">What it shows.</param>
    /// <param name="RefusedBy">Who refuses it.</param>
    /// <param name="Text">The file; the line ends in <c>//!</c>.</param>
    internal sealed record GateSnippet(string Name, By RefusedBy, string Text)
    {
        public int Line => Text[..Text.IndexOf("//!", StringComparison.Ordinal)].Split('\n').Length;
    }
}
