using EdgeLem.Contracts;

namespace EdgeLem.Node.Bidding
{
    /// <summary>The household's side of the market: forecast, strategy and the time to speak.</summary>
    public sealed class Bidder
    {
        private readonly LimitPriceStrategy _strategy;
        private readonly OrdersMessage _orders = new OrdersMessage();

        /// <summary>Creates a bidder that has seen nothing.</summary>
        /// <param name="connection">Its ratings cap the orders.</param>
        public Bidder(ConnectionPoint connection)
        {
            _strategy = new LimitPriceStrategy(connection);
        }

        /// <summary>When to send orders, and whether they were refused.</summary>
        public OrderWatch Watch { get; } = new OrderWatch();

        /// <summary>The forecast.</summary>
        public NetPowerForecast Forecast { get; } = new NetPowerForecast();

        /// <summary>Takes a gate.</summary>
        /// <param name="gate">A checked gate message.</param>
        public void Open(GateMessage gate)
        {
            Forecast.SetInterval(gate.IntervalSeconds);
            Watch.Open(gate);
        }

        /// <summary>Publishes orders when they are due.</summary>
        /// <param name="nowMs">The time.</param>
        /// <param name="settings">Place of the limit price.</param>
        /// <param name="outbox">Where to.</param>
        public void SendWhenDue(long nowMs, NodeSettings settings, Outbox outbox)
        {
            if (!Watch.IsDue(nowMs))
            {
                return;
            }

            double netPowerW = Forecast.MeanW(Watch.Gate.IntervalStart, nowMs / 1000);
            if (double.IsNaN(netPowerW))
            {
                Watch.PutOff(nowMs);
                return;
            }

            _strategy.Write(Watch.Gate, netPowerW, settings.LimitPriceSharePermille, _orders);
            Watch.Sent(outbox.Orders(_orders));
        }
    }
}
