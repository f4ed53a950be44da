using System;

namespace EdgeLem.Node.Control
{
    /// <summary>How a wallbox is connected. Immutable.</summary>
    public sealed class ChargeLimits
    {
        /// <summary>Least current at which a vehicle charges, A per phase (IEC 61851-1 annex A).</summary>
        public const double LeastCurrentA = SettingRanges.LeastCurrentA;

        /// <summary>Creates limits.</summary>
        /// <param name="phases">Phases that the wallbox is connected to, 1 to 3.</param>
        /// <param name="highestCurrentA">Highest current, A per phase, 6 to 63.</param>
        /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
        public ChargeLimits(int phases, double highestCurrentA)
        {
            if (phases < 1 || phases > SettingRanges.MostPhases || double.IsNaN(highestCurrentA) || highestCurrentA < LeastCurrentA || highestCurrentA > SettingRanges.HighestCurrentA)
            {
                throw new ArgumentOutOfRangeException(nameof(phases), "A wallbox has 1 to 3 phases and 6 to 63 A.");
            }

            Phases = phases;
            HighestCurrentA = highestCurrentA;
        }

        /// <summary>Phases that the wallbox is connected to.</summary>
        public int Phases { get; }

        /// <summary>Highest current, A per phase.</summary>
        public double HighestCurrentA { get; }
    }
}
