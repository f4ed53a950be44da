using System;
using EdgeLem.Node.Metering;

namespace EdgeLem.Node
{
    /// <summary>How and with what ratings the house is connected. Immutable.</summary>
    public sealed class ConnectionPoint
    {
        private const long LargestRatingW = 1000000000;

        /// <summary>Creates a connection point.</summary>
        /// <param name="phases">Which phase each meter line is on.</param>
        /// <param name="ratedImportW">See <see cref="RatedImportW"/>.</param>
        /// <param name="ratedExportW">See <see cref="RatedExportW"/>.</param>
        /// <exception cref="ArgumentException">The phases are missing or a rating is out of its range.</exception>
        public ConnectionPoint(PhaseMap phases, long ratedImportW, long ratedExportW)
        {
            if (phases == null || ratedImportW < 1 || ratedImportW > LargestRatingW || ratedExportW < 0 || ratedExportW > LargestRatingW)
            {
                throw new ArgumentException("A connection needs phases, a rated import of 1 to 10^9 W and a rated export of 0 to 10^9 W; got " + ratedImportW + " W and " + ratedExportW + " W.");
            }

            Phases = phases;
            RatedImportW = ratedImportW;
            RatedExportW = ratedExportW;
        }

        /// <summary>Which phase each meter line is on.</summary>
        public PhaseMap Phases { get; }

        /// <summary>Rated import in W, positive; 1 to 10^9.</summary>
        public long RatedImportW { get; }

        /// <summary>Rated export in W, positive; 0 to 10^9.</summary>
        public long RatedExportW { get; }
    }
}
