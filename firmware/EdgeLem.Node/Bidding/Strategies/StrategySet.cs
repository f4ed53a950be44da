using EdgeLem.Contracts;

namespace EdgeLem.Node.Bidding
{
    /// <summary>The strategies that the settings choose, by name. A new strategy is a class beside this one and a line here.</summary>
    public sealed class StrategySet
    {
        private readonly IAssetStrategy[] _assets;

        /// <summary>Creates the chosen strategies.</summary>
        /// <param name="settings">What is chosen.</param>
        /// <param name="assets">The flexible devices.</param>
        /// <param name="nodeId">The node's id, for strategies with chance.</param>
        public StrategySet(BiddingSettings settings, FlexibleAssets assets, string nodeId)
        {
            Price = PriceOf(settings, nodeId);
            _assets = new IAssetStrategy[Count(settings)];
            int place = 0;
            if (settings.Has(BiddingNames.Battery))
            {
                _assets[place++] = new BatteryStrategy(assets.Battery, settings);
            }

            if (settings.Has(BiddingNames.Thermostat))
            {
                _assets[place++] = new ThermostatStrategy(assets.Thermal, settings);
            }

            if (settings.Has(BiddingNames.Vehicle))
            {
                _assets[place] = new VehicleStrategy(assets.Vehicle, settings);
            }
        }

        /// <summary>Prices the inelastic part.</summary>
        public IPriceStrategy Price { get; }

        /// <summary>Adds the steps of all chosen assets.</summary>
        /// <param name="curve">The household's curve.</param>
        /// <param name="prices">Gate and expectation.</param>
        /// <param name="memory">Prices of the last day.</param>
        public void AddAssets(DemandCurve curve, BidPrices prices, PriceMemory memory)
        {
            for (int i = 0; i < _assets.Length; i++)
            {
                _assets[i].Add(curve, prices, memory);
            }
        }

        private static IPriceStrategy PriceOf(BiddingSettings settings, string nodeId)
        {
            if (settings.Strategy == BiddingNames.Truthful)
            {
                return new TruthfulPrice();
            }

            var chance = new ChanceSource(nodeId, settings.Seed);
            return settings.Strategy == BiddingNames.Adaptive ? (IPriceStrategy)new AdaptivePrice(chance) : new ZeroIntelligencePrice(chance);
        }

        private static int Count(BiddingSettings settings)
        {
            return (settings.Has(BiddingNames.Battery) ? 1 : 0) + (settings.Has(BiddingNames.Thermostat) ? 1 : 0) + (settings.Has(BiddingNames.Vehicle) ? 1 : 0);
        }
    }
}
