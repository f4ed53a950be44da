using EdgeLem.Contracts;

namespace EdgeLem.Node.Bidding
{
    /// <summary>
    /// Decides when orders are sent: once per interval, a lead before gate closure, and again while the gate is open when the gateway refused them
    /// for a reason that a new message can cure. Curable are <see cref="RejectCode.Duplicate"/> (the next sequence number is new),
    /// <see cref="RejectCode.TooManyMessages"/> (a later second has room), <see cref="RejectCode.PriceOutOfBounds"/> (the newest gate message has
    /// the bounds) and <see cref="RejectCode.QuantityOutOfBounds"/> (the next orders keep to the widest envelope); any other refusal would be repeated word for word.
    /// </summary>
    public sealed class OrderWatch
    {
        /// <summary>Most messages for one interval.</summary>
        public const int MostTries = 3;

        /// <summary>Time in ms between a refusal and the next try: beyond the market second that counts messages.</summary>
        public const long RetryMs = 1100;

        private const long PutOffMs = 10000;

        private readonly GateMessage _gate = new GateMessage();
        private long _leadS;
        private long _sentSeq = -1;
        private int _tries;

        /// <summary>The gate as last announced; its interval start is -1 before the first announcement.</summary>
        public GateMessage Gate => _gate;

        /// <summary>When orders are to be sent, in ms; <see cref="long.MaxValue"/> when none are.</summary>
        public long DueMs { get; private set; } = long.MaxValue;

        /// <summary>Creates a watch without a gate.</summary>
        public OrderWatch()
        {
            _gate.IntervalStart = -1;
        }

        /// <summary>Whether a gate message can be true.</summary>
        /// <param name="gate">The message.</param>
        /// <returns><see cref="RejectCode.None"/>, or <see cref="RejectCode.FieldOutOfRange"/>: length 5 to 86400 s, times not negative, prices within 10^12 and feed-in not above retail.</returns>
        public static RejectCode Check(GateMessage gate)
        {
            const long LargestPrice = 1000000000000;
            const long LatestTime = 1000000000000;
            bool timesAreSound = gate.IntervalStart >= 0 && gate.IntervalStart <= LatestTime && gate.ClosesAt >= 0 && gate.ClosesAt <= LatestTime
                && gate.IntervalSeconds >= Metering.IntervalGrid.ShortestIntervalSeconds && gate.IntervalSeconds <= Metering.IntervalGrid.LongestIntervalSeconds;
            bool pricesAreSound = gate.FeedInMicroEurPerKwh >= -LargestPrice && gate.RetailMicroEurPerKwh <= LargestPrice
                && gate.FeedInMicroEurPerKwh <= gate.RetailMicroEurPerKwh;
            return timesAreSound && pricesAreSound ? RejectCode.None : RejectCode.FieldOutOfRange;
        }

        /// <summary>Sets the lead.</summary>
        /// <param name="leadS">Time before gate closure in s, 0 to 3600.</param>
        public void SetLead(long leadS)
        {
            _leadS = leadS;
            Plan();
        }

        /// <summary>Takes a gate; a repeated announcement of an interval that was served already changes only its bounds.</summary>
        /// <param name="gate">A checked gate message.</param>
        public void Open(GateMessage gate)
        {
            if (gate.IntervalStart != _gate.IntervalStart)
            {
                _tries = 0;
                _sentSeq = -1;
            }

            _gate.IntervalStart = gate.IntervalStart;
            _gate.IntervalSeconds = gate.IntervalSeconds;
            _gate.ClosesAt = gate.ClosesAt;
            _gate.FeedInMicroEurPerKwh = gate.FeedInMicroEurPerKwh;
            _gate.RetailMicroEurPerKwh = gate.RetailMicroEurPerKwh;
            Plan();
        }

        /// <summary>Whether orders are to be sent now; an instant after gate closure ends the matter.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns>True when due and the gate is open.</returns>
        public bool IsDue(long nowMs)
        {
            if (nowMs < DueMs)
            {
                return false;
            }

            // The gateway counts whole seconds: the second of closure is the last one that it accepts.
            if (nowMs / 1000 > _gate.ClosesAt)
            {
                DueMs = long.MaxValue;
                return false;
            }

            return true;
        }

        /// <summary>Puts the orders off because the node has seen nothing yet from which it could bid.</summary>
        /// <param name="nowMs">The time.</param>
        public void PutOff(long nowMs)
        {
            DueMs = nowMs + PutOffMs;
        }

        /// <summary>Notes that orders were sent.</summary>
        /// <param name="seq">Sequence number of the message.</param>
        public void Sent(long seq)
        {
            _tries++;
            _sentSeq = seq;
            DueMs = long.MaxValue;
        }

        /// <summary>Takes the gateway's reply.</summary>
        /// <param name="reply">The reply; one to another message than the last orders is ignored.</param>
        /// <param name="nowMs">The time.</param>
        public void Answer(ReplyMessage reply, long nowMs)
        {
            if (reply.About != Topics.Orders || reply.Seq != _sentSeq || _tries >= MostTries)
            {
                return;
            }

            if (reply.Code == (int)RejectCode.Duplicate || reply.Code == (int)RejectCode.TooManyMessages || reply.Code == (int)RejectCode.PriceOutOfBounds
                || reply.Code == (int)RejectCode.QuantityOutOfBounds)
            {
                DueMs = nowMs + RetryMs;
            }
        }

        private void Plan()
        {
            if (_gate.IntervalStart >= 0 && _tries == 0)
            {
                DueMs = (_gate.ClosesAt - _leadS) * 1000;
            }
        }
    }
}
