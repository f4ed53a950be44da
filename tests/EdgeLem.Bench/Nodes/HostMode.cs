namespace EdgeLem.Bench.Nodes;

/// <summary>What a <see cref="NodeHostCommand"/> runs.</summary>
internal enum HostMode
{
    /// <summary>The node's core, pump and link over Modbus TCP; the time between two measurements is passed over.</summary>
    Tcp,

    /// <summary>The same with RTU frames over TCP.</summary>
    RtuOverTcp,

    /// <summary>Whole boots of the program (<c>NodeSession</c>) in real time, one measurement a second each.</summary>
    Sessions,
}
