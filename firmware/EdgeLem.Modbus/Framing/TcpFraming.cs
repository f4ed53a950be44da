namespace EdgeLem.Modbus
{
    /// <summary>
    /// Modbus TCP: transaction id, protocol id 0, length, unit id, PDU; no check sum. Source: MODBUS Messaging on TCP/IP V1.0b, section 3.1.3.
    /// </summary>
    /// <remarks>
    /// A reply with another transaction id answers an attempt that was given up: it is dropped, and the right one awaited. A frame that arrives in pieces,
    /// even across a time-out, keeps its boundaries. A header that no device may send means that the boundaries are lost.
    /// </remarks>
    public sealed class TcpFraming : IModbusFraming
    {
        /// <summary>Bytes before the PDU.</summary>
        public const int HeaderLength = 7;

        private const int LengthFieldEnd = 6;
        private const int ShortestLength = 3;
        private const int LongestLength = 1 + ModbusPdu.MaximumLength;

        private int _transactionId;

        /// <inheritdoc/>
        public int MaximumFrameLength => HeaderLength + ModbusPdu.MaximumLength;

        /// <inheritdoc/>
        public int PduOffset => HeaderLength;

        /// <inheritdoc/>
        public bool NamesRequests => true;

        /// <inheritdoc/>
        public int ReplyFrameLength(ModbusRequest request)
        {
            return HeaderLength + ModbusPdu.ReplyLength(request);
        }

        /// <inheritdoc/>
        public int Encode(ModbusRequest request, byte[] frame)
        {
            _transactionId = (_transactionId + 1) & 0xFFFF;
            int pduLength = ModbusPdu.WriteRequest(request, frame, HeaderLength);
            ModbusPdu.PutUInt16(frame, 0, _transactionId);
            ModbusPdu.PutUInt16(frame, 2, 0);
            ModbusPdu.PutUInt16(frame, 4, 1 + pduLength);
            frame[6] = request.UnitId;
            return HeaderLength + pduLength;
        }

        /// <inheritdoc/>
        public ModbusFrameCheck Examine(ModbusRequest request, byte[] bytes, int count, ModbusFrameSpan frame)
        {
            if (count < LengthFieldEnd)
            {
                return ModbusFrameCheck.NeedMore;
            }

            int length = ModbusPdu.GetUInt16(bytes, 4);
            if (ModbusPdu.GetUInt16(bytes, 2) != 0 || length < ShortestLength || length > LongestLength)
            {
                return ModbusFrameCheck.Unframed;
            }

            frame.Set(0, LengthFieldEnd + length);
            return count < frame.Length ? ModbusFrameCheck.NeedMore : Judge(request, bytes, length - 1);
        }

        /// <inheritdoc/>
        public ModbusOutcome Diagnose(ModbusRequest request, byte[] bytes, int count)
        {
            return ModbusOutcome.Timeout;
        }

        private ModbusFrameCheck Judge(ModbusRequest request, byte[] bytes, int pduLength)
        {
            if (ModbusPdu.GetUInt16(bytes, 0) != _transactionId)
            {
                return ModbusFrameCheck.Foreign;
            }

            return bytes[6] != request.UnitId ? ModbusFrameCheck.WrongUnit : ModbusPdu.CheckReply(request, bytes, HeaderLength, pduLength);
        }
    }
}
