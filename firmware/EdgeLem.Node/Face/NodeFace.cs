using EdgeLem.Node.Control;

namespace EdgeLem.Node.Face
{
    /// <summary>What a display on the node tells a person who stands before it. Plain values, set once by who makes it.</summary>
    public sealed class NodeFace
    {
        /// <summary>Node id.</summary>
        public string NodeId { get; set; } = "";

        /// <summary>Whether the gateway is connected.</summary>
        public bool IsOnline { get; set; }

        /// <summary>On what ground the envelope stands.</summary>
        public FallbackState Envelope { get; set; }

        /// <summary>Net power of the connection in W, import positive; NaN when it is not known.</summary>
        public double NetPowerW { get; set; } = double.NaN;

        /// <summary>Mean of the phase voltages in V; NaN when it is not known.</summary>
        public double VoltageV { get; set; } = double.NaN;

        /// <summary>Whether anything was traded at the last clearing, so that <see cref="PriceMicroEurPerKwh"/> has a meaning.</summary>
        public bool HasPrice { get; set; }

        /// <summary>Last clearing price in micro-euro per kWh.</summary>
        public long PriceMicroEurPerKwh { get; set; }

        /// <summary>Power traded locally in the running interval in W: bought positive, sold negative.</summary>
        public long ClearedW { get; set; }

        /// <summary>Energy records that wait for the gateway's answer.</summary>
        public long WaitingRecords { get; set; }

        /// <summary>The face of a node. To be called by the thread that works the node.</summary>
        /// <param name="nodeId">Node id.</param>
        /// <param name="cycle">The node.</param>
        /// <param name="isOnline">Whether the gateway is connected.</param>
        /// <param name="waitingRecords">Energy records that wait for the gateway's answer.</param>
        /// <returns>The face.</returns>
        public static NodeFace Of(string nodeId, NodeCycle cycle, bool isOnline, long waitingRecords)
        {
            bool isMeasured = cycle.Meter.Measurement.Exists && !cycle.Meter.Watch.IsLost;
            var face = new NodeFace();
            face.NodeId = nodeId;
            face.IsOnline = isOnline;
            face.Envelope = cycle.Dispatch.State;
            face.NetPowerW = isMeasured ? cycle.Meter.Measurement.NetPowerW : double.NaN;
            face.VoltageV = isMeasured ? cycle.Meter.Measurement.MeanVoltageV : double.NaN;
            face.HasPrice = cycle.Clearing.HasPrice;
            face.PriceMicroEurPerKwh = cycle.Clearing.PriceMicroEurPerKwh;
            face.ClearedW = cycle.Dispatch.ClearedW;
            face.WaitingRecords = waitingRecords;
            return face;
        }

        /// <summary>Whether another face tells the same.</summary>
        /// <param name="other">The other one; null tells nothing.</param>
        /// <returns>Whether it does.</returns>
        public bool Tells(NodeFace? other)
        {
            return other != null && NodeId == other.NodeId && IsOnline == other.IsOnline && Envelope == other.Envelope && IsSame(NetPowerW, other.NetPowerW)
                && IsSame(VoltageV, other.VoltageV) && HasPrice == other.HasPrice && (!HasPrice || PriceMicroEurPerKwh == other.PriceMicroEurPerKwh)
                && ClearedW == other.ClearedW && WaitingRecords == other.WaitingRecords;
        }

        private static bool IsSame(double a, double b)
        {
            return double.IsNaN(a) || double.IsNaN(b) ? double.IsNaN(a) && double.IsNaN(b) : a == b;
        }
    }
}
