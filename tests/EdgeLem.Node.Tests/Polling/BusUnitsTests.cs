using EdgeLem.Node.Polling;

namespace EdgeLem.Node.Tests.Polling;

public sealed class BusUnitsTests
{
    [Theory]
    [InlineData("eastron_sdm630", 1, "sunspec", 2, "")]
    [InlineData("eastron_sdm630", 1, "sunspec", 1, "is 1, the unit id of first. Give each device on the bus a unit id of its own.")]
    [InlineData("sunspec-export-positive", 1, "sunspec", 1, "")]
    [InlineData("huawei_sun2000", 7, "huawei_sun2000", 7, "")]
    [InlineData("sun", 1, "sunspec", 1, "is 1, the unit id of first. Give each device on the bus a unit id of its own.")]
    public void Devices_share_a_unit_id_only_as_parts_of_one(string first, int firstUnit, string second, int secondUnit, string problem)
    {
        var units = new BusUnits();

        Assert.Equal("", units.ProblemOf("first", first, firstUnit));
        Assert.Equal(problem, units.ProblemOf("second", second, secondUnit));
    }
}
