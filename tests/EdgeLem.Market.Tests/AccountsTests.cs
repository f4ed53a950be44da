namespace EdgeLem.Market.Tests;

public sealed class AccountsTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("house-07")]
    [InlineData("12345678901234567890123456789012")]
    public void Lower_case_letters_digits_and_dashes_up_to_32_characters_name_a_node(string id) => Assert.True(Accounts.IsNodeId(id));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("House")]
    [InlineData("a b")]
    [InlineData("ä")]
    [InlineData("a/b")]
    [InlineData("123456789012345678901234567890123")]
    [InlineData("retailer")]
    [InlineData("network")]
    public void Anything_else_and_the_names_of_other_accounts_do_not(string? id) => Assert.False(Accounts.IsNodeId(id));
}
