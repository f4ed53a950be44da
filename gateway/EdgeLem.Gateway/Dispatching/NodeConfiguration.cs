using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EdgeLem.Contracts;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Dispatching;

/// <summary>The settings that the gateway gives a node: the droop of IEEE 1547-2018 Category B, poll plan and bidding parameters, and its control settings where the configuration has any.</summary>
internal static class NodeConfiguration
{
    /// <summary>The configuration of one node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="options">Market parameters with defaults filled in.</param>
    /// <param name="feeder">The network: its nominal voltage for options that name none, and the connection's sensitivity.</param>
    public static ConfigMessage For(RegisteredNode node, GatewayOptions options, Feeder feeder)
    {
        ConfigMessage message = Droop();
        message.Version = options.ConfigVersion;
        message.NominalVoltageV = options.DroopNominalVoltageV ?? feeder.NominalVoltageV;
        message.MeasurementPeriodS = options.MeasurementPeriodS;
        message.ControlPeriodMs = options.ControlPeriodMs;
        message.OrderLeadS = options.OrderLeadS;
        message.LimitPriceSharePermille = node.LimitPriceSharePermille;
        message.Bidding = BiddingOf(node, feeder);
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

    private static ControlConfig? ControlOf(RegisteredNode node)
    {
        ControlConfig? copy = CopyOf(node.Control, OutboundJson.Wire.ControlConfig);
        if (copy is not null)
        {
            copy.FleetReactancePu = node.FleetReactancePu;
        }

        return copy;
    }

    private static BiddingConfig? BiddingOf(RegisteredNode node, Feeder feeder)
    {
        BiddingConfig? copy = CopyOf(node.Bidding, OutboundJson.Wire.BiddingConfig);
        if (copy is not null)
        {
            copy.VoltageFallVPerKw = new ConnectionSensitivity(feeder).VoltageFallVPerKw(node);
        }

        return copy;
    }

    /// <summary>Many nodes share one object of the configuration, and each has a sensitivity of its own: a copy.</summary>
    private static T? CopyOf<T>(T? part, JsonTypeInfo<T> type)
        where T : class => part is null ? null : JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(part, type), type);
}
