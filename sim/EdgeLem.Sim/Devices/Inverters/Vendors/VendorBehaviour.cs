using EdgeLem.Node.Devices;

namespace EdgeLem.Sim.Devices;

/// <summary>How one manufacturer's inverter acts on its registers, and what it shows.</summary>
internal abstract class VendorBehaviour
{
    /// <summary>Reads the setpoints.</summary>
    /// <param name="registers">The registers.</param>
    /// <param name="rating">Nameplate.</param>
    /// <param name="quietSeconds">Seconds since anyone last wrote.</param>
    public abstract VendorOrder Order(MapRegisters registers, InverterRating rating, double quietSeconds);

    /// <summary>The manufacturer's number of a state.</summary>
    /// <param name="operatingState">1 off, 2 sleeping, 4 tracking, 5 throttled.</param>
    public abstract int StateNumber(int operatingState);

    /// <summary>Shows what only this manufacturer shows.</summary>
    /// <param name="registers">The registers.</param>
    /// <param name="batteryW">Power of the battery, W, charging positive.</param>
    public virtual void ShowBattery(MapRegisters registers, double batteryW) => registers.Put(InverterQuantity.BatteryPower, batteryW);

    /// <summary>Writes the registers in which the device says what it is.</summary>
    /// <param name="registers">The registers.</param>
    /// <param name="rating">Nameplate.</param>
    public abstract void Introduce(MapRegisters registers, InverterRating rating);

    /// <summary>Sets the registers as delivered.</summary>
    /// <param name="registers">The registers.</param>
    public abstract void Deliver(MapRegisters registers);
}
