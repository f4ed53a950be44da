namespace EdgeLem.Node.Devices
{
    /// <summary>Where a device keeps what is written into a register, which decides how often it may be written.</summary>
    public enum RegisterMemory
    {
        /// <summary>In volatile memory: made for cyclic writing, without limit.</summary>
        Volatile = 0,

        /// <summary>The manufacturer does not say. Treated as memory that wears, with a generous budget.</summary>
        Undocumented = 1,

        /// <summary>In flash or EEPROM: a setting, never written cyclically, and written only when it differs.</summary>
        Flash = 2,
    }
}
