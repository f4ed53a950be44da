namespace EdgeLem.Sim.Homes;

/// <summary>What stands in a home.</summary>
/// <param name="BaseLoad">The uncontrolled load.</param>
internal sealed record HomeEquipment(IBaseLoad BaseLoad)
{
    /// <summary>The array on the roof, if any.</summary>
    public PvArray? Pv { get; init; }

    /// <summary>Rated apparent power of the PV inverter, VA; 0 without PV.</summary>
    public double InverterRatedVa { get; init; }

    /// <summary>The battery, if any.</summary>
    public Battery? Battery { get; init; }

    /// <summary>The electric car, if any.</summary>
    public ElectricVehicle? Car { get; init; }

    /// <summary>The heat pump, if any.</summary>
    public HeatPump? HeatPump { get; init; }
}
