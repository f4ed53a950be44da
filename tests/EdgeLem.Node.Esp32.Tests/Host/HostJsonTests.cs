using System.Collections;
using EdgeLem.Contracts;
using EdgeLem.Node.Esp32.Host.Adapters;

namespace EdgeLem.Node.Esp32.Tests.Host;

public sealed class HostJsonTests
{
    private readonly HostJson _json = new();

    [Fact]
    public void Names_match_without_regard_to_case_and_unknown_members_are_passed_over()
    {
        var dispatch = (DispatchMessage)_json.Read("""{ "intervalStart": 900, "EXPORTLIMITW": 2500, "fromTheFuture": { "a": [1, 2] } }""", typeof(DispatchMessage))!;

        Assert.Equal((900, 2500), (dispatch.IntervalStart, dispatch.ExportLimitW));
    }

    [Fact]
    public void Null_leaves_a_text_empty() => Assert.Equal("", ((ReplyMessage)_json.Read("""{ "about": null }""", typeof(ReplyMessage))!).About);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("""{ "intervalStart": "soon" }""")]
    [InlineData("""{ "about": 7 }""")]
    public void What_is_no_such_object_gives_null(string text) => Assert.Null(_json.Read(text, typeof(ReplyMessage)));

    [Fact]
    public void A_table_has_texts_numbers_truth_values_lists_and_tables()
    {
        Hashtable table = _json.ReadTable("""{ "text": "a", "whole": 9007199254740993, "real": 1.5, "flag": true, "none": null, "list": [1, "b"], "inner": { "x": 2 } }""")!;

        Assert.Equal("a", table["text"]);
        Assert.Equal(9007199254740993L, table["whole"]);
        Assert.Equal(1.5, table["real"]);
        Assert.Equal(true, table["flag"]);
        Assert.Null(table["none"]);
        Assert.Equal(new ArrayList { 1L, "b" }, Assert.IsType<ArrayList>(table["list"]));
        Assert.Equal(2L, Assert.IsType<Hashtable>(table["inner"])["x"]);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("{ ")]
    public void What_is_no_object_is_no_table(string text) => Assert.Null(_json.ReadTable(text));
}
