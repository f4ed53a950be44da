// Method   the battery is worth what its energy can bring or save later: a value per kWh that falls from the day's high price when it is empty to the day's low price
//          when it is full, as the marginal value of storage does under scarcity. It buys below that value and sells above it, after losses and wear.
// Symbols  H, L 80 % and 20 % quantile of the last day's clearing prices (retail and feed-in price while none is known);  s share of the usable energy above the
//          reserve, 0 to 1;  eta efficiency of a full cycle;  c wear per kWh through the battery;  T length of the interval, h.
//            value w = H - s (H - L)
//            charge    up to   sqrt(eta) w - c / 2          at most (1 - s) E / (sqrt(eta) T) and the rated power
//            discharge from    w / sqrt(eta) + c / 2        at most s E sqrt(eta) / T and the rated power
//          The two prices are apart by at least c, so it never trades in a circle; when w is negative they are swapped apart likewise.
// Sign     discharging lowers the household's net power: it is taken off the inelastic part and bid back at its price.
using System;

namespace EdgeLem.Node.Bidding
{
    /// <summary>Bids for a battery by the value of the energy in it.</summary>
    public sealed class BatteryStrategy : IAssetStrategy
    {
        private const long HighPermille = 800;
        private const long LowPermille = 200;
        private const double SecondsPerHour = 3600;

        private readonly BatteryState _battery;
        private readonly BiddingSettings _settings;

        /// <summary>Creates a strategy.</summary>
        /// <param name="battery">The battery's state.</param>
        /// <param name="settings">Wear, efficiency and reserve.</param>
        public BatteryStrategy(BatteryState battery, BiddingSettings settings)
        {
            _battery = battery;
            _settings = settings;
        }

        /// <inheritdoc/>
        public void Add(DemandCurve curve, BidPrices prices, PriceMemory memory)
        {
            double reserve = _settings.BatteryReservePercent / 100.0;
            if (!_battery.IsKnown || double.IsNaN(_battery.StateOfChargePercent) || _battery.CapacityWh <= 0)
            {
                return;
            }

            double share = ((_battery.StateOfChargePercent / 100.0) - reserve) / (1 - reserve);
            share = share >= 1 ? 1 : share >= 0 ? share : 0;
            double oneWay = Math.Sqrt(_settings.BatteryEfficiencyPermille / 1000.0);
            double value = ValueMicroEurPerKwh(share, prices, memory);
            double hours = prices.Gate.IntervalSeconds / SecondsPerHour;
            double energyWh = _battery.CapacityWh * (1 - reserve);
            Discharge(curve, Lesser(_battery.MaxDischargeW, share * energyWh * oneWay / hours), value, oneWay);
            Charge(curve, Lesser(_battery.MaxChargeW, (1 - share) * energyWh / (oneWay * hours)), value, oneWay);
        }

        private void Discharge(DemandCurve curve, double powerW, double value, double oneWay)
        {
            double price = (value >= 0 ? value / oneWay : value * oneWay) + (_settings.BatteryCycleCostMicroEurPerKwh / 2.0);
            if (powerW > 0 && curve.TryAdd(powerW, (long)Math.Ceiling(price)))
            {
                curve.Shift(-powerW);
            }
        }

        private void Charge(DemandCurve curve, double powerW, double value, double oneWay)
        {
            double price = (value >= 0 ? value * oneWay : value / oneWay) - (_settings.BatteryCycleCostMicroEurPerKwh / 2.0);
            curve.TryAdd(powerW, (long)Math.Floor(price));
        }

        private static double ValueMicroEurPerKwh(double share, BidPrices prices, PriceMemory memory)
        {
            double high = memory.Quantile(HighPermille, prices.Gate.RetailMicroEurPerKwh);
            double low = memory.Quantile(LowPermille, prices.Gate.FeedInMicroEurPerKwh);
            return high - (share * (high - low));
        }

        private static double Lesser(double a, double b)
        {
            return a < b ? a : b;
        }
    }
}
