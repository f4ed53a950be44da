namespace EdgeLem.Modbus
{
    /// <summary>The device's side of Modbus TCP.</summary>
    public sealed class TcpServerFraming : IModbusServerFraming
    {
        private const int LengthFieldEnd = 6;
        private const int ShortestLength = 2;
        private const int LongestLength = 1 + ModbusPdu.MaximumLength;

        /// <inheritdoc/>
        public int MaximumFrameLength => TcpFraming.HeaderLength + ModbusPdu.MaximumLength;

        /// <inheritdoc/>
        public int PduOffset => TcpFraming.HeaderLength;

        /// <inheritdoc/>
        public int RequestLength(byte[] bytes, int count)
        {
            if (count < LengthFieldEnd)
            {
                return 0;
            }

            int length = ModbusPdu.GetUInt16(bytes, 4);
            bool isHeader = ModbusPdu.GetUInt16(bytes, 2) == 0 && length >= ShortestLength && length <= LongestLength;
            return isHeader ? LengthFieldEnd + length : -1;
        }

        /// <inheritdoc/>
        public bool IsSound(byte[] frame, int length)
        {
            return length > TcpFraming.HeaderLength && RequestLength(frame, length) == length;
        }

        /// <inheritdoc/>
        public byte UnitOf(byte[] frame)
        {
            return frame[6];
        }

        /// <inheritdoc/>
        public int PduLength(int length)
        {
            return length - TcpFraming.HeaderLength;
        }

        /// <inheritdoc/>
        public int Seal(byte[] requestFrame, byte[] replyFrame, int pduLength)
        {
            replyFrame[0] = requestFrame[0];
            replyFrame[1] = requestFrame[1];
            ModbusPdu.PutUInt16(replyFrame, 2, 0);
            ModbusPdu.PutUInt16(replyFrame, 4, 1 + pduLength);
            replyFrame[6] = requestFrame[6];
            return TcpFraming.HeaderLength + pduLength;
        }
    }
}
