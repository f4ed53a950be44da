namespace EdgeLem.Architecture.Tests.Subset;

public sealed class SubsetGuardTests
{
    public static TheoryData<string> RefusedNames => [.. RefusedSnippets.All.Select(snippet => snippet.Name)];

    public static TheoryData<string> AcceptedNames => [.. AcceptedSnippets.All.Select(snippet => snippet.Name)];

    [Theory]
    [MemberData(nameof(RefusedNames))]
    public void It_refuses_each_marked_line_by_the_marked_rules_and_no_other_line(string name)
    {
        Snippet snippet = RefusedSnippets.All.Single(s => s.Name == name);

        IEnumerable<(int, string)> found = Check(snippet).Select(violation => (violation.Line, violation.Rule.Id)).Order();

        Assert.Equal(snippet.Expected, found);
    }

    [Theory]
    [MemberData(nameof(AcceptedNames))]
    public void It_accepts_what_the_device_runs_as_dotnet_does(string name)
    {
        Snippet snippet = AcceptedSnippets.All.Single(s => s.Name == name);

        Assert.Empty(Check(snippet));
    }

    [Fact]
    public void Every_rule_has_a_snippet()
    {
        IEnumerable<string> shown = RefusedSnippets.All.SelectMany(snippet => snippet.Expected).Select(expected => expected.Id).Distinct().Order();

        Assert.Equal(SubsetRules.All.Select(rule => rule.Id).Order(), shown);
    }

    [Fact]
    public void A_message_names_file_line_finding_and_replacement()
    {
        Snippet snippet = Snippet.File("replace", "namespace Device\n{\n    internal sealed class Sample { public string Clean(string text) => text.Replace(\"a\", \"b\"); }\n}");

        Violation violation = Assert.Single(Check(snippet));

        Assert.Equal("replace.cs(3): the member 'String.Replace(string, string)' is not allowed on the device: use StringBuilder.Replace [api-member]", violation.ToString());
    }

    [Fact]
    public void Files_are_checked_as_one_program()
    {
        IReadOnlyList<Violation> violations = SubsetGuard.Check(
        [
            ("a.cs", "namespace Device\n{\n    internal static class Alpha { public static readonly int Size = Zulu.Size; }\n}"),
            ("z.cs", "namespace Device\n{\n    internal static class Zulu { public static readonly int Size = 4; }\n}"),
        ]);

        Assert.Equal([("a.cs", 3, "static-order")], violations.Select(v => (v.Path, v.Line, v.Rule.Id)));
    }

    [Fact]
    public void No_files_give_no_violations() => Assert.Empty(SubsetGuard.Check([]));

    [Fact]
    public void Every_type_of_the_device_table_exists_on_dotnet_too()
    {
        string[] lines = DeviceApiTable.Text.Split('\n');

        IEnumerable<string> unknown = lines.Where(line => line.Length > 0 && !char.IsWhiteSpace(line[0])).Where(name => Resolve(name) is null);

        Assert.Empty(unknown);
    }

    private static IReadOnlyList<Violation> Check(Snippet snippet) => SubsetGuard.Check([($"{snippet.Name}.cs", snippet.Text)]);

    private static Type? Resolve(string name) => new[] { typeof(object), typeof(System.Collections.Stack), typeof(Console), typeof(System.Threading.Timer) }
        .Select(type => type.Assembly.GetType(name)).FirstOrDefault(found => found is not null);
}
