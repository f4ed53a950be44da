using EdgeLem.Contracts;

namespace EdgeLem.Gateway.Dispatching;

/// <summary>The settings that the gateway gives a node: the droop of IEEE 1547-2018 Category B, poll plan and bidding parameters.</summary>
internal static class NodeConfiguration
{
    /// <summary>The configuration of one node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="options">Market parameters with defaults filled in.</param>
    /// <param name="feederNominalVoltageV">The feeder's nominal phase-to-neutral voltage in V, for options that name none.</param>
    public static ConfigMessage For(RegisteredNode node, GatewayOptions options, double feederNominalVoltageV) => new()
    {
        Version = options.ConfigVersion,
        NominalVoltageV = options.DroopNominalVoltageV ?? feederNominalVoltageV,
        VoltVarVoltagePu = [0.92, 0.98, 1.02, 1.08],
        VoltVarReactivePu = [0.44, 0, 0, -0.44],
        OpenLoopResponseS = 5,
        MeasurementPeriodS = options.MeasurementPeriodS,
        ControlPeriodMs = options.ControlPeriodMs,
        OrderLeadS = options.OrderLeadS,
        LimitPriceSharePermille = node.LimitPriceSharePermille,
    };
}
