namespace EdgeLem.Grid.Tests;

/// <summary>Networks with known solutions; what each comparison allows stands with its case.</summary>
public sealed class ReferenceTests
{
    public static IEnumerable<TheoryDataRow<string>> Names => ReferenceCases.All.Select(item => new TheoryDataRow<string>(item.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_case_agrees_with_its_reference(string name)
    {
        ReferenceRow row = ReferenceCases.RowOf(ReferenceCases.All.Single(item => item.Name == name));

        Assert.NotEmpty(row.All);
        Assert.All(row.All, deviation => Assert.True(deviation.IsAgreement, deviation.ToString()));
    }
}
