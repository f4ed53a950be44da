using EdgeLem.Sim.Devices;
using EdgeLem.Sim.Running;
using EdgeLem.Sim.Tests.Running;

namespace EdgeLem.EndToEnd.Faults;

/// <summary>Eight quarter-hours of the village, once in good health and once with a fault of every kind. Fault times are seconds after the start.</summary>
public sealed class FaultyVillage : IAsyncLifetime
{
    public const long FromS = 20 * 60;
    public const long UntilS = 70 * 60;

    /// <summary>Homes whose meter fails for a while, by how it fails. The first two consume, the others have PV (nodes.csv with seed 1).</summary>
    public static readonly IReadOnlyDictionary<string, DeviceFault> Meters = new Dictionary<string, DeviceFault>
    {
        ["home-04"] = DeviceFault.Silent,
        ["home-36"] = DeviceFault.ExceptionReply(ModbusExceptionCode.DeviceFailure),
        ["home-01"] = DeviceFault.NotANumber,
    };

    /// <summary>Its inverter falls silent for a while.</summary>
    public const string WithoutInverter = "home-02";

    /// <summary>Its meter falls silent and stays so.</summary>
    public const string ForeverSilent = "home-06";

    internal RecordedRun Healthy { get; private set; } = null!;

    internal RecordedRun Faulty { get; private set; } = null!;

    /// <summary>Start of the first interval, UTC epoch seconds.</summary>
    internal long OriginS => Faulty.Schedule.FirstIntervalS;

    public async ValueTask InitializeAsync()
    {
        RunOptions options = RecordedRun.Options(8);
        Healthy = await RecordedRun.RunAsync(options);
        Faulty = await RecordedRun.RunAsync(options with
        {
            Faults =
            [
                .. Meters.Select(meter => new PlannedFault(meter.Key, false, meter.Value, FromS, UntilS)),
                new PlannedFault(WithoutInverter, true, DeviceFault.Silent, FromS, UntilS),
                new PlannedFault(ForeverSilent, false, DeviceFault.Silent, FromS, long.MaxValue),
            ],
        });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
