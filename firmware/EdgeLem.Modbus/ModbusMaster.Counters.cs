namespace EdgeLem.Modbus
{
    /// <content>What happened on the link so far. The counters wrap.</content>
    public sealed partial class ModbusMaster
    {
        /// <summary>Transactions begun.</summary>
        public int Transactions { get; private set; }

        /// <summary>Transactions that ended otherwise than done.</summary>
        public int Errors { get; private set; }

        /// <summary>Reads sent again.</summary>
        public int Retries { get; private set; }

        /// <summary>Attempts without a reply.</summary>
        public int Timeouts { get; private set; }

        /// <summary>Attempts that got an exception reply.</summary>
        public int Exceptions { get; private set; }

        /// <summary>Attempts that got an unsound reply or that of another unit.</summary>
        public int BadFrames { get; private set; }

        /// <summary>
        /// Bytes that came on a serial bus while no reply was awaited: late replies, a second master, two devices of one unit id, noise. It wraps.
        /// </summary>
        public int StrayBytes { get; private set; }

        private void Count(ModbusOutcome fault)
        {
            if (fault == ModbusOutcome.Timeout)
            {
                Timeouts++;
            }
            else if (fault == ModbusOutcome.ExceptionReply)
            {
                Exceptions++;
            }
            else
            {
                BadFrames++;
            }
        }
    }
}
