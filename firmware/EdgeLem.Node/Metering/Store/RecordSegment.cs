namespace EdgeLem.Node.Metering.Store
{
    /// <summary>One file of the store: records of consecutive sequence numbers, the n-th in the n-th place whatever became of its neighbours.</summary>
    internal sealed class RecordSegment
    {
        private readonly IRecordFile _file;
        private readonly byte[] _bytes = new byte[RecordLayout.Bytes];

        public RecordSegment(IRecordFile file)
        {
            _file = file;
        }

        /// <summary>Sequence number of the record in the first place; 0 while the segment is empty.</summary>
        public long FirstSequence { get; private set; }

        /// <summary>Places in use, damaged ones included.</summary>
        public int Count { get; private set; }

        /// <summary>Sequence number of the record in the last place; 0 while the segment is empty.</summary>
        public long LastSequence => Count == 0 ? 0 : FirstSequence + Count - 1;

        /// <summary>Finds out what the file holds: cuts off a torn end and takes the numbering from the first sound record.</summary>
        /// <param name="record">Scratch.</param>
        public void Recover(EnergyRecord record)
        {
            Count = _file.Length / RecordLayout.Bytes;
            FirstSequence = 0;
            for (int place = 0; place < Count && FirstSequence == 0; place++)
            {
                FirstSequence = Load(place, record) && record.Sequence > place ? record.Sequence - place : 0;
            }

            CutDamagedEnd(record);
        }

        /// <summary>Reads the record in a place.</summary>
        /// <param name="sequence">Its sequence number.</param>
        /// <param name="record">Receives it.</param>
        /// <returns>False when it is not in this segment or damaged.</returns>
        public bool TryRead(long sequence, EnergyRecord record)
        {
            bool isHere = Count > 0 && sequence >= FirstSequence && sequence <= LastSequence;
            return isHere && Load((int)(sequence - FirstSequence), record) && record.Sequence == sequence;
        }

        /// <summary>Appends a record.</summary>
        /// <param name="record">The record, with the number after <see cref="LastSequence"/> or any when the segment is empty.</param>
        /// <returns>False when it could not be written; then the segment is as before.</returns>
        public bool TryAppend(EnergyRecord record)
        {
            RecordLayout.Write(record, _bytes);
            if (!_file.Append(_bytes, RecordLayout.Bytes))
            {
                _file.Truncate(Count * RecordLayout.Bytes);
                return false;
            }

            FirstSequence = Count == 0 ? record.Sequence : FirstSequence;
            Count++;
            return true;
        }

        /// <summary>Whether the file ends where its last record does; otherwise nothing may be appended.</summary>
        public bool EndsClean => _file.Length == Count * RecordLayout.Bytes;

        /// <summary>Removes records from the end.</summary>
        /// <param name="count">How many stay.</param>
        /// <returns>False when the file stays as it was.</returns>
        public bool TryCut(int count)
        {
            if (!_file.Truncate(count * RecordLayout.Bytes))
            {
                return false;
            }

            Count = count;
            FirstSequence = count == 0 ? 0 : FirstSequence;
            return true;
        }

        private void CutDamagedEnd(EnergyRecord record)
        {
            // Without one sound record nothing is known of a file, and a damaged last place is a write that power did not let end.
            int sound = FirstSequence == 0 ? 0 : Count;
            while (sound > 0 && !TryReadAt(sound - 1, record))
            {
                sound--;
            }

            if ((sound < Count || !EndsClean) && !TryCut(sound))
            {
                Count = sound;
            }
        }

        private bool TryReadAt(int place, EnergyRecord record)
        {
            return Load(place, record) && record.Sequence == FirstSequence + place;
        }

        private bool Load(int place, EnergyRecord record)
        {
            return _file.Read(place * RecordLayout.Bytes, _bytes, RecordLayout.Bytes) && RecordLayout.TryRead(_bytes, record);
        }
    }
}
