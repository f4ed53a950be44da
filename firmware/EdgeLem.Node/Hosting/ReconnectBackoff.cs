using System;

namespace EdgeLem.Node.Hosting
{
    /// <summary>
    /// How long to leave a link alone that failed: 1, 2, 5, 10, then always 30 s, from the beginning again once it works. Devices that serve one client need time to notice that the old
    /// connection is gone; chance keeps a fleet from coming back in one second.
    /// </summary>
    public sealed class ReconnectBackoff
    {
        private static readonly int[] PausesMs = { 1000, 2000, 5000, 10000, 30000 };

        private readonly Random? _chance;

        /// <summary>Pauses without chance.</summary>
        public ReconnectBackoff()
        {
        }

        /// <summary>Pauses with up to a quarter more by chance.</summary>
        /// <param name="chance">It.</param>
        public ReconnectBackoff(Random chance)
        {
            _chance = chance;
        }

        /// <summary>How many failures were counted since the link last worked.</summary>
        public int Failures { get; private set; }

        /// <summary>Counts a failure.</summary>
        /// <returns>How long to wait before the next try, ms.</returns>
        public long Next()
        {
            int pauseMs = PausesMs[Math.Min(Failures, PausesMs.Length - 1)];
            Failures++;
            return _chance == null ? pauseMs : pauseMs + _chance.Next((pauseMs / 4) + 1);
        }

        /// <summary>Notes that the link works.</summary>
        public void Reset()
        {
            Failures = 0;
        }
    }
}
