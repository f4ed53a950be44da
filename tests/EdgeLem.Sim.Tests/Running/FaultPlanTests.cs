using EdgeLem.Sim.Devices;
using EdgeLem.Sim.Plant;
using EdgeLem.Sim.Running;
using EdgeLem.Sim.Scenarios;
using EdgeLem.Sim.Tests.Plant;

namespace EdgeLem.Sim.Tests.Running;

public sealed class FaultPlanTests
{
    private static readonly Dictionary<string, bool> Homes = new() { ["home-1"] = true, ["home-2"] = false };

    [Fact]
    public void All_mistakes_are_reported()
    {
        IReadOnlyList<string> mistakes = FaultPlan.Check(
            [Silent("home-9"), Silent("home-2", isInverter: true), Silent("home-1", isInverter: true) with { Fault = DeviceFault.NotANumber }, Silent("home-1", isInverter: true) with { Fault = DeviceFault.StuckCounter }, Silent("home-1")], Homes);

        Assert.Collection(
            mistakes,
            mistake => Assert.Contains("'home-9'; homes are home-1 to home-2", mistake, StringComparison.Ordinal),
            mistake => Assert.Contains("'home-2' has no inverter", mistake, StringComparison.Ordinal),
            mistake => Assert.Contains("'home-1/inverter' has no float readings", mistake, StringComparison.Ordinal),
            mistake => Assert.Contains("'home-1/inverter' has no float readings", mistake, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_device_misbehaves_from_its_first_instant_until_its_last_and_the_later_entry_wins()
    {
        using var folder = new TemporaryFolder();
        RunOptions options = WeakFeeder.Options(folder);
        Scenario scenario = ScenarioLoading.Load(options).Scenario!;
        await using var plant = new FeederPlant(scenario.Feeder, scenario.Homes, options.Seed);
        PlannedFault nan = Silent("home-2") with { Fault = DeviceFault.NotANumber, FromS = 120, UntilS = long.MaxValue };
        var plan = new FaultPlan([Silent("home-2"), nan, Silent("home-3", isInverter: true)], plant, originS: 1000);

        // home-2: silent from 60 s to 180 s after the origin, NaN from 120 s on.
        Assert.Equal([DeviceFault.None, DeviceFault.Silent, DeviceFault.NotANumber, DeviceFault.NotANumber], At(plan, plant.Homes[1].Meter, 1059, 1060, 1120, 1180));
        Assert.Equal([DeviceFault.None, DeviceFault.Silent, DeviceFault.None], At(plan, plant.Homes[2].Inverter!, 1059, 1179, 1180));
        Assert.Equal([DeviceFault.None], At(plan, plant.Homes[2].Meter, 1100));
    }

    private static PlannedFault Silent(string nodeId, bool isInverter = false) => new(nodeId, isInverter, DeviceFault.Silent, 60, 180);

    private static IEnumerable<DeviceFault> At(FaultPlan plan, RegisterDevice device, params long[] instantsS) => instantsS.Select(nowS =>
    {
        plan.Apply(nowS);
        return device.Fault;
    });
}
