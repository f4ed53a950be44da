using System.Runtime.CompilerServices;

namespace EdgeLem.Tests;

/// <summary>
/// What the literature reports of local markets, beside what EdgeLem gives: one row of the last table of docs/validation.md per finding. A test that reproduces a finding states it here
/// after its assertions; the document must say the same.
/// </summary>
internal static class Literature
{
    /// <summary>The line after which the table begins; what stands before it is written by the power-flow cases.</summary>
    public const string Heading = "## Local markets in the literature";

    private const string DocumentPath = "docs/validation.md";
    private const string Variable = "EDGELEM_WRITE_DOCS";

    /// <summary>Tests of one process run side by side; two of them must not write at once.</summary>
    private static readonly Lock _gate = new();

    /// <summary>Compares a finding with its row in the document, or writes it there when EDGELEM_WRITE_DOCS is 1.</summary>
    /// <param name="row">Number of the finding, such as R49.</param>
    /// <param name="source">Subject, with author.</param>
    /// <param name="reported">What the source reports.</param>
    /// <param name="ours">What EdgeLem gives, with figures; and the verdict: agrees, disagrees, or partly, with the reason.</param>
    /// <param name="file">The test's file; filled in by the compiler.</param>
    public static void State(string row, string source, string reported, (string Figures, string Verdict) ours, [CallerFilePath] string file = "")
    {
        string test = Path.GetFileNameWithoutExtension(file);
        string line = $"| {row} | {source} | {reported} | {ours.Figures} | {ours.Verdict} | `{test}` |";
        string path = Repository.PathOf(DocumentPath);
        using Lock.Scope scope = _gate.EnterScope();
        string text = File.ReadAllText(path).ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable(Variable) == "1")
        {
            File.WriteAllText(path, Put(text, row, line));
            return;
        }

        string? there = text.Split('\n').FirstOrDefault(candidate => candidate.StartsWith($"| {row} |", StringComparison.Ordinal));
        Assert.True(there is not null && Wording(there) == Wording(line), $"docs/validation.md says of {row}:\n{there ?? "nothing"}\nthe test gives:\n{line}\nRun the test with {Variable}=1 to write it.");
    }

    /// <summary>Last digits differ between machines, so that only the words and the number of figures are compared.</summary>
    private static string Wording(string line) => string.Concat(line.Where(c => !char.IsAsciiDigit(c) && c is not ('.' or ',' or '-' or '+')));

    private static string Put(string text, string row, string line)
    {
        List<string> lines = [.. text.TrimEnd().Split('\n')];
        lines.RemoveAll(old => old.StartsWith($"| {row} |", StringComparison.Ordinal));
        int end = lines.FindIndex(lines.IndexOf(Heading), old => old.StartsWith("| --- |", StringComparison.Ordinal)) + 1;
        while (end < lines.Count && NumberOf(lines[end]) < NumberOf(line))
        {
            end++;
        }

        lines.Insert(end, line);
        return string.Join('\n', lines) + "\n";
    }

    private static int NumberOf(string line) => int.Parse(string.Concat(line.Skip("| R".Length).TakeWhile(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture);
}
