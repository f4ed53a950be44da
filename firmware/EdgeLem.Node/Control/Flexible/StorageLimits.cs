using System;

namespace EdgeLem.Node.Control
{
    /// <summary>Between which states of charge a storage is used. Immutable.</summary>
    public sealed class StorageLimits
    {
        /// <summary>Creates limits of 10 to 100 %.</summary>
        public StorageLimits()
            : this(10, 100)
        {
        }

        /// <summary>Creates limits.</summary>
        /// <param name="lowestPercent">Not discharged below this state of charge, percent; 0 to 100.</param>
        /// <param name="highestPercent">Not charged above this state of charge, percent; above the lowest by 5 at least, to 100.</param>
        /// <exception cref="ArgumentOutOfRangeException">A limit is out of its range.</exception>
        public StorageLimits(double lowestPercent, double highestPercent)
        {
            if (double.IsNaN(lowestPercent) || double.IsNaN(highestPercent) || lowestPercent < 0 || highestPercent > 100 || highestPercent - lowestPercent < SettingRanges.LeastSpreadPercent)
            {
                throw new ArgumentOutOfRangeException(nameof(lowestPercent), "States of charge are 0 to 100 %, the highest at least 5 % above the lowest.");
            }

            LowestPercent = lowestPercent;
            HighestPercent = highestPercent;
        }

        /// <summary>Not discharged below this state of charge, percent.</summary>
        public double LowestPercent { get; }

        /// <summary>Not charged above this state of charge, percent.</summary>
        public double HighestPercent { get; }
    }
}
