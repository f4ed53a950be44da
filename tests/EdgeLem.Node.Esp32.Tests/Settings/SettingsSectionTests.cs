using System.Collections;
using EdgeLem.Node.Esp32.Settings;

namespace EdgeLem.Node.Esp32.Tests.Settings;

/// <summary>Which types a JSON reader may use for a number is its own affair; what is no whole number is told whatever its type.</summary>
public sealed class SettingsSectionTests
{
    private readonly FaultList _faults = new();

    [Fact]
    public void A_whole_number_may_come_as_int_long_or_double()
    {
        Assert.Equal(7, Whole(7));
        Assert.Equal(7, Whole(7L));
        Assert.Equal(7, Whole(7.0));
        Assert.Equal(0, _faults.Count);
    }

    [Fact]
    public void What_is_no_whole_number_is_told_and_the_usual_value_holds()
    {
        object[] values = [7.5, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e18, "7", true, new Hashtable(), new ArrayList()];
        foreach (object value in values)
        {
            Assert.Equal(5, Whole(value));
        }

        Assert.Equal(values.Length, _faults.Count);
        Assert.All(Enumerable.Range(0, _faults.Count), i => Assert.Equal("bus.x is no whole number; it is 1 to 9 W.", _faults.At(i)));
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(10L)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void What_is_out_of_its_range_is_told_with_value_and_unit(long value)
    {
        Assert.Equal(5, Whole(value));

        Assert.Equal($"bus.x is {value} W; it is 1 to 9 W.", _faults.At(0));
    }

    [Fact]
    public void A_null_in_the_file_is_a_value_that_is_not_there()
    {
        var section = new SettingsSection(new Hashtable { ["x"] = null }, "bus.", _faults);

        Assert.False(section.Has("x"));
        Assert.Equal("", section.Text("x", null));
        Assert.Equal("bus.x is missing.", _faults.At(0));
    }

    private long Whole(object value) => new SettingsSection(new Hashtable { ["x"] = value }, "bus.", _faults).Whole("x", new WholeRange(1, 9, " W"), 5);
}
