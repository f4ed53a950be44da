using EdgeLem.Tests;

namespace EdgeLem.Grid.Tests;

/// <summary>docs/validation.md is what a run of the reference cases gives.</summary>
public sealed class ValidationDocumentTests
{
    [Fact]
    public void All_rows_agree_and_make_the_document()
    {
        Repository.SharedOrSkip("feeders");
        (ReferenceCase, ReferenceRow)[] rows = [.. ReferenceCases.All.Select(item => (item, ReferenceCases.RowOf(item)))];

        string text = ValidationDocument.Of(rows);

        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, Path.GetFileName(ValidationDocument.Path)), text);
        if (Environment.GetEnvironmentVariable(ValidationDocument.Variable) == "1")
        {
            File.WriteAllText(Repository.PathOf(ValidationDocument.Path), text + MarketPart());
        }

        Assert.Equal(ReferenceCases.All.Select(item => item.Name), ValidationDocument.CasesIn(text));
        Assert.DoesNotContain("DIFFERS", text, StringComparison.Ordinal);
    }

    /// <summary>Names only: last digits differ between machines.</summary>
    [Fact]
    public void The_repositorys_document_lists_exactly_the_cases_that_run()
    {
        string text = File.ReadAllText(Repository.PathOf(ValidationDocument.Path)).ReplaceLineEndings("\n");

        Assert.Equal(ReferenceCases.All.Select(item => item.Name), ValidationDocument.CasesIn(text));
    }

    [Fact]
    public void Every_case_has_a_name_of_its_own() => Assert.Distinct(ReferenceCases.All.Select(item => item.Name));

    /// <summary>The last section is written row by row by the tests of the market.</summary>
    private static string MarketPart()
    {
        string text = File.ReadAllText(Repository.PathOf(ValidationDocument.Path)).ReplaceLineEndings("\n");
        return "\n" + text[text.IndexOf(Literature.Heading, StringComparison.Ordinal)..];
    }
}
