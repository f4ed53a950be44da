// Method   charging with a deadline: what cannot wait is bought at any price, the rest at the price that is just high enough if the coming hours cost what they cost
//          yesterday. (Least laxity: work is urgent when the time left is only just enough for it.)
// Symbols  E energy still needed, Wh;  P highest power, W;  T length of an interval, h;  n whole intervals until the deadline, this one included.
//            must  = max(0, E - (n - 1) P T) / T            power that this interval has to bring, at most P
//            rest  = min(P, E / T) - must                   power that may wait
//            k     = ceil(E / (P T))                        intervals of full power that are needed
//            price of the rest = k-th lowest of the expected prices of the n intervals
// Limits   A time that was not heard of yesterday is expected at the middle price. An interval in which the deadline lies counts as none. A must below the least
//          charging power is raised to it.
using System;

namespace EdgeLem.Node.Bidding
{
    /// <summary>Bids for a vehicle that has to be charged by a time of day.</summary>
    public sealed class VehicleStrategy : IAssetStrategy
    {
        private const long SecondsPerDay = 86400;
        private const double SecondsPerHour = 3600;
        private const int MostIntervals = 288;

        private readonly VehicleState _vehicle;
        private readonly BiddingSettings _settings;

        /// <summary>Creates a strategy.</summary>
        /// <param name="vehicle">The vehicle's state.</param>
        /// <param name="settings">The deadline.</param>
        public VehicleStrategy(VehicleState vehicle, BiddingSettings settings)
        {
            _vehicle = vehicle;
            _settings = settings;
        }

        /// <inheritdoc/>
        public void Add(DemandCurve curve, BidPrices prices, PriceMemory memory)
        {
            double neededWh = _vehicle.NeededWh;
            double mostW = _vehicle.MaxChargeW;
            if (!_vehicle.IsConnected || double.IsNaN(neededWh) || neededWh <= 0 || double.IsNaN(mostW) || mostW <= 0)
            {
                return;
            }

            double hours = prices.Gate.IntervalSeconds / SecondsPerHour;
            int intervals = IntervalsLeft(prices);
            double wantedW = neededWh / hours < mostW ? neededWh / hours : mostW;
            double mustW = MustW((neededWh / hours) - ((intervals - 1) * mostW), wantedW);
            curve.Shift(mustW);
            int full = (int)Math.Ceiling(neededWh / (mostW * hours));
            curve.TryAdd(wantedW - mustW, PriceOfRest(prices, memory, intervals, full));
        }

        private double MustW(double urgentW, double wantedW)
        {
            double mustW = urgentW <= 0 ? 0 : urgentW < _vehicle.MinChargeW ? _vehicle.MinChargeW : urgentW;
            return mustW < wantedW ? mustW : wantedW;
        }

        private int IntervalsLeft(BidPrices prices)
        {
            long startS = prices.Gate.IntervalStart;
            long leftS = _settings.VehicleReadySecondOfDay - (startS % SecondsPerDay);
            leftS = leftS > 0 ? leftS : leftS + SecondsPerDay;
            long intervals = leftS / prices.Gate.IntervalSeconds;
            return intervals < 1 ? 1 : intervals > MostIntervals ? MostIntervals : (int)intervals;
        }

        private static long PriceOfRest(BidPrices prices, PriceMemory memory, int intervals, int full)
        {
            if (full >= intervals)
            {
                return prices.Gate.RetailMicroEurPerKwh;
            }

            long middle = prices.Gate.FeedInMicroEurPerKwh + (prices.SpreadMicroEurPerKwh / 2);
            long found = prices.Gate.RetailMicroEurPerKwh;
            for (int candidate = 0; candidate < intervals; candidate++)
            {
                long price = ExpectedAt(prices, memory, candidate, middle);
                if (price < found && CountUpTo(prices, memory, intervals, price) >= full)
                {
                    found = price;
                }
            }

            return found;
        }

        private static int CountUpTo(BidPrices prices, PriceMemory memory, int intervals, long price)
        {
            long middle = prices.Gate.FeedInMicroEurPerKwh + (prices.SpreadMicroEurPerKwh / 2);
            int count = 0;
            for (int interval = 0; interval < intervals; interval++)
            {
                count += ExpectedAt(prices, memory, interval, middle) <= price ? 1 : 0;
            }

            return count;
        }

        private static long ExpectedAt(BidPrices prices, PriceMemory memory, int interval, long otherwise)
        {
            return memory.At(prices.Gate.IntervalStart + (interval * prices.Gate.IntervalSeconds), otherwise);
        }
    }
}
