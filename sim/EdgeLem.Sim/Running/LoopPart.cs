namespace EdgeLem.Sim.Running;

/// <summary>The parts of a simulated step, for the account of time.</summary>
public enum LoopPart
{
    /// <summary>Household and device models, and the power flow of the plant.</summary>
    Plant,

    /// <summary>Node cycles: Modbus transactions and the node core.</summary>
    Modbus,

    /// <summary>Waiting until messages have arrived on either side.</summary>
    Messages,

    /// <summary>The gateway: intake, clearing, power-flow check, dispatch, settlement, ledger.</summary>
    Gateway,

    /// <summary>The check of the plant's own state against the limits, for the statistics.</summary>
    Statistics,
}
