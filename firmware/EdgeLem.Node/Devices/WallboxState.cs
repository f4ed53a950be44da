namespace EdgeLem.Node.Devices
{
    /// <summary>The state of the vehicle at a wallbox, by IEC 61851-1.</summary>
    public enum WallboxState
    {
        /// <summary>The device does not say.</summary>
        Unknown = 0,

        /// <summary>A: no vehicle.</summary>
        NoVehicle = 1,

        /// <summary>B: a vehicle is connected and does not charge.</summary>
        Connected = 2,

        /// <summary>C, D: the vehicle charges.</summary>
        Charging = 3,

        /// <summary>E, F: a fault, or the device is locked.</summary>
        Fault = 4,
    }
}
