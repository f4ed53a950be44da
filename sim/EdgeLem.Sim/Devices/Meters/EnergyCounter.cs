namespace EdgeLem.Sim.Devices;

/// <summary>One energy counter of a virtual meter: what it counted, and what it shows under a fault.</summary>
internal sealed class EnergyCounter
{
    private double _atFaultWh;

    /// <summary>What it counted, Wh.</summary>
    public double CountedWh { get; private set; }

    /// <summary>Counts on.</summary>
    /// <param name="energyWh">Energy, Wh, not negative.</param>
    public void Add(double energyWh) => CountedWh += energyWh;

    /// <summary>Notes that a fault begins or ends now.</summary>
    public void OnFaultChanged() => _atFaultWh = CountedWh;

    /// <summary>What the counter shows, Wh.</summary>
    /// <param name="fault">The meter's fault.</param>
    public double ShownWh(DeviceFaultKind fault) => fault switch
    {
        DeviceFaultKind.StuckCounter => _atFaultWh,
        DeviceFaultKind.CounterRollOver => CountedWh - _atFaultWh,
        DeviceFaultKind.ZeroCounters => 0,
        _ => CountedWh,
    };
}
