using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Metering
{
    /// <summary>
    /// Follows a meter's counters over their roll-over, so that what the gateway sees never falls for that reason. A counter that fell otherwise - reset,
    /// exchanged, or a reading that lies - is passed on as it is and counted: only the gateway can tell which it was.
    /// </summary>
    public sealed class CounterTrack
    {
        private long _importWh = -1;
        private long _exportWh = -1;

        /// <summary>How often a counter fell without a roll-over since the start.</summary>
        public long Falls { get; private set; }

        /// <summary>Goes on from what an earlier boot stored.</summary>
        /// <param name="importWh">Its import counter in Wh, roll-overs included.</param>
        /// <param name="exportWh">Its export counter in Wh, roll-overs included.</param>
        public void Resume(long importWh, long exportWh)
        {
            _importWh = importWh;
            _exportWh = exportWh;
        }

        /// <summary>Takes the counters of a reading and puts in their place what they are with their roll-overs.</summary>
        /// <param name="reading">A reading with energy; its counters are replaced.</param>
        public void Follow(MeterReading reading)
        {
            long importWh = Continue(_importWh, reading.ImportWh, reading.RollsOverAtWh);
            long exportWh = Continue(_exportWh, reading.ExportWh, reading.RollsOverAtWh);
            Falls += importWh < _importWh || exportWh < _exportWh ? 1 : 0;
            _importWh = importWh;
            _exportWh = exportWh;
            reading.ImportWh = importWh;
            reading.ExportWh = exportWh;
        }

        private static long Continue(long lastWh, long shownWh, long rollsOverAtWh)
        {
            if (lastWh < 0 || rollsOverAtWh <= 0 || shownWh >= rollsOverAtWh)
            {
                return shownWh;
            }

            long lastShownWh = lastWh % rollsOverAtWh;
            long turnsWh = lastWh - lastShownWh;
            if (shownWh >= lastShownWh)
            {
                return turnsWh + shownWh;
            }

            // From the last quarter of the range to the first: nothing but a roll-over does that to a counter that only rises.
            bool rolledOver = lastShownWh >= rollsOverAtWh / 4 * 3 && shownWh < rollsOverAtWh / 4;
            return rolledOver ? turnsWh + rollsOverAtWh + shownWh : shownWh;
        }
    }
}
