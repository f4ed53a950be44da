namespace EdgeLem.Modbus
{
    /// <summary>The device's side of Modbus RTU. A request is framed by the length that its function code implies.</summary>
    public sealed class RtuServerFraming : IModbusServerFraming
    {
        private const int HeaderLength = 1;
        private const int FixedRequestLength = 8;
        private const int WriteHeaderLength = 7;

        /// <inheritdoc/>
        public int MaximumFrameLength => HeaderLength + ModbusPdu.MaximumLength + Crc16.Length;

        /// <inheritdoc/>
        public int PduOffset => HeaderLength;

        /// <inheritdoc/>
        public int RequestLength(byte[] bytes, int count)
        {
            if (count < 2)
            {
                return 0;
            }

            byte function = bytes[1];
            if (function == 0 || function >= ModbusFunction.ExceptionFlag)
            {
                return -1;
            }

            if (function != ModbusFunction.WriteMultipleRegisters)
            {
                // Every other function that EdgeLem's devices meet, known to them or not, has two 16-bit fields.
                return FixedRequestLength;
            }

            int length = count < WriteHeaderLength ? 0 : WriteHeaderLength + bytes[WriteHeaderLength - 1] + Crc16.Length;
            return length > MaximumFrameLength ? -1 : length;
        }

        /// <inheritdoc/>
        public bool IsSound(byte[] frame, int length)
        {
            return length > HeaderLength + Crc16.Length && Crc16.IsRight(frame, 0, length);
        }

        /// <inheritdoc/>
        public byte UnitOf(byte[] frame)
        {
            return frame[0];
        }

        /// <inheritdoc/>
        public int PduLength(int length)
        {
            return length - HeaderLength - Crc16.Length;
        }

        /// <inheritdoc/>
        public int Seal(byte[] requestFrame, byte[] replyFrame, int pduLength)
        {
            replyFrame[0] = requestFrame[0];
            return Crc16.Append(replyFrame, HeaderLength + pduLength);
        }
    }
}
