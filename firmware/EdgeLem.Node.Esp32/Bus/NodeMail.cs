namespace EdgeLem.Node.Esp32.Bus
{
    /// <summary>How the node's thread hears from the others and tells them. Immutable.</summary>
    public sealed class NodeMail
    {
        /// <summary>Joins the parts.</summary>
        /// <param name="inbox">See <see cref="Inbox"/>.</param>
        /// <param name="delivery">See <see cref="Delivery"/>.</param>
        /// <param name="report">See <see cref="Report"/>.</param>
        public NodeMail(Inbox inbox, MessageDelivery delivery, NodeReport report)
        {
            Inbox = inbox;
            Delivery = delivery;
            Report = report;
        }

        /// <summary>What the broker's threads tell.</summary>
        public Inbox Inbox { get; }

        /// <summary>Reads messages.</summary>
        public MessageDelivery Delivery { get; }

        /// <summary>What people are told.</summary>
        public NodeReport Report { get; }
    }
}
