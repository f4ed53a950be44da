using EdgeLem.Node.Linux.Scanning;

namespace EdgeLem.Node.Linux.Tests.Scanning;

public sealed class UnitRangeTests
{
    [Theory]
    [InlineData("1", new byte[] { 1 })]
    [InlineData("1-3", new byte[] { 1, 2, 3 })]
    [InlineData("5,1-2,2", new byte[] { 1, 2, 5 })]
    [InlineData("247", new byte[] { 247 })]
    public void Ids_are_read_in_order(string text, byte[] units)
    {
        Assert.True(UnitRange.TryParse(text, out IReadOnlyList<byte> read));
        Assert.Equal(units, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("248")]
    [InlineData("3-1")]
    [InlineData("1-2-3")]
    [InlineData("a")]
    [InlineData("1,,2")]
    [InlineData("-1")]
    public void What_is_no_list_of_ids_is_refused(string text) => Assert.False(UnitRange.TryParse(text, out _));
}
