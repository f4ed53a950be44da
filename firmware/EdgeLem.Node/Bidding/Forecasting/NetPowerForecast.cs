// Method   blend of two naive forecasts, persistence and the same time yesterday, weighted by the inverse of their recent absolute errors
//          (Bates and Granger 1969, with mean absolute errors).
// Symbols  c covered share of the running interval;  R mean of its samples so far, W;  L mean of the last finished interval, W;
//          Y mean of the slot 24 h before the target, W;  e_p, e_y smoothed absolute errors, W.
//            p = (1 - c) L + c R
//            e <- e + 0.2 (|actual - forecast| - e)      after every finished interval, for L and Y as forecasts of it
//            w = e_y / (e_p + e_y), 0.5 while neither erred yet
//            forecast = w p + (1 - w) Y
//          Without Y: p. Without L: R. When both are older than four intervals: Y alone. When neither is left: the last forecast that was made.
//          By choice one of the naive forecasts alone, or simple exponential smoothing (R. G. Brown, Statistical Forecasting for Inventory Control, 1959):
//            S <- S + 0.3 (actual - S)                     after every finished interval
//          An interval in which generation was held back says only that the household would have fed in at least what was measured (a censored observation): the lesser of
//          that and of the forecast it had been given takes its place, and it tests no forecast. So a limit that the network sets does not become the next forecast.
// Sign     load reference: import positive.
// Limits   The day is kept in slots of one interval, at least 300 s, so at most 288; a slot counts only on the day after it was written. There is room for the
//          96 quarter-hours of the usual market from the start; another number of slots is allocated when the interval changes.
using System;

namespace EdgeLem.Node.Bidding
{
    /// <summary>What the household will draw or feed in the next interval, from what its node has seen; keeps one day; allocates only when the length of its slots changes.</summary>
    public sealed class NetPowerForecast
    {
        private const long SecondsPerDay = 86400;
        private const long ShortestSlotSeconds = 300;
        private const int UsualSlots = 96;
        private const int PersistenceLifeIntervals = 4;
        private const double Smoothing = 0.3;

        private double[] _slotMeanW = new double[UsualSlots];
        private int[] _slotDay = new int[UsualSlots];
        private long _intervalSeconds;
        private long _slotSeconds = SecondsPerDay / UsualSlots;
        private long _fillingSlot = -1;
        private double _fillingSumW;
        private int _fillingCount;
        private double _lastMeanW = double.NaN;
        private long _lastEndS;
        private double _runningMeanW = double.NaN;
        private double _runningCoverage;
        private long _runningAtS;
        private double _smoothedW = double.NaN;
        private double _lastForecastW = double.NaN;
        private long _lastTargetS = -1;
        private double _earlierForecastW = double.NaN;
        private long _earlierTargetS = -1;

        /// <summary>The method in use; default <see cref="ForecastMethod.Blend"/>.</summary>
        public ForecastMethod Method { get; set; }

        /// <summary>Errors of the last interval as a forecast of the next one.</summary>
        public ForecastError PersistenceError { get; } = new ForecastError();

        /// <summary>Errors of the same time yesterday.</summary>
        public ForecastError YesterdayError { get; } = new ForecastError();

        /// <summary>Errors of exponential smoothing.</summary>
        public ForecastError SmoothingError { get; } = new ForecastError();

        /// <summary>Errors of the forecasts that were given out, whatever their method.</summary>
        public ForecastError GivenError { get; } = new ForecastError();

        /// <summary>Sets the interval length; another length than before forgets the day.</summary>
        /// <param name="intervalSeconds">Length in s, 5 to 86400.</param>
        public void SetInterval(long intervalSeconds)
        {
            if (intervalSeconds == _intervalSeconds)
            {
                return;
            }

            _intervalSeconds = intervalSeconds;
            _slotSeconds = intervalSeconds > ShortestSlotSeconds ? intervalSeconds : ShortestSlotSeconds;
            ClearDay();
            _fillingSlot = -1;
            _smoothedW = double.NaN;
            _lastTargetS = -1;
            _earlierTargetS = -1;
            PersistenceError.Clear();
            YesterdayError.Clear();
            SmoothingError.Clear();
            GivenError.Clear();
        }

        /// <summary>Takes a finished interval.</summary>
        /// <param name="startS">Its start in UTC epoch seconds.</param>
        /// <param name="meanW">Its mean net power in W; NaN, when it is not known, is ignored.</param>
        /// <param name="isHeldBack">Whether a limit held generation back in it.</param>
        public void Record(long startS, double meanW, bool isHeldBack)
        {
            if (double.IsNaN(meanW))
            {
                return;
            }

            if (isHeldBack)
            {
                meanW = AtLeastForecastExport(meanW, startS);
            }
            else
            {
                Test(startS, meanW);
            }

            _smoothedW = double.IsNaN(_smoothedW) ? meanW : _smoothedW + (Smoothing * (meanW - _smoothedW));
            _lastMeanW = meanW;
            _lastEndS = startS + _intervalSeconds;
            Keep(startS, meanW);
        }

        /// <summary>Takes what is known of the running interval.</summary>
        /// <param name="meanW">Mean of its samples in W; NaN without any.</param>
        /// <param name="coverage">Share of the interval that they cover, 0 to 1.</param>
        /// <param name="nowS">The time in UTC epoch seconds.</param>
        /// <param name="isHeldBack">Whether a limit held generation back in it.</param>
        public void Observe(double meanW, double coverage, long nowS, bool isHeldBack)
        {
            _runningMeanW = isHeldBack && _intervalSeconds > 0 ? AtLeastForecastExport(meanW, nowS - (nowS % _intervalSeconds)) : meanW;
            _runningAtS = nowS;
            _runningCoverage = coverage;
        }

        /// <summary>The forecast for one interval.</summary>
        /// <param name="targetStartS">Its start in UTC epoch seconds.</param>
        /// <param name="nowS">The time in UTC epoch seconds.</param>
        /// <returns>Mean net power in W, import positive; NaN when the node has seen nothing yet.</returns>
        public double MeanW(long targetStartS, long nowS)
        {
            double forecastW = Chosen(PersistenceW(nowS), YesterdayOf(targetStartS), nowS);
            if (_lastTargetS != targetStartS)
            {
                // The gate closes before the interval begins: while one forecast is tested, the next is made.
                _earlierForecastW = _lastForecastW;
                _earlierTargetS = _lastTargetS;
            }

            _lastForecastW = double.IsNaN(forecastW) ? _lastForecastW : forecastW;
            _lastTargetS = targetStartS;
            return _lastForecastW;
        }

        private void Test(long startS, double meanW)
        {
            if (_lastEndS == startS)
            {
                PersistenceError.Note(meanW, _lastMeanW);
                SmoothingError.Note(meanW, _smoothedW);
            }

            YesterdayError.Note(meanW, YesterdayOf(startS));
            GivenError.Note(meanW, GivenFor(startS));
        }

        private double GivenFor(long startS)
        {
            return startS == _lastTargetS ? _lastForecastW : startS == _earlierTargetS ? _earlierForecastW : double.NaN;
        }

        private double AtLeastForecastExport(double meanW, long startS)
        {
            double givenW = GivenFor(startS);
            return double.IsNaN(givenW) || double.IsNaN(meanW) || meanW < givenW ? meanW : givenW;
        }

        private void ClearDay()
        {
            int slots = (int)((SecondsPerDay + _slotSeconds - 1) / _slotSeconds);
            if (slots != _slotDay.Length)
            {
                _slotMeanW = new double[slots];
                _slotDay = new int[slots];
            }

            Array.Clear(_slotDay, 0, slots);
        }

        private static double First(double first, double second)
        {
            return double.IsNaN(first) ? second : first;
        }

        private double Chosen(double persistenceW, double yesterdayW, long nowS)
        {
            switch (Method)
            {
                case ForecastMethod.Persistence: return First(persistenceW, yesterdayW);
                case ForecastMethod.Yesterday: return First(yesterdayW, persistenceW);
                case ForecastMethod.Smoothing: return First(LastIsFresh(nowS) ? _smoothedW : double.NaN, First(persistenceW, yesterdayW));
                default: return Blended(persistenceW, yesterdayW);
            }
        }

        private double Blended(double persistenceW, double yesterdayW)
        {
            if (double.IsNaN(persistenceW) || double.IsNaN(yesterdayW))
            {
                return First(persistenceW, yesterdayW);
            }

            double weight = PersistenceWeight();
            return weight >= 1 ? persistenceW : (weight * persistenceW) + ((1 - weight) * yesterdayW);
        }

        private bool LastIsFresh(long nowS)
        {
            return !double.IsNaN(_lastMeanW) && nowS - _lastEndS <= PersistenceLifeIntervals * _intervalSeconds;
        }

        private double PersistenceW(long nowS)
        {
            long lifeS = PersistenceLifeIntervals * _intervalSeconds;
            bool lastIsFresh = LastIsFresh(nowS);
            bool runningIsFresh = !double.IsNaN(_runningMeanW) && nowS - _runningAtS <= lifeS;
            if (lastIsFresh && runningIsFresh)
            {
                return ((1 - _runningCoverage) * _lastMeanW) + (_runningCoverage * _runningMeanW);
            }

            return lastIsFresh ? _lastMeanW : runningIsFresh ? _runningMeanW : double.NaN;
        }

        private double PersistenceWeight()
        {
            double persistence = PersistenceError.RecentAbsoluteW;
            double yesterday = YesterdayError.RecentAbsoluteW;
            if (double.IsNaN(persistence) || double.IsNaN(yesterday))
            {
                return 0.5;
            }

            double sum = persistence + yesterday;
            return sum > 0 ? yesterday / sum : 0.5;
        }

        private void Keep(long startS, double meanW)
        {
            // The slot number counts from the epoch; a slot that several intervals share is written when the last of them came.
            long slot = startS / _slotSeconds;
            if (slot != _fillingSlot)
            {
                _fillingSlot = slot;
                _fillingSumW = 0;
                _fillingCount = 0;
            }

            _fillingSumW += meanW;
            _fillingCount++;
            if (startS + _intervalSeconds >= (slot + 1) * _slotSeconds)
            {
                int index = SlotIndex(startS);
                _slotMeanW[index] = _fillingSumW / _fillingCount;
                _slotDay[index] = (int)(startS / SecondsPerDay);
            }
        }

        private double YesterdayOf(long startS)
        {
            int index = SlotIndex(startS);
            return _slotDay[index] > 0 && _slotDay[index] == (startS / SecondsPerDay) - 1 ? _slotMeanW[index] : double.NaN;
        }

        private int SlotIndex(long startS)
        {
            return (int)(startS % SecondsPerDay / _slotSeconds);
        }
    }
}
