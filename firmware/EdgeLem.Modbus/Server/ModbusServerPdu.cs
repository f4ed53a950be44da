namespace EdgeLem.Modbus
{
    /// <summary>Reads request PDUs and writes reply PDUs, on the device's side.</summary>
    public static class ModbusServerPdu
    {
        /// <summary>Reads a request PDU.</summary>
        /// <param name="frame">Holds the frame's bytes.</param>
        /// <param name="span">Where the PDU lies.</param>
        /// <param name="unitId">The unit that the frame is for.</param>
        /// <param name="request">Receives the request.</param>
        /// <returns>0, or the <see cref="ModbusExceptionCode"/> to answer; then the request is not set.</returns>
        public static byte Parse(byte[] frame, ModbusFrameSpan span, byte unitId, ModbusRequest request)
        {
            byte function = frame[span.Start];
            if (function == ModbusFunction.ReadHoldingRegisters || function == ModbusFunction.ReadInputRegisters)
            {
                return ParseRead(frame, span, unitId, request);
            }

            if (function == ModbusFunction.WriteSingleRegister)
            {
                return ParseWriteSingle(frame, span, unitId, request);
            }

            return function == ModbusFunction.WriteMultipleRegisters
                ? ParseWriteMultiple(frame, span, unitId, request) : ModbusExceptionCode.IllegalFunction;
        }

        /// <summary>Writes the reply to a read.</summary>
        /// <param name="request">The read.</param>
        /// <param name="values">Its registers, from index 0.</param>
        /// <param name="bytes">Receives the PDU.</param>
        /// <param name="offset">Where the function code goes.</param>
        /// <returns>The PDU's length in bytes.</returns>
        public static int WriteReadReply(ModbusRequest request, ushort[] values, byte[] bytes, int offset)
        {
            bytes[offset] = request.Function;
            bytes[offset + 1] = (byte)(2 * request.Count);
            for (int i = 0; i < request.Count; i++)
            {
                ModbusPdu.PutUInt16(bytes, offset + 2 + (2 * i), values[i]);
            }

            return 2 + (2 * request.Count);
        }

        /// <summary>Writes the reply to a write: its address, and its value (function 6) or count (function 16).</summary>
        /// <param name="request">The write.</param>
        /// <param name="bytes">Receives the PDU.</param>
        /// <param name="offset">Where the function code goes.</param>
        /// <returns>The PDU's length in bytes.</returns>
        public static int WriteWriteReply(ModbusRequest request, byte[] bytes, int offset)
        {
            bytes[offset] = request.Function;
            ModbusPdu.PutUInt16(bytes, offset + 1, request.Address);
            ModbusPdu.PutUInt16(bytes, offset + 3, request.Function == ModbusFunction.WriteSingleRegister ? request.ValueAt(0) : request.Count);
            return 5;
        }

        /// <summary>Writes an exception reply.</summary>
        /// <param name="function">The function code of the request.</param>
        /// <param name="exceptionCode">One of <see cref="ModbusExceptionCode"/>.</param>
        /// <param name="bytes">Receives the PDU.</param>
        /// <param name="offset">Where the function code goes.</param>
        /// <returns>The PDU's length in bytes.</returns>
        public static int WriteException(byte function, byte exceptionCode, byte[] bytes, int offset)
        {
            bytes[offset] = (byte)(function | ModbusFunction.ExceptionFlag);
            bytes[offset + 1] = exceptionCode;
            return ModbusPdu.ExceptionLength;
        }

        private static byte ParseRead(byte[] frame, ModbusFrameSpan span, byte unitId, ModbusRequest request)
        {
            if (span.Length != 5)
            {
                return ModbusExceptionCode.IllegalDataValue;
            }

            int address = ModbusPdu.GetUInt16(frame, span.Start + 1);
            int count = ModbusPdu.GetUInt16(frame, span.Start + 3);
            byte refusal = CheckRange(address, count, ModbusRequest.MaximumReadCount);
            if (refusal == 0)
            {
                request.SetRead(unitId, frame[span.Start], address, count);
            }

            return refusal;
        }

        private static byte ParseWriteSingle(byte[] frame, ModbusFrameSpan span, byte unitId, ModbusRequest request)
        {
            if (span.Length != 5)
            {
                return ModbusExceptionCode.IllegalDataValue;
            }

            int address = ModbusPdu.GetUInt16(frame, span.Start + 1);
            request.SetWriteSingle(unitId, address, (ushort)ModbusPdu.GetUInt16(frame, span.Start + 3));
            return 0;
        }

        private static byte ParseWriteMultiple(byte[] frame, ModbusFrameSpan span, byte unitId, ModbusRequest request)
        {
            if (span.Length < 6)
            {
                return ModbusExceptionCode.IllegalDataValue;
            }

            int address = ModbusPdu.GetUInt16(frame, span.Start + 1);
            int count = ModbusPdu.GetUInt16(frame, span.Start + 3);
            if (frame[span.Start + 5] != 2 * count || span.Length != 6 + (2 * count))
            {
                return ModbusExceptionCode.IllegalDataValue;
            }

            byte refusal = CheckRange(address, count, ModbusRequest.MaximumWriteCount);
            if (refusal == 0)
            {
                request.SetReceivedWrite(unitId, address, frame, span.Start + 6, count);
            }

            return refusal;
        }

        private static byte CheckRange(int address, int count, int maximumCount)
        {
            if (count < 1 || count > maximumCount)
            {
                return ModbusExceptionCode.IllegalDataValue;
            }

            return address + count > 65536 ? ModbusExceptionCode.IllegalDataAddress : (byte)0;
        }
    }
}
