namespace EdgeLem.Node.Devices
{
#pragma warning disable CA1720 // These are the words of every register map.
    /// <summary>How a number lies in registers.</summary>
    public enum RegisterType
    {
        /// <summary>Signed, one register.</summary>
        Int16 = 0,

        /// <summary>Unsigned, one register.</summary>
        UInt16 = 1,

        /// <summary>Signed, two registers.</summary>
        Int32 = 2,

        /// <summary>Unsigned, two registers.</summary>
        UInt32 = 3,

        /// <summary>Signed, four registers.</summary>
        Int64 = 4,

        /// <summary>Unsigned, four registers.</summary>
        UInt64 = 5,

        /// <summary>IEEE 754 single, two registers.</summary>
        Float32 = 6,

        /// <summary>IEEE 754 double, four registers.</summary>
        Float64 = 7,
    }
#pragma warning restore CA1720
}
