using EdgeLem.Contracts;

namespace EdgeLem.Node.Metering
{
    /// <summary>The market's intervals, known from the gate messages: every one as long as the last one announced, without gaps.</summary>
    public sealed class IntervalGrid
    {
        private long _anchor;

        /// <summary>Shortest interval in s.</summary>
        public const long ShortestIntervalSeconds = 5;

        /// <summary>Longest interval in s.</summary>
        public const long LongestIntervalSeconds = 86400;

        /// <summary>Length of an interval in s; 0 until a gate message came.</summary>
        public long IntervalSeconds { get; private set; }

        /// <summary>Whether a gate message came.</summary>
        public bool IsKnown => IntervalSeconds > 0;

        /// <summary>Lays the grid.</summary>
        /// <param name="gate">A gate message whose fields are in range.</param>
        /// <returns>True when the grid is another than before.</returns>
        public bool Lay(GateMessage gate)
        {
            return Lay(gate.IntervalStart, gate.IntervalSeconds);
        }

        /// <summary>Lays the grid.</summary>
        /// <param name="startS">Start of any interval, UTC epoch seconds, 0 or more.</param>
        /// <param name="lengthS">Length of every interval in s, above 0.</param>
        /// <returns>True when the grid is another than before.</returns>
        public bool Lay(long startS, long lengthS)
        {
            long anchor = startS % lengthS;
            bool isNew = anchor != _anchor || lengthS != IntervalSeconds;
            _anchor = anchor;
            IntervalSeconds = lengthS;
            return isNew;
        }

        /// <summary>Forgets the grid, because the time is not known: the next gate message lays it.</summary>
        public void Forget()
        {
            IntervalSeconds = 0;
        }

        /// <summary>The start of the interval that an instant lies in; an interval's start belongs to it, its end does not.</summary>
        /// <param name="atS">UTC epoch seconds.</param>
        /// <returns>UTC epoch seconds; the instant itself while the grid is not known.</returns>
        public long StartOf(long atS)
        {
            if (!IsKnown)
            {
                return atS;
            }

            long sinceStart = (atS - _anchor) % IntervalSeconds;
            return atS - (sinceStart < 0 ? sinceStart + IntervalSeconds : sinceStart);
        }

        /// <summary>Whether a start and a length name one interval of the grid.</summary>
        /// <param name="startS">UTC epoch seconds.</param>
        /// <param name="lengthS">Length in s.</param>
        /// <returns>True also while the grid is not known: nothing can be said against it.</returns>
        public bool Has(long startS, long lengthS)
        {
            return !IsKnown || (lengthS == IntervalSeconds && StartOf(startS) == startS);
        }
    }
}
