namespace EdgeLem.Modbus
{
    /// <summary>Until when late replies of units are reckoned with. Keeps the newest few; with more silent units than that, asking them all takes longer than a reply can be late.</summary>
    internal sealed class LateReplies
    {
        private const int Capacity = 8;

        private readonly byte[] _units = new byte[Capacity];
        private readonly long[] _untilMs = new long[Capacity];
        private int _next;

        /// <summary>Notes a reply that may still come.</summary>
        /// <param name="unitId">The unit.</param>
        /// <param name="untilMs">Until when.</param>
        public void Note(byte unitId, long untilMs)
        {
            int place = IndexOf(unitId);
            if (place < 0)
            {
                place = _next;
                _next = (_next + 1) % Capacity;
            }

            _units[place] = unitId;
            _untilMs[place] = untilMs;
        }

        /// <summary>Until when a late reply of a unit may come.</summary>
        /// <param name="unitId">The unit.</param>
        /// <returns>The time in ms; <see cref="long.MinValue"/> when none is outstanding.</returns>
        public long UntilMs(byte unitId)
        {
            int place = IndexOf(unitId);
            return place < 0 ? long.MinValue : _untilMs[place];
        }

        /// <summary>Unit 0 has no place of its own: it is a broadcast and never answers.</summary>
        private int IndexOf(byte unitId)
        {
            for (int i = 0; i < Capacity; i++)
            {
                if (_units[i] == unitId && unitId != 0)
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
