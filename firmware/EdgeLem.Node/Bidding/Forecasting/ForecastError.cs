using System;

namespace EdgeLem.Node.Bidding
{
    /// <summary>How far one forecast was off, over all intervals for which it was made and the truth became known. Errors are actual minus forecast.</summary>
    public sealed class ForecastError
    {
        private const double RecentShare = 0.2;

        /// <summary>How often it was tested.</summary>
        public long Count { get; private set; }

        /// <summary>Mean of the errors in W: the bias; 0 while not tested.</summary>
        public double MeanW { get; private set; }

        /// <summary>Mean of the absolute errors in W; 0 while not tested.</summary>
        public double MeanAbsoluteW { get; private set; }

        /// <summary>Absolute error in W, smoothed so that the last few intervals count most; NaN while not tested.</summary>
        public double RecentAbsoluteW { get; private set; } = double.NaN;

        /// <summary>Takes one test.</summary>
        /// <param name="actualW">What it was in W.</param>
        /// <param name="forecastW">What had been forecast in W; NaN, no forecast, is no test.</param>
        public void Note(double actualW, double forecastW)
        {
            if (double.IsNaN(forecastW) || double.IsNaN(actualW))
            {
                return;
            }

            double errorW = actualW - forecastW;
            double absoluteW = Math.Abs(errorW);
            Count++;
            MeanW += (errorW - MeanW) / Count;
            MeanAbsoluteW += (absoluteW - MeanAbsoluteW) / Count;
            RecentAbsoluteW = double.IsNaN(RecentAbsoluteW) ? absoluteW : RecentAbsoluteW + (RecentShare * (absoluteW - RecentAbsoluteW));
        }

        /// <summary>Begins anew.</summary>
        public void Clear()
        {
            Count = 0;
            MeanW = 0;
            MeanAbsoluteW = 0;
            RecentAbsoluteW = double.NaN;
        }
    }
}
