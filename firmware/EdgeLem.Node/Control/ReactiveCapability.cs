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

            double share = SharePu(FullSharePu, Math.Abs(powerW) / ratedPowerW);
            return Math.Min(share * ratedVoltAmpere, Room(ratedVoltAmpere, powerW));
        }

        /// <summary>The part of the apparent power that can be asked for as reactive power.</summary>
        /// <param name="fullSharePu">From 20 % of rated active power up, pu of the VA; 0.44, or 0.25 for absorption in Category A.</param>
        /// <param name="loadingPu">Present active power in pu of rated, magnitude; NaN when not known.</param>
        /// <returns>pu of the VA; 0 when the loading is not known.</returns>
        public static double SharePu(double fullSharePu, double loadingPu)
        {
            if (double.IsNaN(loadingPu))
            {
                return 0;
            }

            return loadingPu >= FullFromPu ? fullSharePu : loadingPu < NoneBelowPu ? 0 : fullSharePu * loadingPu / FullFromPu;
        }

        /// <summary>What one kind of power leaves of the apparent power to the other: sqrt(S^2 - P^2), or sqrt(S^2 - Q^2).</summary>
        /// <param name="ratedVoltAmpere">Rated apparent power in VA.</param>
        /// <param name="power">The power that has priority, W or var, either sign; not NaN.</param>
        /// <returns>var or W, 0 or more.</returns>
        public static double Room(double ratedVoltAmpere, double power)
        {
            double squareLeft = (ratedVoltAmpere * ratedVoltAmpere) - (power * power);
            return squareLeft > 0 ? Math.Sqrt(squareLeft) : 0;
        }
    }
}
