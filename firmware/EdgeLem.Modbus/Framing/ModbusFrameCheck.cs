namespace EdgeLem.Modbus
{
    /// <summary>What a framing finds in the bytes received so far.</summary>
    public enum ModbusFrameCheck
    {
        /// <summary>No whole frame yet.</summary>
        NeedMore = 0,

        /// <summary>The reply that the request asked for.</summary>
        Reply = 1,

        /// <summary>An exception reply to the request.</summary>
        Refusal = 2,

        /// <summary>A sound frame that answers some other request; drop it and wait on.</summary>
        Foreign = 3,

        /// <summary>A frame of another unit.</summary>
        WrongUnit = 4,

        /// <summary>A frame that does not answer the request, or more bytes than one frame.</summary>
        BadFrame = 5,

        /// <summary>Bytes that cannot begin a frame: the stream has lost its boundaries and the link must be opened anew.</summary>
        Unframed = 6,
    }
}
