namespace EdgeLem.Sim.Devices;

/// <summary>What the controls of a virtual SunSpec device ask for now.</summary>
internal interface IChainControls
{
    /// <summary>Limit of generation, part of the rated power, 0..1.</summary>
    public double LimitFraction { get; }

    /// <summary>Reactive power, var, injected positive, at an active power; null when no setpoint is in force.</summary>
    /// <param name="activeW">The active power, W.</param>
    public double? ReactiveVar(double activeW);

    /// <summary>Active power setpoint, W, injected positive; null without one.</summary>
    public double? ActiveW { get; }
}
