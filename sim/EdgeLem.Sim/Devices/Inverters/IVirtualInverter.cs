namespace EdgeLem.Sim.Devices;

/// <summary>A virtual inverter or storage that a plant or a bench moves through time.</summary>
public interface IVirtualInverter : IVirtualDevice
{
    /// <summary>Its nameplate.</summary>
    public InverterRating Rating { get; }

    /// <summary>The present fault; <see cref="DeviceFault.None"/> by default.</summary>
    public DeviceFault Fault { get; set; }

    /// <summary>The output as last settled, generated and injected positive.</summary>
    public InverterOutput Output { get; }

    /// <summary>State of charge of its battery, %; 0 without one.</summary>
    public double StateOfChargePercent { get; }

    /// <summary>Settles the output and holds it for a span.</summary>
    /// <param name="conditions">What the terminals have; not negative.</param>
    /// <param name="dtSeconds">How long, s; 0 only re-evaluates.</param>
    /// <returns>The output during the span, generated and injected positive; a charging storage generates a negative power.</returns>
    public InverterOutput Advance(InverterConditions conditions, double dtSeconds);
}
