using System;
using System.Threading;
using EdgeLem.Node.Esp32.Bus;

namespace EdgeLem.Node.Esp32.Link
{
    /// <summary>What the thread of the broker connection works with. Immutable.</summary>
    public sealed class LinkMail
    {
        /// <summary>Joins the parts.</summary>
        /// <param name="queue">See <see cref="Queue"/>.</param>
        /// <param name="inbox">See <see cref="Inbox"/>.</param>
        /// <param name="wake">See <see cref="Wake"/>.</param>
        /// <param name="chance">See <see cref="Chance"/>.</param>
        public LinkMail(OutgoingMessages queue, Inbox inbox, AutoResetEvent wake, Random chance)
        {
            Queue = queue;
            Inbox = inbox;
            Wake = wake;
            Chance = chance;
        }

        /// <summary>What waits to be sent.</summary>
        public OutgoingMessages Queue { get; }

        /// <summary>Where messages go.</summary>
        public Inbox Inbox { get; }

        /// <summary>Ends the thread's rest.</summary>
        public AutoResetEvent Wake { get; }

        /// <summary>Spreads the attempts of a fleet; the thread's own.</summary>
        public Random Chance { get; }
    }
}
