// Method   A window of records after the last one that was answered in sequence is under way. Records go out in order, at most Window a second. When
//          nothing is answered within the time-out, all unanswered ones are sent again from the oldest, but only that one until an answer comes, and the
//          time-out doubles up to LongestTimeoutMs. An answer opens the whole window again.
using EdgeLem.Contracts;

namespace EdgeLem.Node.Metering.Store
{
    /// <summary>Sends what the store holds, in order, until each record is answered for good. Allocates nothing after construction.</summary>
    public sealed class EnergyForwarder
    {
        /// <summary>Most records under way at once, and most sent in one second.</summary>
        public const int Window = 8;

        /// <summary>Time in ms without an answer after which records are sent again, at first.</summary>
        public const long FirstTimeoutMs = 10000;

        /// <summary>The same after many silent times.</summary>
        public const long LongestTimeoutMs = 600000;

        /// <summary>Time in ms after which a record that was refused for now is sent again.</summary>
        public const long RefusedRetryMs = 60000;

        private const long PaceMs = 1000;

        private readonly EnergyStore _store;
        private readonly EnergyRecord _record = new EnergyRecord();
        private readonly EnergyMessage _message = new EnergyMessage();
        private readonly long[] _sequences = new long[Window];
        private readonly long[] _starts = new long[Window];
        private readonly bool[] _areAnswered = new bool[Window];
        private long _next;
        private int _width = Window;
        private long _timeoutMs = FirstTimeoutMs;
        private long _againAtMs = long.MaxValue;
        private long _paceFromMs = long.MinValue;
        private int _sentInPace;
        private bool _isPaused;

        /// <summary>Creates it with everything unanswered to be sent.</summary>
        /// <param name="store">The store.</param>
        public EnergyForwarder(EnergyStore store)
        {
            _store = store;
        }

        /// <summary>The store.</summary>
        public EnergyStore Store => _store;

        /// <summary>Records that the gateway refused for good since the start.</summary>
        public long Refused { get; private set; }

        /// <summary>Number of the <see cref="RejectCode"/> of the last refusal, for good or for now; 0 before the first.</summary>
        public int LastRefusal { get; private set; }

        /// <summary>When something is to be sent in ms; <see cref="long.MaxValue"/> while there is nothing or no connection.</summary>
        public long DueMs
        {
            get
            {
                if (_isPaused)
                {
                    return long.MaxValue;
                }

                long openMs = !HasRoom ? long.MaxValue : _sentInPace < Window ? long.MinValue : _paceFromMs + PaceMs;
                return openMs < _againAtMs ? openMs : _againAtMs;
            }
        }

        private long Base => _store.AcknowledgedThrough + 1;

        private bool HasRoom => NextSequence <= _store.NewestSequence && NextSequence < Base + _width;

        private long NextSequence => _next > Base ? _next : Base;

        /// <summary>A connection is there: everything unanswered goes out again, because what was sent before may be lost.</summary>
        public void Resume()
        {
            _isPaused = false;
            _next = 0;
            _againAtMs = long.MaxValue;
            _timeoutMs = FirstTimeoutMs;
            _width = Window;
        }

        /// <summary>Gives up the records of a clock that was ahead (<see cref="EnergyStore.DropAfter"/>); their numbers are given anew, so what is known of them is forgotten.</summary>
        /// <param name="nowS">The time, UTC epoch seconds.</param>
        public void DropAfter(long nowS)
        {
            _store.DropAfter(nowS);
            for (int slot = 0; slot < Window; slot++)
            {
                _sequences[slot] = 0;
                _areAnswered[slot] = false;
            }

            _next = 0;
            _againAtMs = long.MaxValue;
        }

        /// <summary>The connection is lost: nothing is sent before <see cref="Resume"/>.</summary>
        public void Pause()
        {
            _isPaused = true;
        }

        /// <summary>Sends what is due.</summary>
        /// <param name="nowMs">The time.</param>
        /// <param name="outbox">Where to.</param>
        public void SendWhenDue(long nowMs, Outbox outbox)
        {
            if (_isPaused || nowMs < DueMs)
            {
                return;
            }

            if (nowMs >= _againAtMs)
            {
                GoBack();
            }

            if (nowMs < _paceFromMs || nowMs - PaceMs >= _paceFromMs)
            {
                _paceFromMs = nowMs;
                _sentInPace = 0;
            }

            while (HasRoom && _sentInPace < Window)
            {
                SendNext(nowMs, outbox);
            }
        }

        /// <summary>Takes the gateway's reply.</summary>
        /// <param name="reply">The reply; one that is not about a record under way is ignored.</param>
        /// <param name="nowMs">The time.</param>
        public void Answer(ReplyMessage reply, long nowMs)
        {
            int slot = reply.About == Topics.Energy ? SlotOf(reply.IntervalStart) : -1;
            if (slot < 0)
            {
                return;
            }

            LastRefusal = reply.Code == 0 ? LastRefusal : reply.Code;
            if (!EnergyAnswer.IsFinal(reply.Code))
            {
                _width = 1;
                _againAtMs = nowMs + RefusedRetryMs;
                return;
            }

            Refused += reply.Code == 0 ? 0 : 1;
            _areAnswered[slot] = true;
            _width = Window;
            _timeoutMs = FirstTimeoutMs;
            CloseAnswered();
            _againAtMs = _next > Base ? nowMs + _timeoutMs : long.MaxValue;
        }

        private void SendNext(long nowMs, Outbox outbox)
        {
            long sequence = NextSequence;
            _next = sequence + 1;
            int slot = (int)(sequence % Window);
            if (_sequences[slot] == sequence && _areAnswered[slot])
            {
                return;
            }

            _sequences[slot] = sequence;
            _areAnswered[slot] = !_store.TryRead(sequence, _record);
            if (_areAnswered[slot])
            {
                _store.NoteDamaged();
                CloseAnswered();
                return;
            }

            _starts[slot] = _record.IntervalStartS;
            Fill();
            outbox.Energy(_message);
            _sentInPace++;
            _againAtMs = nowMs + _timeoutMs;
        }

        private void Fill()
        {
            _message.IntervalStart = _record.IntervalStartS;
            _message.IntervalSeconds = _record.IntervalSeconds;
            _message.At = _record.AtS;
            _message.ImportWh = _record.ImportWh;
            _message.ExportWh = _record.ExportWh;
        }

        private void GoBack()
        {
            _next = 0;
            _width = 1;
            _againAtMs = long.MaxValue;
            _timeoutMs = 2 * _timeoutMs > LongestTimeoutMs ? LongestTimeoutMs : 2 * _timeoutMs;
        }

        private int SlotOf(long intervalStartS)
        {
            for (int slot = 0; slot < Window; slot++)
            {
                // Interval starts are unique in a store, so they tell a record even when the answer is to an earlier sending.
                if (_sequences[slot] >= Base && _starts[slot] == intervalStartS && !_areAnswered[slot])
                {
                    return slot;
                }
            }

            return -1;
        }

        private void CloseAnswered()
        {
            long through = _store.AcknowledgedThrough;
            while (_sequences[(through + 1) % Window] == through + 1 && _areAnswered[(through + 1) % Window])
            {
                through++;
            }

            if (through > _store.AcknowledgedThrough)
            {
                _store.Acknowledge(through);
            }
        }
    }
}
