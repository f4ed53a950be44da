namespace EdgeLem.Modbus
{
    /// <summary>How a transaction stands or how it ended.</summary>
    public enum ModbusOutcome
    {
        /// <summary>No transaction was begun yet.</summary>
        None = 0,

        /// <summary>The transaction is under way.</summary>
        Pending = 1,

        /// <summary>The right reply came; for a read, the registers are there.</summary>
        Done = 2,

        /// <summary>Nothing came within the response time-out, or the link failed.</summary>
        Timeout = 3,

        /// <summary>The device refused; <see cref="ModbusMaster.ExceptionCode"/> says why. A refused write had no effect.</summary>
        ExceptionReply = 4,

        /// <summary>Bytes came, but no sound reply to this request.</summary>
        BadFrame = 5,

        /// <summary>Another unit answered.</summary>
        WrongUnit = 6,

        /// <summary>A write got no clear answer: it may or may not have had an effect, so read it back before writing again.</summary>
        WriteUncertain = 7,
    }
}
