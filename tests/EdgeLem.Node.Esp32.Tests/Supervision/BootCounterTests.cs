using EdgeLem.Node.Esp32.Supervision;
using EdgeLem.Node.Esp32.Tests.Fakes;

namespace EdgeLem.Node.Esp32.Tests.Supervision;

public sealed class BootCounterTests
{
    private readonly MemoryFiles _files = new([]);

    [Fact]
    public void Starts_are_counted_from_one() => Assert.Equal([1, 2, 3], Enumerable.Range(0, 3).Select(_ => BootCounter.Next(_files)));

    [Theory]
    [InlineData("99999998", 99999999)]
    [InlineData("99999999", 1)] // eight digits, a dash and six more leave the boot id within its 16 characters
    [InlineData("2147483647", 1)]
    [InlineData("2147483648", 1)]
    [InlineData("0", 1)]
    [InlineData("-5", 1)]
    [InlineData("", 1)]
    [InlineData("12x", 1)]
    public void What_is_no_such_number_begins_at_one_again(string text, int next)
    {
        _files.Texts["boots.txt"] = text;

        Assert.Equal(next, BootCounter.Next(_files));
        Assert.Equal(next.ToString(System.Globalization.CultureInfo.InvariantCulture), _files.Texts["boots.txt"]);
    }

    [Fact]
    public void A_number_that_could_not_be_kept_is_none()
    {
        _files.Texts["boots.txt"] = "41";
        _files.IsBroken = true;

        Assert.Equal(0, BootCounter.Next(_files));
    }
}
