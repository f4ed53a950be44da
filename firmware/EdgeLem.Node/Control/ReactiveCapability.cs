// Method   reactive power that an inverter can be asked for at its present active power.
// Source   IEEE 1547-2018 clause 5.2, Table 7, Category B: 44 % of the nameplate VA from 20 % of rated active power up; between 5 % and 20 % in
//          proportion (11 % at 5 %); none below 5 %. Active power keeps priority: sqrt(S^2 - P^2).
// Symbols  S rated apparent power, VA;  Pr rated active power, W;  P active power, W, of either sign.
using System;

namespace EdgeLem.Node.Control
{
    /// <summary>The reactive capability of an inverter.</summary>
    public static class ReactiveCapability
    {
        private const double FullSharePu = 0.44;
        private const double FullFromPu = 0.20;
        private const double NoneBelowPu = 0.05;

        /// <summary>The largest magnitude of reactive power, for absorbing and supplying alike.</summary>
        /// <param name="ratedVoltAmpere">Rated apparent power in VA.</param>
        /// <param name="ratedPowerW">Rated active power in W.</param>
        /// <param name="powerW">Present active power in W, either sign; NaN when not known.</param>
        /// <returns>Limit in var, 0 or more; 0 when a rating is not above 0 or the power is not known.</returns>
        public static double LimitVar(double ratedVoltAmpere, double ratedPowerW, double powerW)
        {
            // NaN compares true on the device: it must be asked for first (docs/adr/0001).
            if (double.IsNaN(ratedVoltAmpere) || double.IsNaN(ratedPowerW) || double.IsNaN(powerW) || ratedVoltAmpere <= 0 || ratedPowerW <= 0)
            {
                return 0;
            }

            double loading = Math.Abs(powerW) / ratedPowerW;
            double share = loading >= FullFromPu ? FullSharePu : loading < NoneBelowPu ? 0 : FullSharePu * loading / FullFromPu;
            double squareLeft = (ratedVoltAmpere * ratedVoltAmpere) - (powerW * powerW);
            double roomVar = squareLeft > 0 ? Math.Sqrt(squareLeft) : 0;
            return Math.Min(share * ratedVoltAmpere, roomVar);
        }
    }
}
