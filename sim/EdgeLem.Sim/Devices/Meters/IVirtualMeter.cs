namespace EdgeLem.Sim.Devices;

/// <summary>A virtual meter of any kind: the plant says what it sees, and it shows that on the wire in its own way.</summary>
public interface IVirtualMeter : IVirtualDevice
{
    /// <summary>The present fault; <see cref="DeviceFault.None"/> by default.</summary>
    public DeviceFault Fault { get; set; }

    /// <summary>Imported active energy, Wh, in full precision.</summary>
    public double ImportWh { get; }

    /// <summary>Exported active energy, Wh, not negative, in full precision.</summary>
    public double ExportWh { get; }

    /// <summary>Shows a new state; the counters stay.</summary>
    /// <param name="state">All values finite; voltages, currents and frequency not negative.</param>
    /// <exception cref="ArgumentException">A value is not finite or negative where it must not be.</exception>
    public void Update(MeterState state);

    /// <summary>Adds to the two active energy counters.</summary>
    /// <param name="importWh">Imported energy, Wh, not negative.</param>
    /// <param name="exportWh">Exported energy, Wh, not negative.</param>
    /// <exception cref="ArgumentException">An energy is negative or not finite.</exception>
    public void AddEnergy(double importWh, double exportWh);

    /// <summary>Lets time pass at the present state, for counters beside the two of <see cref="AddEnergy"/>.</summary>
    /// <param name="seconds">The span, s, not negative.</param>
    public void Elapse(double seconds);
}
