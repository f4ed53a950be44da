namespace EdgeLem.Modbus
{
    /// <summary>How a device lays a number of several registers on the wire. The letters are the bytes of a 32-bit number, A the most significant.</summary>
    public enum WordOrder
    {
        /// <summary>High register first, high byte first: the usual order.</summary>
        Abcd = 0,

        /// <summary>Low register first, high byte first.</summary>
        Cdab = 1,

        /// <summary>High register first, low byte first.</summary>
        Badc = 2,

        /// <summary>Low register first, low byte first.</summary>
        Dcba = 3,
    }
}
