// Method   clearing prices of the last day, one per slot of the day; statistics over those that are not older than a day. An interval without local trade counts as
//          its middle price, because a household would have met the retailer on either side.
// Symbols  n known slots;  rank of a price = how many known prices are below it.
//            quantile(s) = lowest known price whose rank, counted with itself, reaches s n
// Limits   96 slots of at least 900 s. Quantiles by counting, n^2 comparisons and no sorted copy: once per interval, at most 9216.
using EdgeLem.Contracts;

namespace EdgeLem.Node.Bidding
{
    /// <summary>The clearing prices of the last day, as the node heard them. Allocates nothing after construction.</summary>
    public sealed class PriceMemory
    {
        /// <summary>Slots of a day.</summary>
        public const int Slots = 96;

        private const long SecondsPerDay = 86400;
        private const long SlotSeconds = SecondsPerDay / Slots;

        private readonly long[] _price = new long[Slots];
        private readonly long[] _atS = new long[Slots];
        private long _newestS = -SecondsPerDay;

        /// <summary>Creates an empty memory.</summary>
        public PriceMemory()
        {
            for (int slot = 0; slot < Slots; slot++)
            {
                _atS[slot] = -SecondsPerDay;
            }
        }

        /// <summary>How many slots are known.</summary>
        public int Count { get; private set; }

        /// <summary>Takes a clearing.</summary>
        /// <param name="clearing">The message as announced.</param>
        /// <param name="gate">Bounds of the prices, for an interval without local trade.</param>
        public void Take(PriceMessage clearing, GateMessage gate)
        {
            if (clearing.IntervalStart < 0 || clearing.IntervalStart < _newestS)
            {
                return;
            }

            int slot = SlotOf(clearing.IntervalStart);
            long middle = gate.FeedInMicroEurPerKwh + ((gate.RetailMicroEurPerKwh - gate.FeedInMicroEurPerKwh) / 2);
            _price[slot] = clearing.HasPrice ? clearing.PriceMicroEurPerKwh : middle;
            _atS[slot] = clearing.IntervalStart;
            _newestS = clearing.IntervalStart;
            Recount();
        }

        /// <summary>Price of the same time of day, when it was heard within the last day.</summary>
        /// <param name="startS">An instant in UTC epoch seconds.</param>
        /// <param name="otherwise">What to give when it is not known.</param>
        /// <returns>Micro-euro per kWh.</returns>
        public long At(long startS, long otherwise)
        {
            int slot = SlotOf(startS);
            return IsKnown(slot) ? _price[slot] : otherwise;
        }

        /// <summary>The price below or at which a share of the day's prices lies.</summary>
        /// <param name="sharePermille">1 to 1000.</param>
        /// <param name="otherwise">What to give while nothing is known.</param>
        /// <returns>Micro-euro per kWh.</returns>
        public long Quantile(long sharePermille, long otherwise)
        {
            long found = otherwise;
            bool isFound = false;
            for (int candidate = 0; candidate < Slots; candidate++)
            {
                bool isBetter = IsKnown(candidate) && (!isFound || _price[candidate] < found);
                if (isBetter && 1000L * CountUpTo(_price[candidate]) >= sharePermille * Count)
                {
                    found = _price[candidate];
                    isFound = true;
                }
            }

            return found;
        }

        /// <summary>Mean of the day's prices.</summary>
        /// <param name="otherwise">What to give while nothing is known.</param>
        /// <returns>Micro-euro per kWh.</returns>
        public double Mean(double otherwise)
        {
            double sum = 0;
            for (int slot = 0; slot < Slots; slot++)
            {
                sum += IsKnown(slot) ? _price[slot] : 0;
            }

            return Count > 0 ? sum / Count : otherwise;
        }

        /// <summary>Standard deviation of the day's prices.</summary>
        /// <returns>Micro-euro per kWh; 0 while fewer than two are known.</returns>
        public double Deviation()
        {
            double mean = Mean(0);
            double squares = 0;
            for (int slot = 0; slot < Slots; slot++)
            {
                squares += IsKnown(slot) ? (_price[slot] - mean) * (_price[slot] - mean) : 0;
            }

            return Count > 1 ? System.Math.Sqrt(squares / (Count - 1)) : 0;
        }

        private static int SlotOf(long startS)
        {
            return (int)(startS % SecondsPerDay / SlotSeconds);
        }

        private bool IsKnown(int slot)
        {
            return _atS[slot] >= 0 && _atS[slot] > _newestS - SecondsPerDay;
        }

        private int CountUpTo(long price)
        {
            int count = 0;
            for (int slot = 0; slot < Slots; slot++)
            {
                count += IsKnown(slot) && _price[slot] <= price ? 1 : 0;
            }

            return count;
        }

        private void Recount()
        {
            Count = CountUpTo(long.MaxValue);
        }
    }
}
