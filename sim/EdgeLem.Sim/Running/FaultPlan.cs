using EdgeLem.Sim.Devices;
using EdgeLem.Sim.Plant;

namespace EdgeLem.Sim.Running;

/// <summary>Makes devices misbehave as planned.</summary>
internal sealed class FaultPlan
{
    private readonly IReadOnlyList<(PlannedFault Planned, RegisterDevice Device)> _faults;
    private readonly long _originS;

    /// <summary>Finds the devices.</summary>
    /// <param name="faults">The plan, checked by <see cref="Check"/>.</param>
    /// <param name="plant">The plant.</param>
    /// <param name="originS">Start of the first interval, UTC epoch seconds.</param>
    public FaultPlan(IReadOnlyList<PlannedFault> faults, FeederPlant plant, long originS)
    {
        _originS = originS;
        _faults = [.. faults.Select(fault => (fault, DeviceOf(fault, plant)))];
    }

    /// <summary>Every mistake in a plan.</summary>
    /// <param name="faults">The plan.</param>
    /// <param name="homes">The homes, with whether each has an inverter.</param>
    public static IReadOnlyList<string> Check(IReadOnlyList<PlannedFault> faults, IReadOnlyDictionary<string, bool> homes)
    {
        var mistakes = new List<string>();
        foreach (PlannedFault fault in faults)
        {
            if (!homes.TryGetValue(fault.NodeId, out bool hasInverter))
            {
                mistakes.Add($"--fault: there is no home '{fault.NodeId}'; homes are {homes.Keys.Order(StringComparer.Ordinal).First()} to {homes.Keys.Order(StringComparer.Ordinal).Last()}.");
            }
            else if (fault.IsInverter && !hasInverter)
            {
                mistakes.Add($"--fault: home '{fault.NodeId}' has no inverter; choose one with PV (nodes.csv of an earlier run names them).");
            }
            else if (fault.IsInverter && fault.Fault.Kind is (DeviceFaultKind.NotANumber or DeviceFaultKind.WrongWordOrder or DeviceFaultKind.StuckCounter or DeviceFaultKind.CounterRollOver or DeviceFaultKind.ZeroCounters))
            {
                mistakes.Add($"--fault: '{fault.NodeId}/inverter' has no float readings and no counters that settle, so nan, word-order, stuck, roll-over and zero do nothing; choose silent, exception, busy, reboot or frozen.");
            }
        }

        return mistakes;
    }

    /// <summary>Sets every device to what the plan says for an instant.</summary>
    /// <param name="nowS">UTC epoch seconds.</param>
    public void Apply(long nowS)
    {
        long sinceOriginS = nowS - _originS;
        foreach (IGrouping<RegisterDevice, (PlannedFault Planned, RegisterDevice Device)> device in _faults.GroupBy(fault => fault.Device))
        {
            PlannedFault? active = device.Select(fault => fault.Planned).LastOrDefault(fault => sinceOriginS >= fault.FromS && sinceOriginS < fault.UntilS);
            device.Key.Fault = active?.Fault ?? DeviceFault.None;
        }
    }

    private static RegisterDevice DeviceOf(PlannedFault fault, FeederPlant plant)
    {
        PlantHome home = plant.Homes.First(home => home.Household.Id == fault.NodeId);
        return fault.IsInverter ? home.Inverter! : home.Meter;
    }
}
