namespace EdgeLem.Node.Devices
{
    /// <summary>What a register of a wallbox holds.</summary>
    public enum WallboxValue
    {
        /// <summary>The state of the vehicle as a number.</summary>
        State = 0,

        /// <summary>The state of the vehicle as text that begins with its letter of IEC 61851-1.</summary>
        StateText = 1,

        /// <summary>Current of terminal A.</summary>
        CurrentA = 2,

        /// <summary>Current of terminal B.</summary>
        CurrentB = 3,

        /// <summary>Current of terminal C.</summary>
        CurrentC = 4,

        /// <summary>Active power.</summary>
        Power = 5,
    }
}
