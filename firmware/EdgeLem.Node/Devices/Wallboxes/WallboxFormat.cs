namespace EdgeLem.Node.Devices
{
    /// <summary>How a number lies in a wallbox's registers; two registers have the high word first.</summary>
    public enum WallboxFormat
    {
        /// <summary>Unsigned, one register.</summary>
        Unsigned16 = 0,

        /// <summary>Unsigned, two registers.</summary>
        Unsigned32 = 1,

        /// <summary>IEEE 754, two registers.</summary>
        Binary32 = 2,

        /// <summary>Text, two characters to a register.</summary>
        Text = 3,
    }
}
