namespace EdgeLem.Modbus
{
    /// <summary>Puts requests into frames and finds the reply among received bytes. One instance serves one link and one <see cref="ModbusMaster"/>.</summary>
    public interface IModbusFraming
    {
        /// <summary>The longest frame, in bytes.</summary>
        public int MaximumFrameLength { get; }

        /// <summary>Where the function code stands in a frame, in bytes from its start.</summary>
        public int PduOffset { get; }

        /// <summary>
        /// True when a reply names its request, so that a late one is recognised and the stream keeps its frames (TCP).
        /// False when only silence separates frames, so that bytes outside the wait for a reply are dropped (RTU).
        /// </summary>
        public bool NamesRequests { get; }

        /// <summary>How long the reply's frame is, were the request not refused.</summary>
        /// <param name="request">A request that was set.</param>
        /// <returns>Bytes.</returns>
        public int ReplyFrameLength(ModbusRequest request);

        /// <summary>Writes the request's frame. Each call is a new attempt: TCP gives it a new transaction id.</summary>
        /// <param name="request">A request that was set.</param>
        /// <param name="frame">Receives the frame; <see cref="MaximumFrameLength"/> bytes suffice. It must stay as it is until the next call: a serial line may echo it.</param>
        /// <returns>The frame's length in bytes.</returns>
        public int Encode(ModbusRequest request, byte[] frame);

        /// <summary>Looks for the reply to the last encoded attempt. Where frames do not name their request, bytes may stand behind the found frame.</summary>
        /// <param name="request">The request of that attempt.</param>
        /// <param name="bytes">What was received, oldest first.</param>
        /// <param name="count">How many bytes.</param>
        /// <param name="frame">Where the found frame lies; without meaning for <see cref="ModbusFrameCheck.NeedMore"/> and <see cref="ModbusFrameCheck.Unframed"/>.</param>
        /// <returns>What was found.</returns>
        public ModbusFrameCheck Examine(ModbusRequest request, byte[] bytes, int count, ModbusFrameSpan frame);

        /// <summary>Says why the bytes received until the time-out are no reply.</summary>
        /// <param name="request">The request of the attempt.</param>
        /// <param name="bytes">What was received, oldest first.</param>
        /// <param name="count">How many bytes; 0 gives <see cref="ModbusOutcome.Timeout"/>.</param>
        /// <returns><see cref="ModbusOutcome.Timeout"/>, <see cref="ModbusOutcome.BadFrame"/> or <see cref="ModbusOutcome.WrongUnit"/>.</returns>
        public ModbusOutcome Diagnose(ModbusRequest request, byte[] bytes, int count);
    }
}
