// Method   the bid of a thermostat in the Olympic Peninsula demonstration: the further the room is from its set point, the more standard deviations above the mean price
//          it bids (D. J. Hammerstrom et al., Pacific Northwest GridWise Testbed Demonstration Projects, Part I, PNNL-17167, 2007).
// Symbols  T temperature, C;  T_l, T_h comfort band;  T_s its middle;  m, sd mean and standard deviation of the last day's clearing prices;  k = 2 deviations at the
//          band's end, so that nearly every price of the day lies within.
//            heating: x = (T_s - T) / (T_h - T_s)        cooling: x = (T - T_s) / (T_h - T_s)
//            price = m + k x sd          x >= 1: the retail price, it runs at any price;  x <= -1: nothing, it is not wanted at any price
//          While no two prices are known, sd is a quarter of the spread and m its middle: the whole range of prices over the band.
namespace EdgeLem.Node.Bidding
{
    /// <summary>Bids for a heat pump, heater or cooler by comfort.</summary>
    public sealed class ThermostatStrategy : IAssetStrategy
    {
        private const double DeviationsAtEdge = 2;

        private readonly ThermalState _thermal;
        private readonly BiddingSettings _settings;

        /// <summary>Creates a strategy.</summary>
        /// <param name="thermal">The device's state.</param>
        /// <param name="settings">The comfort band.</param>
        public ThermostatStrategy(ThermalState thermal, BiddingSettings settings)
        {
            _thermal = thermal;
            _settings = settings;
        }

        /// <inheritdoc/>
        public void Add(DemandCurve curve, BidPrices prices, PriceMemory memory)
        {
            if (!_thermal.IsKnown || double.IsNaN(_thermal.TemperatureC) || double.IsNaN(_thermal.RatedW) || _thermal.RatedW <= 0)
            {
                return;
            }

            double need = Need();
            if (need >= 1)
            {
                curve.Shift(_thermal.RatedW);
            }
            else if (need > -1)
            {
                curve.TryAdd(_thermal.RatedW, PriceMicroEurPerKwh(need, prices, memory));
            }
        }

        /// <summary>How much it is wanted: -1 at the comfortable end of the band, 1 at the other.</summary>
        private double Need()
        {
            double middleC = (_settings.ComfortLowestC + _settings.ComfortHighestC) / 2;
            double halfC = (_settings.ComfortHighestC - _settings.ComfortLowestC) / 2;
            double offC = _thermal.Cools ? _thermal.TemperatureC - middleC : middleC - _thermal.TemperatureC;
            return offC / halfC;
        }

        private static long PriceMicroEurPerKwh(double need, BidPrices prices, PriceMemory memory)
        {
            bool isKnown = memory.Count > 1;
            double mean = isKnown ? memory.Mean(0) : prices.Gate.FeedInMicroEurPerKwh + (prices.SpreadMicroEurPerKwh / 2.0);
            double deviation = isKnown ? memory.Deviation() : prices.SpreadMicroEurPerKwh / 4.0;
            return BidPrices.Within(prices.Gate, (long)(mean + (DeviationsAtEdge * need * deviation)));
        }
    }
}
