using EdgeLem.Node.Control;
using EdgeLem.Node.Metering;

namespace EdgeLem.Node.Bidding
{
    /// <summary>What a bidder sees of its house.</summary>
    public sealed class HouseView
    {
        /// <summary>Creates a view.</summary>
        /// <param name="envelope">The envelope.</param>
        /// <param name="measurement">The last reading.</param>
        public HouseView(DispatchKeeper envelope, Measurement measurement)
        {
            Envelope = envelope;
            Measurement = measurement;
        }

        /// <summary>The envelope in force, and the widest one so far.</summary>
        public DispatchKeeper Envelope { get; }

        /// <summary>The last reading.</summary>
        public Measurement Measurement { get; }
    }
}
