using System;

namespace EdgeLem.Modbus
{
    /// <summary>
    /// Carries one request at a time over a link that the host moves bytes on: turnaround, time-outs, retries of reads, and the verdict.
    /// It owns no port, no thread and no clock, and allocates nothing after construction. Not thread-safe.
    /// </summary>
    /// <remarks>
    /// The host's loop, all times in milliseconds of one monotonic clock: <see cref="Begin"/>; while <see cref="IsBusy"/>: when
    /// <see cref="TransmitLength"/> is above 0, drop what lies in the serial port's input, write <see cref="TransmitBuffer"/> and call
    /// <see cref="Transmitted"/>; give arriving bytes to <see cref="Receive"/> (on TCP also while idle); call <see cref="Poll"/> at <see cref="DeadlineMs"/> or earlier.
    /// A write is sent once. Where frames do not name their request (RTU), a unit that left an attempt unanswered gets no new request for
    /// <see cref="ModbusMasterOptions.LateReplyMs"/>, so that its late reply cannot pass for another's; and a request waits, for one response time-out at most, until the line
    /// was silent for the turnaround, so that what still comes from before is not mixed with its reply.
    /// </remarks>
    public sealed partial class ModbusMaster
    {
        private enum Phase
        {
            Idle,
            Waiting,
            Transmitting,
            Listening,
            Settling,
        }

        private readonly IModbusFraming _framing;
        private readonly ModbusMasterOptions _options;
        private readonly byte[] _received;
        private readonly ModbusFrameSpan _frame = new ModbusFrameSpan();
        private Phase _phase;
        private ModbusRequest? _request;
        private int _receivedCount;
        private int _retriesLeft;
        private bool _replyOutstanding;
        private long _notBeforeMs = long.MinValue;

        /// <summary>Creates an idle master.</summary>
        /// <param name="framing">The framing of the link; not shared with another master.</param>
        /// <param name="options">Time-outs and retries.</param>
        public ModbusMaster(IModbusFraming framing, ModbusMasterOptions options)
        {
            _framing = framing;
            _options = options;
            TransmitBuffer = new byte[framing.MaximumFrameLength];
            _received = new byte[2 * framing.MaximumFrameLength];
            Registers = new RegisterBlock(ModbusRequest.MaximumReadCount);
            DeadlineMs = long.MaxValue;
        }

        /// <summary>True from <see cref="Begin"/> until the outcome is known.</summary>
        public bool IsBusy => _phase != Phase.Idle;

        /// <summary>The bytes to write, from index 0.</summary>
        public byte[] TransmitBuffer { get; }

        /// <summary>How many bytes the host must write now; 0 when there is nothing to write.</summary>
        public int TransmitLength { get; private set; }

        /// <summary>When <see cref="Poll"/> must be called at the latest; <see cref="long.MaxValue"/> when nothing waits for time.</summary>
        public long DeadlineMs { get; private set; }

        /// <summary>How the current or the last transaction stands.</summary>
        public ModbusOutcome Outcome { get; private set; }

        /// <summary>What went wrong in the last failed attempt of this transaction; <see cref="ModbusOutcome.None"/> when none failed. Says why a write is uncertain.</summary>
        public ModbusOutcome LastFault { get; private set; }

        /// <summary>The code of the last exception reply of this transaction; 0 without one.</summary>
        public byte ExceptionCode { get; private set; }

        /// <summary>The registers that a read brought, with their wire addresses; empty unless the outcome is <see cref="ModbusOutcome.Done"/>.</summary>
        public RegisterBlock Registers { get; }

        /// <summary>How many registers a read brought.</summary>
        public int RegisterCount => Registers.Count;

        /// <summary>True when the stream lost its frames: the host must close the connection, open it anew and call <see cref="ReportLinkDown"/>.</summary>
        public bool LinkMustReset { get; private set; }

        /// <summary>Time-outs, turnaround and retries in force.</summary>
        public ModbusMasterOptions Options => _options;

        /// <summary>A register that a read brought.</summary>
        /// <param name="index">0 to <see cref="RegisterCount"/> - 1.</param>
        /// <returns>Its value.</returns>
        public ushort RegisterAt(int index)
        {
            return Registers.RegisterAt(index);
        }

        /// <summary>Starts a transaction.</summary>
        /// <param name="request">The request; it must not change until the transaction ended.</param>
        /// <param name="nowMs">The time.</param>
        /// <exception cref="InvalidOperationException">A transaction is under way, or the request was never set.</exception>
        public void Begin(ModbusRequest request, long nowMs)
        {
            Start(request, nowMs, request.IsWrite ? 0 : _options.Retries);
        }

        /// <summary>Starts a transaction without retries: to see whether a device that was silent is back, at the price of one time-out.</summary>
        /// <param name="request">The request; it must not change until the transaction ended.</param>
        /// <param name="nowMs">The time.</param>
        /// <exception cref="InvalidOperationException">A transaction is under way, or the request was never set.</exception>
        public void BeginProbe(ModbusRequest request, long nowMs)
        {
            Start(request, nowMs, 0);
        }

        /// <summary>Tells that the host wrote the bytes; the response time-out starts. To be called before the reply is given to <see cref="Receive"/>.</summary>
        /// <param name="nowMs">The time.</param>
        public void Transmitted(long nowMs)
        {
            if (_phase != Phase.Transmitting)
            {
                return;
            }

            int sent = TransmitLength;
            TransmitLength = 0;
            if (!_framing.NamesRequests)
            {
                _receivedCount = 0;
            }

            _phase = Phase.Listening;
            DeadlineMs = nowMs + _options.TimeoutMsFor(sent, _framing.ReplyFrameLength(_request!));
        }

        /// <summary>Takes bytes from the link, in pieces of any size.</summary>
        /// <param name="buffer">Holds them.</param>
        /// <param name="offset">Index of the first.</param>
        /// <param name="count">How many.</param>
        /// <param name="nowMs">The time.</param>
        public void Receive(byte[] buffer, int offset, int count, long nowMs)
        {
            if (!IsListening && !_framing.NamesRequests)
            {
                NoteStray(count, nowMs);
                return;
            }

            _lastByteMs = nowMs;
            while (_request != null && count > 0)
            {
                int taken = Append(buffer, offset, count);
                offset += taken;
                count -= taken;

                // Only the last piece of one delivery may complete a serial reply: a reply with bytes behind it is no single frame.
                if (_framing.NamesRequests || count == 0)
                {
                    Look(_request, nowMs);
                }
            }
        }

        /// <summary>Lets time act: ends a turnaround or a response time-out that is over.</summary>
        /// <param name="nowMs">The time.</param>
        public void Poll(long nowMs)
        {
            if (_request == null || nowMs < DeadlineMs)
            {
                return;
            }

            if (_phase == Phase.Waiting)
            {
                StartAttempt(_request);
            }
            else if (_phase == Phase.Settling)
            {
                Conclude(_request, _settling, nowMs);
            }
            else if (_phase == Phase.Listening)
            {
                _replyOutstanding = true;
                EndAttempt(_framing.Diagnose(_request, _received, _receivedCount), nowMs);
            }
        }

        /// <summary>
        /// Tells that the link failed or was opened anew, or that no reply will come. Ends the attempt as a time-out at once, with the usual retries,
        /// and forgets half-received bytes. Also to be called while idle.
        /// </summary>
        /// <param name="nowMs">The time.</param>
        public void ReportLinkDown(long nowMs)
        {
            _receivedCount = 0;
            LinkMustReset = false;
            if (_phase == Phase.Transmitting || IsListening)
            {
                EndAttempt(ModbusOutcome.Timeout, nowMs);
            }
        }

        /// <summary>Ends the transaction as timed out, without further retries: for a host that gives the link up.</summary>
        /// <param name="nowMs">The time.</param>
        public void Abandon(long nowMs)
        {
            _retriesLeft = 0;
            if (IsBusy)
            {
                EndAttempt(ModbusOutcome.Timeout, nowMs);
            }
        }

        private bool IsListening => _phase == Phase.Listening || _phase == Phase.Settling;

        private static bool MayPass(byte exceptionCode)
        {
            return exceptionCode == ModbusExceptionCode.Acknowledge || exceptionCode == ModbusExceptionCode.ServerDeviceBusy
                || exceptionCode == ModbusExceptionCode.GatewayTargetFailedToRespond;
        }

        private static bool MayHaveWritten(byte exceptionCode)
        {
            return exceptionCode == ModbusExceptionCode.ServerDeviceFailure || exceptionCode == ModbusExceptionCode.Acknowledge
                || exceptionCode == ModbusExceptionCode.GatewayTargetFailedToRespond;
        }

        private void Start(ModbusRequest request, long nowMs, int retries)
        {
            if (IsBusy || request.Function == 0)
            {
                throw new InvalidOperationException("The Modbus master takes one request at a time, and only one that was set.");
            }

            _request = request;
            _retriesLeft = retries;
            _replyOutstanding = false;
            Outcome = ModbusOutcome.Pending;
            LastFault = ModbusOutcome.None;
            ExceptionCode = 0;
            Registers.Clear();
            Transactions++;
            long lateUntilMs = _framing.NamesRequests ? long.MinValue : _late.UntilMs(request.UnitId);
            WaitUntil(lateUntilMs > _notBeforeMs ? lateUntilMs : _notBeforeMs, nowMs);
        }

        private void WaitUntil(long startMs, long nowMs)
        {
            _phase = Phase.Waiting;
            DeadlineMs = startMs;
            _latestStartMs = (startMs > nowMs ? startMs : nowMs) + _options.ResponseTimeoutMs;
            Poll(nowMs);
        }

        private void StartAttempt(ModbusRequest request)
        {
            _phase = Phase.Transmitting;
            DeadlineMs = long.MaxValue;
            TransmitLength = _framing.Encode(request, TransmitBuffer);
        }

        /// <summary>Appends as much as fits; a full buffer of serial noise loses its older half, which no reply can need.</summary>
        private int Append(byte[] buffer, int offset, int count)
        {
            int room = _received.Length - _receivedCount;
            if (room == 0)
            {
                room = _framing.MaximumFrameLength;
                Drop(room);
            }

            int taken = count < room ? count : room;
            Array.Copy(buffer, offset, _received, _receivedCount, taken);
            _receivedCount += taken;
            return taken;
        }

        private void Drop(int count)
        {
            _receivedCount -= count;
            Array.Copy(_received, count, _received, 0, _receivedCount);
        }

        private void Look(ModbusRequest request, long nowMs)
        {
            if (_phase == Phase.Settling)
            {
                Weigh(request, _settling, nowMs);
            }
            else
            {
                Examine(request, nowMs);
            }
        }

        private void Examine(ModbusRequest request, long nowMs)
        {
            ModbusFrameCheck check = _framing.Examine(request, _received, _receivedCount, _frame);
            while (check != ModbusFrameCheck.NeedMore && check != ModbusFrameCheck.Unframed)
            {
                if (!_framing.NamesRequests)
                {
                    Weigh(request, check, nowMs);
                    return;
                }

                if (_phase == Phase.Listening && check != ModbusFrameCheck.Foreign)
                {
                    Conclude(request, check, nowMs);
                }

                Drop(_frame.End);
                check = _framing.Examine(request, _received, _receivedCount, _frame);
            }

            if (check == ModbusFrameCheck.Unframed)
            {
                LoseFrames(nowMs);
            }
        }

        private void Conclude(ModbusRequest request, ModbusFrameCheck check, long nowMs)
        {
            int pdu = _frame.Start + _framing.PduOffset;
            if (check == ModbusFrameCheck.Reply)
            {
                if (!request.IsWrite)
                {
                    Registers.Load(request.Address, _received, pdu + 2, request.Count);
                }

                End(ModbusOutcome.Done, nowMs);
            }
            else if (check == ModbusFrameCheck.Refusal)
            {
                ExceptionCode = _received[pdu + 1];
                EndAttempt(ModbusOutcome.ExceptionReply, nowMs);
            }
            else
            {
                _replyOutstanding = true;
                EndAttempt(check == ModbusFrameCheck.WrongUnit ? ModbusOutcome.WrongUnit : ModbusOutcome.BadFrame, nowMs);
            }
        }

        private void LoseFrames(long nowMs)
        {
            _receivedCount = 0;
            LinkMustReset = true;
            if (_phase == Phase.Listening)
            {
                EndAttempt(ModbusOutcome.BadFrame, nowMs);
            }
        }

        private void EndAttempt(ModbusOutcome fault, long nowMs)
        {
            Count(fault);
            LastFault = fault;
            TransmitLength = 0;
            bool mayPass = fault != ModbusOutcome.ExceptionReply || MayPass(ExceptionCode);
            if (_retriesLeft > 0 && mayPass)
            {
                _retriesLeft--;
                Retries++;
                WaitUntil(nowMs + _options.TurnaroundMs, nowMs);
                return;
            }

            bool wasRefused = fault == ModbusOutcome.ExceptionReply && !MayHaveWritten(ExceptionCode);
            bool wasNotSent = _phase == Phase.Waiting;
            End(_request!.IsWrite && !wasRefused && !wasNotSent ? ModbusOutcome.WriteUncertain : fault, nowMs);
        }

        private void End(ModbusOutcome outcome, long nowMs)
        {
            Outcome = outcome;
            Errors += outcome == ModbusOutcome.Done ? 0 : 1;
            bool hasSettled = _phase == Phase.Settling;
            _phase = Phase.Idle;
            DeadlineMs = long.MaxValue;
            _notBeforeMs = (hasSettled ? _lastByteMs : nowMs) + _options.TurnaroundMs;
            if (_replyOutstanding && !_framing.NamesRequests)
            {
                _late.Note(_request!.UnitId, nowMs + _options.LateReplyMs);
            }
        }
    }
}
