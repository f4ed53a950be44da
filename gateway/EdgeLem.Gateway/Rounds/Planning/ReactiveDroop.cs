using EdgeLem.Contracts;
using EdgeLem.Gateway.Dispatching;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Rounds.Planning;

/// <summary>The Volt-VAR curve that the gateway gave a node, as far as it decides the node's reactive power (docs/control.md).</summary>
/// <param name="curve">Injected reactive power over rated apparent power, over voltage.</param>
/// <param name="input">Which voltage the curve is read at.</param>
/// <param name="isReactiveFirst">Whether reactive power comes first where both do not fit into the rating.</param>
internal sealed class ReactiveDroop(ControlCurve curve, VoltageInput input, bool isReactiveFirst)
{
    /// <summary>The droop that control settings mean.</summary>
    /// <param name="control">The settings; null for the droop of the config message alone.</param>
    /// <returns>Null for another reactive function, and for settings that the node will refuse.</returns>
    public static ReactiveDroop? Of(ControlConfig? control)
    {
        var faults = new SettingFaults();
        GridCodeProfile? profile = control is null ? ProfileOverride.OfDroop(NodeConfiguration.Droop()) : ProfileOverride.Apply(control, NodeConfiguration.Droop(), faults);
        bool isDroop = faults.Count == 0 && profile is { Mode: ReactiveMode.VoltVar, VoltVarVoltagePu: not null, VoltVarReactivePu: not null };
        return isDroop
            ? new ReactiveDroop(new ControlCurve(Rising(profile!.VoltVarVoltagePu!.Zip(profile.VoltVarReactivePu!))), profile.Input, profile.ReactivePriority)
            : null;
    }

    /// <summary>The reactive power at rest.</summary>
    /// <param name="voltagePu">Voltage per phase, pu.</param>
    /// <param name="exportPu">Net export over rated apparent power.</param>
    /// <returns>Over rated apparent power, absorption positive.</returns>
    public double AbsorbedPu(double[] voltagePu, double exportPu)
    {
        double injectedPu = input == VoltageInput.PerPhase ? voltagePu.Average(of => curve.At(of, out _)) : curve.At(voltagePu.Average(), out _);
        double roomPu = isReactiveFirst ? 1 : Math.Sqrt(Math.Max(0, 1 - (exportPu * exportPu)));
        return -Math.Clamp(injectedPu, -roomPu, roomPu);
    }

    /// <summary>A dead band of no width has two points at one voltage, of which one is enough.</summary>
    private static IEnumerable<(double, double)> Rising(IEnumerable<(double VoltagePu, double Value)> points)
    {
        double lastPu = double.NegativeInfinity;
        foreach ((double VoltagePu, double Value) point in points.Where(point => point.VoltagePu > lastPu))
        {
            lastPu = point.VoltagePu;
            yield return point;
        }
    }
}
