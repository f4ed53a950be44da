namespace EdgeLem.Modbus
{
    /// <content>Silence is all that separates frames on a serial line: when to send into it, and when a reply is alone in it.</content>
    public sealed partial class ModbusMaster
    {
        /// <summary>The shortest frame, an exception reply on a serial line, has 5 bytes: fewer bytes behind a reply are what a transceiver adds when it lets go.</summary>
        private const int LongestTail = 4;

        private readonly LateReplies _late = new LateReplies();
        private long _latestStartMs;
        private long _lastByteMs;
        private ModbusFrameCheck _settling;

        /// <summary>Somebody else is talking: whatever is to be sent waits until the line is silent again, but not for ever.</summary>
        private void NoteStray(int count, long nowMs)
        {
            StrayBytes += count;
            long silentMs = nowMs + _options.TurnaroundMs;
            _notBeforeMs = silentMs > _notBeforeMs ? silentMs : _notBeforeMs;
            if (_phase == Phase.Idle || nowMs >= _latestStartMs)
            {
                return;
            }

            long startMs = silentMs < _latestStartMs ? silentMs : _latestStartMs;
            if (_phase == Phase.Transmitting || startMs > DeadlineMs)
            {
                TransmitLength = 0;
                _phase = Phase.Waiting;
                DeadlineMs = startMs;
            }
        }

        /// <summary>A serial reply counts when nothing but silence follows it; a second frame behind it means that nobody knows which one answers.</summary>
        private void Weigh(ModbusRequest request, ModbusFrameCheck check, long nowMs)
        {
            int tail = _receivedCount - _frame.End;
            if (tail > (_options.SettleMs > 0 ? LongestTail : 0))
            {
                Conclude(request, ModbusFrameCheck.BadFrame, nowMs);
            }
            else if (_options.SettleMs > 0)
            {
                _settling = check;
                _phase = Phase.Settling;
                DeadlineMs = nowMs + _options.SettleMs;
            }
            else
            {
                Conclude(request, check, nowMs);
            }
        }
    }
}
