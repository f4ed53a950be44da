using EdgeLem.Node.Metering;

namespace EdgeLem.Node.Bidding
{
    /// <summary>What a bidder sees of its house.</summary>
    public sealed class HouseView
    {
        /// <summary>Creates a view.</summary>
        /// <param name="connection">The connection.</param>
        /// <param name="measurement">The last reading.</param>
        public HouseView(ConnectionPoint connection, Measurement measurement)
        {
            Connection = connection;
            Measurement = measurement;
        }

        /// <summary>The connection.</summary>
        public ConnectionPoint Connection { get; }

        /// <summary>The last reading.</summary>
        public Measurement Measurement { get; }
    }
}
