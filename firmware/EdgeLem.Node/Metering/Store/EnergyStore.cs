// Method   Records go to the end of one file at a time. A full file is followed by an empty one of the ring; a file whose records are all answered is
//          cut to nothing once a newer file holds a record. What was answered is not written down by itself: each new record carries the number up to
//          which that was so. After a power cut a node therefore repeats at most what was answered since its last record, which changes nothing.
// Symbols  F files of R records: at least (F - 1) R unanswered records are kept, at most F R.
// Limits   Sequence numbers end at 2^32 - 1: 40,000 years of five-minute intervals.
using System;

namespace EdgeLem.Node.Metering.Store
{
    /// <summary>Keeps the counters of interval ends until the gateway has answered them, over lost connections and power cuts. Allocates nothing after construction.</summary>
    public sealed class EnergyStore
    {
        /// <summary>Files of a store on flash: with <see cref="UsualRecordsPerFile"/> 672 records for certain, 56 h of five-minute intervals or a week of quarter-hours.</summary>
        public const int UsualFiles = 8;

        /// <summary>Records of one file: 4608 bytes, a little over one block of flash.</summary>
        public const int UsualRecordsPerFile = 96;

        private const int FilesInMemory = 3;
        private const long ClockToleranceS = 60;

        private readonly RecordSegment[] _segments;
        private readonly int _recordsPerFile;
        private readonly EnergyRecord _scratch = new EnergyRecord();
        private int _newest;

        /// <summary>Opens a store and recovers what its files hold: torn ends are cut off, damaged records skipped and counted.</summary>
        /// <param name="files">The files, at least 2; always the same ones in any order.</param>
        /// <param name="recordsPerFile">Records after which the next file is begun, at least 1; may differ from boot to boot.</param>
        /// <exception cref="ArgumentException">A number is out of its range.</exception>
        public EnergyStore(IRecordFile[] files, int recordsPerFile)
        {
            if (files == null || files.Length < 2 || recordsPerFile < 1)
            {
                throw new ArgumentException("An energy store needs at least 2 files of at least 1 record.");
            }

            _recordsPerFile = recordsPerFile;
            _segments = new RecordSegment[files.Length];
            for (int i = 0; i < files.Length; i++)
            {
                _segments[i] = new RecordSegment(files[i]);
            }

            Recover();
        }

        /// <summary>Number of the newest record; 0 before the first.</summary>
        public long NewestSequence { get; private set; }

        /// <summary>End of the newest record's interval in UTC epoch seconds; 0 before the first.</summary>
        public long NewestEndS { get; private set; }

        /// <summary>The record up to which nothing is to be sent any more.</summary>
        public long AcknowledgedThrough { get; private set; }

        /// <summary>Records that wait for the gateway's answer; damaged ones are not known apart yet.</summary>
        public long Waiting => NewestSequence - AcknowledgedThrough;

        /// <summary>Records that were given up unanswered since the start, because the store was full or the clock had been wrong. Their energy is in the counters of later ones.</summary>
        public long Dropped { get; private set; }

        /// <summary>Damaged records found since the start, each when its turn to be sent came; a torn last one is not counted.</summary>
        public long Damaged { get; private set; }

        /// <summary>Records that the storage did not take since the start.</summary>
        public long WriteFailures { get; private set; }

        /// <summary>A store in memory for at least 192 records, two days of quarter-hours: for nodes without storage and for simulated ones.</summary>
        /// <returns>An empty store.</returns>
        public static EnergyStore InMemory()
        {
            IRecordFile[] files = new IRecordFile[FilesInMemory];
            for (int i = 0; i < files.Length; i++)
            {
                files[i] = new MemoryRecordFile();
            }

            return new EnergyStore(files, UsualRecordsPerFile);
        }

        /// <summary>Stores a record; when the store is full, the oldest file is given up for it.</summary>
        /// <param name="record">Interval, instant and counters; sequence and acknowledgement are set here.</param>
        /// <returns>False when an interval that ends as late is stored already, or the storage failed (<see cref="WriteFailures"/>).</returns>
        public bool TryAppend(EnergyRecord record)
        {
            if (record.IntervalStartS < NewestEndS)
            {
                return false;
            }

            record.Sequence = NewestSequence + 1;
            record.AcknowledgedThrough = AcknowledgedThrough;
            if (!TryWrite(record))
            {
                WriteFailures++;
                return false;
            }

            NewestSequence = record.Sequence;
            NewestEndS = record.IntervalEndS;
            ClearAnswered();
            return true;
        }

        /// <summary>Reads a record.</summary>
        /// <param name="sequence">Its number.</param>
        /// <param name="record">Receives it; without meaning when the result is false.</param>
        /// <returns>False when it is damaged or gone.</returns>
        public bool TryRead(long sequence, EnergyRecord record)
        {
            for (int i = 0; i < _segments.Length; i++)
            {
                if (_segments[i].TryRead(sequence, record))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Reads the newest record.</summary>
        /// <param name="record">Receives it.</param>
        /// <returns>False in an empty store.</returns>
        public bool TryReadNewest(EnergyRecord record)
        {
            return NewestSequence > 0 && TryRead(NewestSequence, record);
        }

        /// <summary>Notes that the gateway has answered for good; files that hold nothing else are cleared.</summary>
        /// <param name="throughSequence">All records up to this number.</param>
        public void Acknowledge(long throughSequence)
        {
            long through = throughSequence < NewestSequence ? throughSequence : NewestSequence;
            AcknowledgedThrough = through > AcknowledgedThrough ? through : AcknowledgedThrough;
            ClearAnswered();
        }

        /// <summary>Counts a record that proved damaged when it was to be sent.</summary>
        public void NoteDamaged()
        {
            Damaged++;
        }

        /// <summary>
        /// Gives up the records of intervals that have not ended yet: an earlier boot took their time from a clock that was ahead. To be called when the
        /// time is known, before the first <see cref="TryAppend"/>.
        /// </summary>
        /// <param name="nowS">The time, UTC epoch seconds; a minute of difference is let pass.</param>
        public void DropAfter(long nowS)
        {
            while (NewestSequence > 0 && NewestEndS > nowS + ClockToleranceS)
            {
                RecordSegment segment = _segments[_newest];
                long dropped = segment.LastSequence;
                if (!segment.TryCut(segment.Count - 1))
                {
                    return;
                }

                Dropped += dropped > AcknowledgedThrough ? 1 : 0;
                Survey();
            }
        }

        private void Recover()
        {
            for (int i = 0; i < _segments.Length; i++)
            {
                _segments[i].Recover(_scratch);
            }

            Survey();
            ClearAnswered();
        }

        /// <summary>Finds the newest record and what it says of the others. Only its own file is read: a record's acknowledgement is never behind an earlier one's.</summary>
        private void Survey()
        {
            _newest = 0;
            for (int i = 1; i < _segments.Length; i++)
            {
                _newest = _segments[i].LastSequence > _segments[_newest].LastSequence ? i : _newest;
            }

            NewestSequence = _segments[_newest].LastSequence;
            NewestEndS = 0;
            if (TryReadNewest(_scratch))
            {
                NewestEndS = _scratch.IntervalEndS;
                AcknowledgedThrough = _scratch.AcknowledgedThrough > AcknowledgedThrough ? _scratch.AcknowledgedThrough : AcknowledgedThrough;
            }

            long beforeOldest = OldestSequence() - 1;
            AcknowledgedThrough = AcknowledgedThrough < beforeOldest ? beforeOldest : AcknowledgedThrough;
            AcknowledgedThrough = AcknowledgedThrough > NewestSequence ? NewestSequence : AcknowledgedThrough;
        }

        private long OldestSequence()
        {
            long oldest = NewestSequence + 1;
            for (int i = 0; i < _segments.Length; i++)
            {
                bool isOlder = _segments[i].Count > 0 && _segments[i].FirstSequence < oldest;
                oldest = isOlder ? _segments[i].FirstSequence : oldest;
            }

            return oldest;
        }

        private bool TryWrite(EnergyRecord record)
        {
            RecordSegment current = _segments[_newest];
            bool hasRoom = current.Count < _recordsPerFile && current.EndsClean;
            if (hasRoom && current.TryAppend(record))
            {
                return true;
            }

            // A file that takes nothing any more is left as it is: the next one may lie on sound flash.
            int next = EmptySegment();
            if (next >= 0 && _segments[next].TryAppend(record))
            {
                _newest = next;
                return true;
            }

            return false;
        }

        private int EmptySegment()
        {
            for (int i = 0; i < _segments.Length; i++)
            {
                if (i != _newest && _segments[i].Count == 0 && (_segments[i].EndsClean || _segments[i].TryCut(0)))
                {
                    return i;
                }
            }

            int oldest = OldestSegment();
            return oldest >= 0 && GiveUp(_segments[oldest]) ? oldest : -1;
        }

        private int OldestSegment()
        {
            int oldest = -1;
            for (int i = 0; i < _segments.Length; i++)
            {
                bool isOlder = i != _newest && _segments[i].Count > 0 && (oldest < 0 || _segments[i].FirstSequence < _segments[oldest].FirstSequence);
                oldest = isOlder ? i : oldest;
            }

            return oldest;
        }

        private bool GiveUp(RecordSegment segment)
        {
            long last = segment.LastSequence;
            if (!segment.TryCut(0))
            {
                return false;
            }

            Dropped += last > AcknowledgedThrough ? last - AcknowledgedThrough : 0;
            AcknowledgedThrough = last > AcknowledgedThrough ? last : AcknowledgedThrough;
            return true;
        }

        private void ClearAnswered()
        {
            for (int i = 0; i < _segments.Length; i++)
            {
                // The newest file stays: it holds the number that the next record follows.
                if (i != _newest && _segments[i].Count > 0 && _segments[i].LastSequence <= AcknowledgedThrough)
                {
                    _segments[i].TryCut(0);
                }
            }
        }
    }
}
