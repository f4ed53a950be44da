using EdgeLem.Node.Polling;

namespace EdgeLem.Node.Tests.Polling;

public sealed class BusUnitsTests
{
    [Theory]
    [InlineData("meter", "eastron_sdm630", 1, "inverter", "sunspec", 2, "")]
    [InlineData("meter", "eastron_sdm630", 1, "inverter", "sunspec", 1, "is 1, the unit id of meter. Give each device on the bus a unit id of its own.")]
    [InlineData("meter", "sunspec-export-positive", 1, "inverter", "sunspec", 1, "")]
    [InlineData("meter", "sun", 1, "inverter", "sunspec", 1, "is 1, the unit id of meter. Give each device on the bus a unit id of its own.")]
    [InlineData("inverter", "huawei_sun2000", 7, "storage", "huawei_sun2000", 7, "")]
    [InlineData("inverter", "sunspec", 7, "storage", "huawei_sun2000", 7, "")]
    [InlineData("storage", "sunspec", 7, "wallbox", "keba_p30", 7, "is 7, the unit id of storage. Give each device on the bus a unit id of its own.")]
    public void Devices_share_a_unit_id_only_as_parts_of_one(string first, string firstId, int firstUnit, string second, string secondId, int secondUnit, string problem)
    {
        var units = new BusUnits();

        Assert.Equal("", units.ProblemOf(first, firstId, firstUnit));
        Assert.Equal(problem, units.ProblemOf(second, secondId, secondUnit));
    }
}
