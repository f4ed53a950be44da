using EdgeLem.Contracts;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Dispatching;

/// <summary>The settings that the gateway gives a node: the droop of IEEE 1547-2018 Category B, poll plan and bidding parameters.</summary>
internal static class NodeConfiguration
{
    /// <summary>The configuration of one node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="options">Market parameters with defaults filled in.</param>
    /// <param name="feeder">The network: its nominal voltage for options that name none, and the connection's sensitivity.</param>
    public static ConfigMessage For(RegisteredNode node, GatewayOptions options, Feeder feeder) => new()
    {
        Version = options.ConfigVersion,
        NominalVoltageV = options.DroopNominalVoltageV ?? feeder.NominalVoltageV,
        VoltVarVoltagePu = [0.92, 0.98, 1.02, 1.08],
        VoltVarReactivePu = [0.44, 0, 0, -0.44],
        OpenLoopResponseS = 5,
        MeasurementPeriodS = options.MeasurementPeriodS,
        ControlPeriodMs = options.ControlPeriodMs,
        OrderLeadS = options.OrderLeadS,
        LimitPriceSharePermille = node.LimitPriceSharePermille,
        Bidding = node.Bidding is { } bidding ? WithSensitivity(bidding, new ConnectionSensitivity(feeder).VoltageFallVPerKw(node)) : null,
    };

    private static BiddingConfig WithSensitivity(BiddingConfig bidding, double voltageFallVPerKw) => new()
    {
        Strategy = bidding.Strategy,
        Assets = bidding.Assets,
        Forecast = bidding.Forecast,
        Seed = bidding.Seed,
        BatteryCycleCostMicroEurPerKwh = bidding.BatteryCycleCostMicroEurPerKwh,
        BatteryEfficiencyPermille = bidding.BatteryEfficiencyPermille,
        BatteryReservePercent = bidding.BatteryReservePercent,
        ComfortLowestC = bidding.ComfortLowestC,
        ComfortHighestC = bidding.ComfortHighestC,
        VehicleReadySecondOfDay = bidding.VehicleReadySecondOfDay,
        LowestVoltageV = bidding.LowestVoltageV,
        HighestVoltageV = bidding.HighestVoltageV,
        VoltageFallVPerKw = voltageFallVPerKw,
    };
}
