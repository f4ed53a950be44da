namespace EdgeLem.Node
{
    /// <summary>The way to the gateway, as the host provides it.</summary>
    public interface INodeLink
    {
        /// <summary>
        /// Takes a message to publish. It must not block and not call the node. What it cannot send at once it copies: the node overwrites the payload
        /// with its next message. Messages of QoS 1 must survive a lost connection, within the host's memory, except those of energy, which the node
        /// repeats until they are answered; those of QoS 0 need not.
        /// </summary>
        /// <param name="topic">Full topic name; the same text object for every message of its kind.</param>
        /// <param name="payload">Buffer with the payload from index 0.</param>
        /// <param name="length">Length of the payload in bytes.</param>
        /// <param name="qos">0 or 1.</param>
        /// <param name="retain">Whether the broker keeps the message for later subscribers.</param>
        public void Publish(string topic, byte[] payload, int length, int qos, bool retain);
    }
}
