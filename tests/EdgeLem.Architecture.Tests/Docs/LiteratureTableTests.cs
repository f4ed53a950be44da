using EdgeLem.Tests;

namespace EdgeLem.Architecture.Tests.Docs;

/// <summary>The last table of docs/validation.md has every finding that it promises, each once, with a verdict and a test that exists.</summary>
public sealed class LiteratureTableTests
{
    private const int Columns = 6;

    private static readonly string[] Verdicts = ["agrees", "disagrees", "partly"];

    private static readonly (int First, int Last)[] Promised = [(1, 13), (30, 34), (41, 43), (49, 54), (57, 57), (60, 60), (63, 63), (66, 74), (77, 81), (83, 83), (106, 106)];

    private static readonly string[][] Rows = ReadRows();

    [Fact]
    public void Every_promised_finding_has_one_row_and_they_stand_in_sequence() =>
        Assert.Equal(Promised.SelectMany(range => Enumerable.Range(range.First, range.Last - range.First + 1)).Select(number => $"R{number}"), Rows.Select(row => row[0]));

    [Fact]
    public void Every_row_says_what_is_reported_what_comes_out_and_whether_it_agrees() => Assert.All(Rows, row =>
    {
        Assert.Equal(Columns, row.Length);
        Assert.All(row, cell => Assert.NotEmpty(cell));
        Assert.Contains(row[4].Split(':')[0], Verdicts);
    });

    [Fact]
    public void Every_row_names_a_test_that_states_it()
    {
        ILookup<string, string> files = Directory.EnumerateFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories).ToLookup(path => Path.GetFileNameWithoutExtension(path));

        Assert.All(Rows, row => Assert.Contains(files[row[5].Trim('`')], path => File.ReadAllText(path).Contains($"Literature.State(\"{row[0]}\",", StringComparison.Ordinal)));
    }

    private static string[][] ReadRows() =>
    [
        .. File.ReadAllLines(Repository.PathOf("docs/validation.md")).SkipWhile(line => line != Literature.Heading)
            .Where(line => line.StartsWith("| R", StringComparison.Ordinal) && char.IsAsciiDigit(line["| R".Length]))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray()),
    ];
}
