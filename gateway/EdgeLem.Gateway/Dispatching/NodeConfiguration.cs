using System.Text.Json;
using EdgeLem.Contracts;

namespace EdgeLem.Gateway.Dispatching;

/// <summary>The settings that the gateway gives a node: the droop of IEEE 1547-2018 Category B, poll plan and bidding parameters, and its control settings where the configuration has any.</summary>
internal static class NodeConfiguration
{
    /// <summary>The configuration of one node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="options">Market parameters with defaults filled in.</param>
    /// <param name="feederNominalVoltageV">The feeder's nominal phase-to-neutral voltage in V, for options that name none.</param>
    public static ConfigMessage For(RegisteredNode node, GatewayOptions options, double feederNominalVoltageV)
    {
        ConfigMessage message = Droop();
        message.Version = options.ConfigVersion;
        message.NominalVoltageV = options.DroopNominalVoltageV ?? feederNominalVoltageV;
        message.MeasurementPeriodS = options.MeasurementPeriodS;
        message.ControlPeriodMs = options.ControlPeriodMs;
        message.OrderLeadS = options.OrderLeadS;
        message.LimitPriceSharePermille = node.LimitPriceSharePermille;
        message.Control = ControlOf(node);
        return message;
    }

    /// <summary>A message with the curve and the response of Category B and nothing else.</summary>
    public static ConfigMessage Droop() => new()
    {
        VoltVarVoltagePu = [0.92, 0.98, 1.02, 1.08],
        VoltVarReactivePu = [0.44, 0, 0, -0.44],
        OpenLoopResponseS = 5,
    };

    /// <summary>Many nodes share one object of the configuration, and each has a sensitivity of its own: a copy.</summary>
    private static ControlConfig? ControlOf(RegisteredNode node)
    {
        if (node.Control is null)
        {
            return null;
        }

        byte[] written = JsonSerializer.SerializeToUtf8Bytes(node.Control, OutboundJson.Wire.ControlConfig);
        ControlConfig copy = JsonSerializer.Deserialize(written, OutboundJson.Wire.ControlConfig)!;
        copy.FleetReactancePu = node.FleetReactancePu;
        return copy;
    }
}
