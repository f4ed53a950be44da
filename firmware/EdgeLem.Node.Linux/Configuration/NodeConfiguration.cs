using EdgeLem.Node.Control;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Linux.Display;
using EdgeLem.Node.Linux.Relays;

namespace EdgeLem.Node.Linux.Configuration;

/// <summary>What a node on Linux is told by its file; docs/node.md describes every key.</summary>
public sealed record NodeConfiguration
{
    /// <summary>Feeder id.</summary>
    public required string FeederId { get; init; }

    /// <summary>Node id.</summary>
    public required string NodeId { get; init; }

    /// <summary>Name or address of the gateway's broker.</summary>
    public required string GatewayHost { get; init; }

    /// <summary>Port of the gateway's broker, 1 to 65535.</summary>
    public required int GatewayPort { get; init; }

    /// <summary>Ratings and wiring.</summary>
    public required ConnectionPoint Connection { get; init; }

    /// <summary>The bus.</summary>
    public required BusSettings Bus { get; init; }

    /// <summary>Makes the meter's driver.</summary>
    public required Func<IMeter> Meter { get; init; }

    /// <summary>The inverter; null without one.</summary>
    public DeviceEntry<IInverter>? Inverter { get; init; }

    /// <summary>The storage under the node's control; null without one.</summary>
    public DeviceEntry<StorageUnit>? Storage { get; init; }

    /// <summary>The wallbox under the node's control; null without one.</summary>
    public DeviceEntry<WallboxUnit>? Wallbox { get; init; }

    /// <summary>Folder of the counters that wait for the gateway's answer; null keeps them in memory.</summary>
    public string? StorePath { get; init; }

    /// <summary>When the clock is believed.</summary>
    public ClockSource Clock { get; init; }

    /// <summary>The relays of a heat pump; null without one.</summary>
    public SgReadySettings? Relay { get; init; }

    /// <summary>The display on the node; null without one.</summary>
    public DisplaySettings? Display { get; init; }

    /// <summary>Which MQTT client carries the messages.</summary>
    public MqttLibrary Mqtt { get; init; }

    /// <summary>Makes the flexible devices for one boot of the node.</summary>
    /// <param name="heatPump">The heat pump behind the relays; null without one.</param>
    /// <returns>Storage, wallbox and heat pump; null without any.</returns>
    public HouseFlexibility? CreateFlexibility(HeatPumpControl? heatPump) =>
        Storage is null && Wallbox is null && heatPump is null ? null : new HouseFlexibility(Wallbox?.Create(), Storage?.Create(), heatPump);
}
