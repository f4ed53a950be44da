namespace EdgeLem.Modbus
{
    /// <summary>
    /// Writes request PDUs (function code and its fields, without address, transaction id or check sum) and judges reply PDUs. Numbers are big-endian.
    /// Source: MODBUS Application Protocol V1.1b3, sections 6.3, 6.4, 6.6, 6.12.
    /// </summary>
    public static class ModbusPdu
    {
        /// <summary>The longest PDU, in bytes.</summary>
        public const int MaximumLength = 253;

        /// <summary>The length of an exception PDU, in bytes.</summary>
        public const int ExceptionLength = 2;

        /// <summary>Writes the request.</summary>
        /// <param name="request">A request that was set.</param>
        /// <param name="bytes">Receives the PDU.</param>
        /// <param name="offset">Where the function code goes.</param>
        /// <returns>The PDU's length in bytes, 5 to 252.</returns>
        public static int WriteRequest(ModbusRequest request, byte[] bytes, int offset)
        {
            bytes[offset] = request.Function;
            PutUInt16(bytes, offset + 1, request.Address);
            if (request.Function == ModbusFunction.WriteSingleRegister)
            {
                PutUInt16(bytes, offset + 3, request.ValueAt(0));
                return 5;
            }

            PutUInt16(bytes, offset + 3, request.Count);
            return request.Function == ModbusFunction.WriteMultipleRegisters ? 6 + WriteValues(request, bytes, offset + 5) : 5;
        }

        /// <summary>The length of the reply PDU that the request asks for, were it not refused.</summary>
        /// <param name="request">A request that was set.</param>
        /// <returns>Bytes, 4 to 252.</returns>
        public static int ReplyLength(ModbusRequest request)
        {
            return request.IsWrite ? 5 : 2 + (2 * request.Count);
        }

        /// <summary>Judges a reply PDU of known length: function, byte count, and the echoed address and count or value of a write.</summary>
        /// <param name="request">The request it should answer.</param>
        /// <param name="bytes">Holds the PDU.</param>
        /// <param name="offset">Where its function code is.</param>
        /// <param name="length">Its length in bytes.</param>
        /// <returns><see cref="ModbusFrameCheck.Reply"/>, <see cref="ModbusFrameCheck.Refusal"/> or <see cref="ModbusFrameCheck.BadFrame"/>.</returns>
        public static ModbusFrameCheck CheckReply(ModbusRequest request, byte[] bytes, int offset, int length)
        {
            if (length < ExceptionLength)
            {
                return ModbusFrameCheck.BadFrame;
            }

            if (bytes[offset] == (request.Function | ModbusFunction.ExceptionFlag))
            {
                return length == ExceptionLength && bytes[offset + 1] != 0 ? ModbusFrameCheck.Refusal : ModbusFrameCheck.BadFrame;
            }

            bool isSound = bytes[offset] == request.Function && length == ReplyLength(request)
                && (request.IsWrite ? EchoIsRight(request, bytes, offset) : bytes[offset + 1] == 2 * request.Count);
            return isSound ? ModbusFrameCheck.Reply : ModbusFrameCheck.BadFrame;
        }

        /// <summary>Reads a big-endian 16-bit number.</summary>
        /// <param name="bytes">Holds it.</param>
        /// <param name="offset">Where its high byte is.</param>
        /// <returns>0 to 65535.</returns>
        public static int GetUInt16(byte[] bytes, int offset)
        {
            return (bytes[offset] << 8) | bytes[offset + 1];
        }

        /// <summary>Writes a big-endian 16-bit number.</summary>
        /// <param name="bytes">Receives it.</param>
        /// <param name="offset">Where its high byte goes.</param>
        /// <param name="value">0 to 65535.</param>
        public static void PutUInt16(byte[] bytes, int offset, int value)
        {
            bytes[offset] = (byte)(value >> 8);
            bytes[offset + 1] = (byte)(value & 0xFF);
        }

        private static int WriteValues(ModbusRequest request, byte[] bytes, int offset)
        {
            bytes[offset] = (byte)(2 * request.Count);
            for (int i = 0; i < request.Count; i++)
            {
                PutUInt16(bytes, offset + 1 + (2 * i), request.ValueAt(i));
            }

            return 2 * request.Count;
        }

        private static bool EchoIsRight(ModbusRequest request, byte[] bytes, int offset)
        {
            int echoed = request.Function == ModbusFunction.WriteSingleRegister ? request.ValueAt(0) : request.Count;
            return GetUInt16(bytes, offset + 1) == request.Address && GetUInt16(bytes, offset + 3) == echoed;
        }
    }
}
