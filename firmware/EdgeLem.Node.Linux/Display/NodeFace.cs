using EdgeLem.Node.Control;

namespace EdgeLem.Node.Linux.Display;

/// <summary>What a display on the node tells a person who stands before it.</summary>
public sealed record NodeFace
{
    /// <summary>Node id.</summary>
    public required string NodeId { get; init; }

    /// <summary>Whether the gateway is connected.</summary>
    public bool IsOnline { get; init; }

    /// <summary>On what ground the envelope stands.</summary>
    public FallbackState Envelope { get; init; }

    /// <summary>Net power of the connection in W, import positive; NaN when it is not known.</summary>
    public double NetPowerW { get; init; } = double.NaN;

    /// <summary>Mean of the phase voltages in V; NaN when it is not known.</summary>
    public double VoltageV { get; init; } = double.NaN;

    /// <summary>Last clearing price in micro-euro per kWh; null when nothing was traded.</summary>
    public long? PriceMicroEurPerKwh { get; init; }

    /// <summary>Power traded locally in the running interval in W: bought positive, sold negative.</summary>
    public long ClearedW { get; init; }

    /// <summary>Energy records that wait for the gateway's answer.</summary>
    public long WaitingRecords { get; init; }

    /// <summary>The face of a node. To be called by the thread that works the node.</summary>
    /// <param name="nodeId">Node id.</param>
    /// <param name="cycle">The node.</param>
    /// <param name="isOnline">Whether the gateway is connected.</param>
    /// <param name="waitingRecords">Energy records that wait for the gateway's answer.</param>
    public static NodeFace Of(string nodeId, NodeCycle cycle, bool isOnline, long waitingRecords)
    {
        ArgumentNullException.ThrowIfNull(cycle);
        bool isMeasured = cycle.Meter.Measurement.Exists && !cycle.Meter.Watch.IsLost;
        return new NodeFace
        {
            NodeId = nodeId,
            IsOnline = isOnline,
            Envelope = cycle.Dispatch.State,
            NetPowerW = isMeasured ? cycle.Meter.Measurement.NetPowerW : double.NaN,
            VoltageV = isMeasured ? cycle.Meter.Measurement.MeanVoltageV : double.NaN,
            PriceMicroEurPerKwh = cycle.Clearing.HasPrice ? cycle.Clearing.PriceMicroEurPerKwh : null,
            ClearedW = cycle.Dispatch.ClearedW,
            WaitingRecords = waitingRecords,
        };
    }
}
