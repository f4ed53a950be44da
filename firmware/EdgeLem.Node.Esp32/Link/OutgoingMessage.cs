namespace EdgeLem.Node.Esp32.Link
{
    /// <summary>The message at the head of an <see cref="OutgoingMessages"/>; one object serves for all of them.</summary>
    public sealed class OutgoingMessage
    {
        /// <summary>Names the message in the queue.</summary>
        public int Ticket { get; private set; }

        /// <summary>Full topic name.</summary>
        public string Topic { get; private set; } = "";

        /// <summary>The whole payload, in an array of its own: the MQTT client keeps it until the broker has it.</summary>
        public byte[] Payload { get; private set; } = new byte[0];

        /// <summary>0 or 1.</summary>
        public int Qos { get; set; }

        /// <summary>Whether the broker keeps it.</summary>
        public bool Retain { get; set; }

        /// <summary>Sets the message.</summary>
        /// <param name="ticket">See <see cref="Ticket"/>.</param>
        /// <param name="topic">See <see cref="Topic"/>.</param>
        /// <param name="payload">See <see cref="Payload"/>.</param>
        public void Set(int ticket, string topic, byte[] payload)
        {
            Ticket = ticket;
            Topic = topic;
            Payload = payload;
        }
    }
}
