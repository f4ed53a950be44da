using System;

namespace EdgeLem.Modbus
{
    /// <summary>
    /// Modbus RTU: unit id, PDU, CRC. A reply is framed by the length that the request implies (an exception reply has 5 bytes), because a managed
    /// runtime cannot keep the t1.5 and t3.5 silences. Source: MODBUS over Serial Line V1.02, section 2.5.1.
    /// </summary>
    /// <remarks>
    /// The reply may stand behind noise, behind a stray first byte, or behind the local echo of the request or a part of it: every position is tried, and only
    /// right unit, function, byte count or echoed fields, and check sum together make a reply. What stands behind it is the master's affair. The reply to function 6 equals its request: it is taken for a reply only when the
    /// line is known not to echo, which the last reply to another function showed by standing first, or when the echo came before it.
    /// </remarks>
    public sealed class RtuFraming : IModbusFraming
    {
        private const int HeaderLength = 1;

        private readonly LocalEcho _echo = new LocalEcho();
        private bool _mayEcho = true;

        /// <inheritdoc/>
        public int MaximumFrameLength => HeaderLength + ModbusPdu.MaximumLength + Crc16.Length;

        /// <inheritdoc/>
        public int PduOffset => HeaderLength;

        /// <inheritdoc/>
        public bool NamesRequests => false;

        /// <summary>Whether the line may bring requests back: true until a reply came without one's own request before it.</summary>
        public bool MayEcho => _mayEcho;

        /// <inheritdoc/>
        public int ReplyFrameLength(ModbusRequest request)
        {
            return HeaderLength + ModbusPdu.ReplyLength(request) + Crc16.Length;
        }

        /// <inheritdoc/>
        public int Encode(ModbusRequest request, byte[] frame)
        {
            if (request.UnitId < 1 || request.UnitId > 247)
            {
                throw new ArgumentOutOfRangeException(nameof(request), "A unit on a serial bus has an id of 1 to 247.");
            }

            frame[0] = request.UnitId;
            int length = Crc16.Append(frame, HeaderLength + ModbusPdu.WriteRequest(request, frame, HeaderLength));
            _echo.Expect(frame, length);
            return length;
        }

        /// <inheritdoc/>
        public ModbusFrameCheck Examine(ModbusRequest request, byte[] bytes, int count, ModbusFrameSpan frame)
        {
            int start = 0;
            while (start + HeaderLength < count)
            {
                if (_echo.IsAt(bytes, start, count) && !IsReplyLikeRequest(request, bytes, start, count))
                {
                    // The echo, or its beginning: what follows it is the reply.
                    start += _echo.Length;
                    continue;
                }

                ModbusFrameCheck check = bytes[start] == request.UnitId ? ExamineAt(request, bytes, start, count) : ModbusFrameCheck.NeedMore;
                if (check != ModbusFrameCheck.NeedMore)
                {
                    frame.Set(start, FrameLength(request, bytes[start + HeaderLength]));
                    return Accept(request, check, start);
                }

                start++;
            }

            return ModbusFrameCheck.NeedMore;
        }

        /// <inheritdoc/>
        public ModbusOutcome Diagnose(ModbusRequest request, byte[] bytes, int count)
        {
            if (count == 0 || _echo.IsAll(bytes, count))
            {
                return ModbusOutcome.Timeout;
            }

            for (int start = 0; start + HeaderLength < count; start++)
            {
                if (bytes[start] != request.UnitId && ExamineAt(request, bytes, start, count) != ModbusFrameCheck.NeedMore)
                {
                    return ModbusOutcome.WrongUnit;
                }
            }

            return ModbusOutcome.BadFrame;
        }

        private ModbusFrameCheck Accept(ModbusRequest request, ModbusFrameCheck check, int start)
        {
            if (check == ModbusFrameCheck.Reply && request.Function != ModbusFunction.WriteSingleRegister)
            {
                _mayEcho = start > 0;
            }

            return check;
        }

        /// <summary>Whether bytes that equal the request are the reply to function 6 and not its echo.</summary>
        private bool IsReplyLikeRequest(ModbusRequest request, byte[] bytes, int start, int count)
        {
            bool isWhole = request.Function == ModbusFunction.WriteSingleRegister && start + _echo.Length == count;
            bool echoCameBefore = start >= _echo.Length && _echo.IsAt(bytes, start - _echo.Length, start);
            return isWhole && (!_mayEcho || echoCameBefore || _echo.LeftRemainder(bytes, start));
        }

        /// <summary>Whatever unit begins at <paramref name="start"/>: a sound frame of the expected shape, or nothing yet.</summary>
        private static ModbusFrameCheck ExamineAt(ModbusRequest request, byte[] bytes, int start, int count)
        {
            int length = FrameLength(request, bytes[start + HeaderLength]);
            if (length == 0 || length > count - start)
            {
                return ModbusFrameCheck.NeedMore;
            }

            ModbusFrameCheck check = ModbusPdu.CheckReply(request, bytes, start + HeaderLength, length - HeaderLength - Crc16.Length);
            return check != ModbusFrameCheck.BadFrame && Crc16.IsRight(bytes, start, length) ? check : ModbusFrameCheck.NeedMore;
        }

        /// <summary>The length of the reply that has this function code; 0 when no reply to the request has it.</summary>
        private static int FrameLength(ModbusRequest request, byte function)
        {
            if (function == request.Function)
            {
                return HeaderLength + ModbusPdu.ReplyLength(request) + Crc16.Length;
            }

            return function == (request.Function | ModbusFunction.ExceptionFlag) ? HeaderLength + ModbusPdu.ExceptionLength + Crc16.Length : 0;
        }
    }
}
