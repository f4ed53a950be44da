namespace EdgeLem.Mqtt.Tests.Topics;

/// <summary>Section 4.7 of MQTT 3.1.1; most rows are its own examples.</summary>
public sealed class MqttTopicTests
{
    [Theory]
    [InlineData("sport/tennis/player1/#", "sport/tennis/player1", true)]
    [InlineData("sport/tennis/player1/#", "sport/tennis/player1/ranking", true)]
    [InlineData("sport/tennis/player1/#", "sport/tennis/player1/score/wimbledon", true)]
    [InlineData("sport/tennis/player1/#", "sport/tennis/player10", false)]
    [InlineData("sport/#", "sport", true)]
    [InlineData("#", "sport/tennis", true)]
    [InlineData("#", "/", true)]
    [InlineData("sport/tennis/+", "sport/tennis/player1", true)]
    [InlineData("sport/tennis/+", "sport/tennis/player1/ranking", false)]
    [InlineData("sport/+", "sport", false)]
    [InlineData("sport/+", "sport/", true)]
    [InlineData("+/+", "/finance", true)]
    [InlineData("/+", "/finance", true)]
    [InlineData("+", "/finance", false)]
    [InlineData("+/tennis/#", "sport/tennis", true)]
    [InlineData("+/tennis/#", "sport/tennis/x/y", true)]
    [InlineData("sport/+/player1", "sport/tennis/player1", true)]
    [InlineData("e/+/b", "e//b", true)]
    [InlineData("a//b", "a/b", false)]
    [InlineData("a/b", "a/b/", false)]
    [InlineData("a/b/", "a/b", false)]
    [InlineData("/a", "a", false)]
    [InlineData("a/#", "a/", true)]
    [InlineData("a/+/#", "a", false)]
    [InlineData("a/+/#", "a/b", true)]
    [InlineData("Accounts", "ACCOUNTS", false)]
    [InlineData("#", "$SYS/uptime", false)]
    [InlineData("+/uptime", "$SYS/uptime", false)]
    [InlineData("+/#", "$SYS/uptime", false)]
    [InlineData("$SYS/#", "$SYS/uptime", true)]
    [InlineData("$SYS/+", "$SYS/uptime", true)]
    [InlineData("a/#", "a/$SYS", true)]
    [InlineData("é/+", "é/漢", true)]
    public void Filters_match_as_section_4_7_says(string filter, string topic, bool matches) => Assert.Equal(matches, MqttTopic.Matches(filter, topic));

    [Theory]
    [InlineData("#", true)]
    [InlineData("+", true)]
    [InlineData("/", true)]
    [InlineData("+/tennis/#", true)]
    [InlineData("sport/+/player1", true)]
    [InlineData("a//b", true)]
    [InlineData("a b/ ", true)]
    [InlineData("", false)]
    [InlineData("sport/tennis#", false)]
    [InlineData("sport/tennis/#/ranking", false)]
    [InlineData("sport+", false)]
    [InlineData("#/a", false)]
    [InlineData("##", false)]
    [InlineData("++", false)]
    [InlineData("a/+b", false)]
    [InlineData("a\0", false)]
    [InlineData("\U0001F50C/#", true)]
    public void Filters_are_valid_as_section_4_7_1_says(string filter, bool valid) => Assert.Equal(valid, MqttTopic.IsValidFilter(filter));

    [Theory]
    [InlineData("a/b", true)]
    [InlineData("/", true)]
    [InlineData("$SYS/x", true)]
    [InlineData("", false)]
    [InlineData("a/#", false)]
    [InlineData("+", false)]
    [InlineData("a+b", false)]
    [InlineData("a\0b", false)]
    public void Names_have_no_wildcards(string topic, bool valid) => Assert.Equal(valid, MqttTopic.IsValidName(topic));

    [Fact]
    public void A_topic_of_65535_slashes_is_matched_without_recursion()
    {
        string topic = new('/', MqttTopic.MaxBytes);
        Assert.True(MqttTopic.IsValidName(topic));
        Assert.True(MqttTopic.Matches("/#", topic));
        Assert.True(MqttTopic.Matches(topic, topic));
        Assert.False(MqttTopic.Matches(topic.AsSpan(1), topic));
        Assert.False(MqttTopic.IsValidName(topic + "/"));
        Assert.Equal(65_536, MqttTopic.LevelCount(topic));
    }

    // Not as attribute arguments: those are stored as UTF-8, which has no lone surrogates.
    [Fact]
    public void A_lone_surrogate_is_refused()
    {
        Assert.False(MqttTopic.IsValidFilter("a\uD800"));
        Assert.False(MqttTopic.IsValidFilter("\uDC00\uD83D"));
        Assert.False(MqttTopic.IsValidName("\U0001F50C\uDD0C"));
        Assert.True(MqttTopic.IsValidName("\uD83D\uDD0C"));
    }

    [Fact]
    public void The_length_limit_counts_utf8_bytes()
    {
        Assert.True(MqttTopic.IsValidName(new string('é', 32_767)));
        Assert.False(MqttTopic.IsValidName(new string('é', 32_768)));
    }
}
