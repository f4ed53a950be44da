namespace EdgeLem.Modbus
{
    /// <summary>Takes requests out of received bytes and puts replies into frames, on the device's side of a link. Holds no state.</summary>
    public interface IModbusServerFraming
    {
        /// <summary>The longest frame, in bytes.</summary>
        public int MaximumFrameLength { get; }

        /// <summary>Where the function code stands in a frame, in bytes from its start.</summary>
        public int PduOffset { get; }

        /// <summary>The length of the request frame that begins at index 0.</summary>
        /// <param name="bytes">What was received, oldest first.</param>
        /// <param name="count">How many bytes.</param>
        /// <returns>Bytes; 0 when more are needed to know; -1 when these bytes begin no request, so that one byte (RTU) or the connection (TCP) is to be dropped.</returns>
        public int RequestLength(byte[] bytes, int count);

        /// <summary>Whether a whole request frame is sound.</summary>
        /// <param name="frame">Begins at index 0.</param>
        /// <param name="length">Its length in bytes.</param>
        /// <returns>False when it must be ignored.</returns>
        public bool IsSound(byte[] frame, int length);

        /// <summary>The unit that a frame is for.</summary>
        /// <param name="frame">A sound request frame.</param>
        /// <returns>0 to 255.</returns>
        public byte UnitOf(byte[] frame);

        /// <summary>How long the PDU of a frame is.</summary>
        /// <param name="length">The frame's length in bytes.</param>
        /// <returns>Bytes.</returns>
        public int PduLength(int length);

        /// <summary>Completes a reply frame around its PDU.</summary>
        /// <param name="requestFrame">The request that it answers.</param>
        /// <param name="replyFrame">Has the PDU at <see cref="PduOffset"/>.</param>
        /// <param name="pduLength">The PDU's length in bytes.</param>
        /// <returns>The frame's length in bytes.</returns>
        public int Seal(byte[] requestFrame, byte[] replyFrame, int pduLength);
    }
}
