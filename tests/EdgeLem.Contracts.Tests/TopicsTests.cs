namespace EdgeLem.Contracts.Tests;

public sealed class TopicsTests
{
    [Fact]
    public void A_topic_comes_apart_into_what_it_was_built_from()
    {
        var path = new TopicPath();

        Assert.True(Topics.TryParse(Topics.Of("village", "home-01", Topics.Orders), path));
        Assert.Equal(("village", "home-01", "orders"), (path.FeederId, path.Branch, path.Leaf));
    }

    [Theory]
    [InlineData("edgelem/v1/village/home-01")]
    [InlineData("edgelem/v1/village/home-01/orders/more")]
    [InlineData("edgelem/v2/village/home-01/orders")]
    [InlineData("edgelem/v1/Village/home-01/orders")]
    [InlineData("edgelem/v1/village//orders")]
    [InlineData("edgelem/v1/village/home-01/")]
    [InlineData("edgelem/v1/village/+/orders")]
    [InlineData("")]
    public void A_topic_of_another_form_is_not_parsed(string topic) => Assert.False(Topics.TryParse(topic, new TopicPath()));

    [Theory]
    [InlineData("a", true)]
    [InlineData("home-01", true)]
    [InlineData("12345678901234567890123456789012", true)]
    [InlineData("123456789012345678901234567890123", false)]
    [InlineData("Home", false)]
    [InlineData("home_1", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_id_has_1_to_32_lower_case_letters_digits_and_hyphens(string? id, bool expected) => Assert.Equal(expected, Topics.IsValidId(id));

    [Fact]
    public void Every_reject_code_has_a_name_of_its_own()
    {
        string[] names = [.. Enum.GetValues<RejectCode>().Select(RejectReason.NameOf)];

        Assert.DoesNotContain("unknown", names);
        Assert.Equal(names.Length, names.Distinct().Count());
    }
}
