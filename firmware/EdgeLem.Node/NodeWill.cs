using System;
using EdgeLem.Contracts;

namespace EdgeLem.Node
{
    /// <summary>The last will that the host hands to the broker when it connects: QoS 1, retained. Immutable.</summary>
    public sealed class NodeWill
    {
        /// <summary>Creates the will of a node.</summary>
        /// <param name="identity">The node.</param>
        public NodeWill(NodeIdentity identity)
        {
            StateMessage message = new StateMessage();
            message.State = NodeStates.Lost;
            message.Boot = identity.Boot.Id;
            message.Firmware = identity.Boot.Firmware;
            MessageWriter writer = new MessageWriter(MessageLimits.LongestNodePayloadBytes);
            writer.Write(message);
            Topic = identity.TopicOf(Topics.State);
            Payload = new byte[writer.Length];
            Array.Copy(writer.Payload, Payload, writer.Length);
        }

        /// <summary>Full topic name.</summary>
        public string Topic { get; }

        /// <summary>The whole payload.</summary>
        public byte[] Payload { get; }
    }
}
