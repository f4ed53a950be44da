using EdgeLem.EndToEnd.Programs;
using EdgeLem.Sim.Tests.Running;

[assembly: AssemblyFixture(typeof(VillageRuns))]

namespace EdgeLem.EndToEnd.Programs;

/// <summary>Eight quarter-hours of the village by the program, twice over MQTT and once in memory; shared by the tests that read results.</summary>
public sealed class VillageRuns : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    internal RunResults Mqtt { get; private set; } = null!;

    internal RunResults Again { get; private set; } = null!;

    internal RunResults Memory { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Mqtt = await Simulator.RunAsync(_folder.PathOf("mqtt"), "village", "--seed", "1", "--intervals", "8");
        Again = await Simulator.RunAsync(_folder.PathOf("again"), "village", "--seed", "1", "--intervals", "8", "--link", "mqtt");
        Memory = await Simulator.RunAsync(_folder.PathOf("memory"), "village", "--seed", "1", "--intervals", "8", "--link", "memory");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
