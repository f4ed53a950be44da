using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EdgeLem.Contracts.Tests;

public sealed class JsonBufferTests
{
    [Theory]
    [InlineData(0.0, 2, "0.00")]
    [InlineData(-0.004, 2, "0.00")]
    [InlineData(231.245, 2, "231.25")]
    [InlineData(-1.5, 0, "-2")]
    [InlineData(double.NaN, 2, "null")]
    [InlineData(double.PositiveInfinity, 2, "null")]
    [InlineData(1e16, 0, "null")]
    [InlineData(-0.05, 1, "-0.1")]
    public void A_fixed_point_number_is_rounded_half_away_from_zero_and_never_prints_what_json_lacks(double value, int decimals, string expected)
    {
        var json = new JsonBuffer(64);
        json.OpenObject();
        json.FixedPoint("v", value, decimals);
        json.CloseObject();

        Assert.Equal("{\"v\":" + expected + "}", TextOf(json));
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    [InlineData(0)]
    [InlineData(-7)]
    public void Every_long_is_written_exactly(long value)
    {
        var json = new JsonBuffer(64);
        json.OpenObject();
        json.Number("v", value);
        json.CloseObject();

        Assert.Equal("{\"v\":" + value.ToString(CultureInfo.InvariantCulture) + "}", TextOf(json));
    }

    [Fact]
    public void Text_that_json_would_have_to_escape_becomes_question_marks()
    {
        var json = new JsonBuffer(64);
        json.OpenObject();
        json.Text("v", "a\"b\\c\nd\u00e9");
        json.CloseObject();

        Assert.Equal("{\"v\":\"a?b?c?d?\"}", TextOf(json));
    }

    [Fact]
    public void A_full_buffer_is_reported_and_never_written_past_its_end()
    {
        var json = new JsonBuffer(16);
        json.OpenObject();
        json.Text("name", "a text that does not fit");
        json.CloseObject();

        Assert.True(json.IsOverflown);
        Assert.Equal(16, json.Length);
    }

    [Fact]
    public void Nested_arrays_and_objects_parse_as_json()
    {
        var json = new JsonBuffer(256);
        json.OpenObject();
        json.Number("a", 1);
        json.OpenArray("list");
        json.OpenObject();
        json.Number("x", 1);
        json.Number("y", 2);
        json.CloseObject();
        json.OpenObject();
        json.CloseObject();
        json.CloseArray();
        json.FixedPoints("p", [1.5, double.NaN, -2], 1);
        json.CloseObject();

        using JsonDocument document = JsonDocument.Parse(TextOf(json));
        Assert.Equal(2, document.RootElement.GetProperty("list")[0].GetProperty("y").GetInt32());
        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("p")[1].ValueKind);
    }

    private static string TextOf(JsonBuffer json) => Encoding.ASCII.GetString(json.Bytes, 0, json.Length);
}
