using EdgeLem.Contracts;
using EdgeLem.Node.Metering;

namespace EdgeLem.Node.Bidding
{
    /// <summary>
    /// The household's side of the market: forecast of its inelastic part, steps of its flexible devices, the price strategy, and the time to speak. Allocates nothing but
    /// when it is configured.
    /// </summary>
    public sealed class Bidder
    {
        private readonly NodeIdentity _identity;
        private readonly DemandCurve _curve = new DemandCurve();
        private readonly BidPrices _prices = new BidPrices();
        private readonly BidLimits _limits = new BidLimits();
        private readonly BidOutcome _outcome = new BidOutcome();
        private readonly OrderWriter _writer = new OrderWriter();
        private readonly OrdersMessage _orders = new OrdersMessage();
        private BiddingSettings _settings;
        private StrategySet _strategies;
        private bool _isHeldBack;

        /// <summary>Creates a bidder that has seen nothing.</summary>
        /// <param name="identity">The node.</param>
        /// <param name="settings">How it bids.</param>
        public Bidder(NodeIdentity identity, BiddingSettings settings)
        {
            _identity = identity;
            _settings = settings;
            _strategies = new StrategySet(settings, Assets, identity.NodeId);
            Forecast.Method = settings.ForecastMethod;
        }

        /// <summary>When to send orders, and whether they were refused.</summary>
        public OrderWatch Watch { get; } = new OrderWatch();

        /// <summary>The forecast of the inelastic part.</summary>
        public NetPowerForecast Forecast { get; } = new NetPowerForecast();

        /// <summary>The flexible devices; whoever reads them fills it.</summary>
        public FlexibleAssets Assets { get; } = new FlexibleAssets();

        /// <summary>Clearing prices of the last day.</summary>
        public PriceMemory Memory { get; } = new PriceMemory();

        /// <summary>Takes new settings; a strategy that learns begins anew.</summary>
        /// <param name="settings">How it bids.</param>
        public void Configure(BiddingSettings settings)
        {
            _settings = settings;
            _strategies = new StrategySet(settings, Assets, _identity.NodeId);
            Forecast.Method = settings.ForecastMethod;
        }

        /// <summary>Takes a gate.</summary>
        /// <param name="gate">A checked gate message.</param>
        public void Open(GateMessage gate)
        {
            Forecast.SetInterval(gate.IntervalSeconds);
            Watch.Open(gate);
        }

        /// <summary>Takes what is known of the running interval; what flexible devices take of it is not forecast.</summary>
        /// <param name="running">The running interval.</param>
        /// <param name="nowMs">The time.</param>
        public void Observe(IntervalRecord running, long nowMs)
        {
            Assets.Sample(nowMs);
            Forecast.Observe(running.RunningMeanW - Assets.MeanW, running.Coverage, nowMs / 1000, _isHeldBack);
        }

        /// <summary>Notes that a limit holds generation back, so that what is measured in the running interval is not all the household could feed in.</summary>
        public void HoldBack()
        {
            _isHeldBack = true;
        }

        /// <summary>Takes a finished interval.</summary>
        /// <param name="startS">Its start in UTC epoch seconds.</param>
        /// <param name="meanW">Its mean net power in W; NaN when it is not known.</param>
        /// <param name="nowMs">The time.</param>
        public void Record(long startS, double meanW, long nowMs)
        {
            Assets.Sample(nowMs);
            Forecast.Record(startS, meanW - Assets.MeanW, _isHeldBack);
            _isHeldBack = false;
            Assets.Restart(nowMs);
        }

        /// <summary>Takes a clearing: the memory keeps its price, the strategy learns from it.</summary>
        /// <param name="clearing">The message as received.</param>
        public void Learn(PriceMessage clearing)
        {
            Memory.Take(clearing, Watch.Gate);
            if (_outcome.TryTake(clearing))
            {
                _strategies.Price.Learn(_outcome);
            }
        }

        /// <summary>Publishes orders when they are due.</summary>
        /// <param name="nowMs">The time.</param>
        /// <param name="sharePermille">Place of the limit price, 0 to 1000.</param>
        /// <param name="house">Envelope and last reading.</param>
        /// <param name="outbox">Where to.</param>
        public void SendWhenDue(long nowMs, long sharePermille, HouseView house, Outbox outbox)
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

            Decide(netPowerW, sharePermille, house);
            _orders.ForecastW = Whole(netPowerW);
            _orders.ForecastErrorW = Forecast.GivenError.Count > 0 ? Whole(Forecast.GivenError.MeanAbsoluteW) : -1;
            Watch.Sent(outbox.Orders(_orders));
            _outcome.Sent(_orders, _prices);
        }

        private void Decide(double netPowerW, long sharePermille, HouseView house)
        {
            _prices.Begin(Watch.Gate, sharePermille);
            _prices.ExpectedMicroEurPerKwh = Memory.At(Watch.Gate.IntervalStart, _prices.ExpectedMicroEurPerKwh);
            _curve.Begin(netPowerW);
            _strategies.Price.Price(_prices);
            _strategies.AddAssets(_curve, _prices, Memory);
            _limits.Take(house.Envelope, house.Measurement, _settings);
            _writer.Write(_curve, _prices, _limits, _orders);
        }

        private static long Whole(double powerW)
        {
            const double LargestW = 1e9;
            return powerW >= LargestW ? (long)LargestW : powerW <= -LargestW ? -(long)LargestW : (long)System.Math.Round(powerW);
        }
    }
}
