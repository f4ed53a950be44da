namespace EdgeLem.Sim.Endurance;

/// <summary>What can happen to a home, or to all.</summary>
internal enum EnduranceEventKind
{
    /// <summary>The meter begins or ceases to misbehave.</summary>
    MeterFault,

    /// <summary>The node's power fails in its next write, after so many bytes.</summary>
    FailInNextWrite,

    /// <summary>The node has no power.</summary>
    PowerOff,

    /// <summary>Power is back, and the clock is right.</summary>
    PowerOn,

    /// <summary>Power is back, and the node does not know the time.</summary>
    PowerOnWithoutTime,

    /// <summary>The node's clock jumps.</summary>
    ClockJump,

    /// <summary>The node's clock is set right.</summary>
    ClockSet,

    /// <summary>All connections break; what was under way is lost.</summary>
    BrokerRestart,

    /// <summary>The gateway stops.</summary>
    GatewayStop,

    /// <summary>The gateway starts again on its ledger.</summary>
    GatewayStart,
}
