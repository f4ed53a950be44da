using System;

namespace EdgeLem.Modbus
{
    /// <summary>How patiently a <see cref="ModbusMaster"/> works. Immutable.</summary>
    public sealed class ModbusMasterOptions
    {
        /// <summary>Bits on the line per byte: start, eight data, parity or second stop, stop.</summary>
        private const int BitsPerByte = 11;

        private const int LongestRequestBytes = 8;
        private const int LongestReplyBytes = 255;

        /// <summary>Creates options with the defaults: 500 ms, 50 ms, 2 retries.</summary>
        public ModbusMasterOptions()
            : this(500, 50, 2)
        {
        }

        /// <summary>Creates options.</summary>
        /// <param name="responseTimeoutMs">See <see cref="ResponseTimeoutMs"/>.</param>
        /// <param name="turnaroundMs">See <see cref="TurnaroundMs"/>.</param>
        /// <param name="retries">See <see cref="Retries"/>.</param>
        /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
        public ModbusMasterOptions(int responseTimeoutMs, int turnaroundMs, int retries)
        {
            if (responseTimeoutMs < 10 || responseTimeoutMs > 60000)
            {
                throw new ArgumentOutOfRangeException(nameof(responseTimeoutMs), "The response time-out is 10 to 60000 ms.");
            }

            if (turnaroundMs < 0 || turnaroundMs > 10000)
            {
                throw new ArgumentOutOfRangeException(nameof(turnaroundMs), "The turnaround is 0 to 10000 ms.");
            }

            if (retries < 0 || retries > 10)
            {
                throw new ArgumentOutOfRangeException(nameof(retries), "Reads are retried 0 to 10 times.");
            }

            ResponseTimeoutMs = responseTimeoutMs;
            TurnaroundMs = turnaroundMs;
            Retries = retries;
        }

        /// <summary>How long to wait for a whole reply after the request went out. Default 500 ms, range 10 to 60000 ms.</summary>
        public int ResponseTimeoutMs { get; }

        /// <summary>Silence between the end of one attempt and the next request. Default 50 ms, range 0 to 10000 ms.</summary>
        public int TurnaroundMs { get; }

        /// <summary>How often a failed read is repeated; a write never is. Default 2, range 0 to 10.</summary>
        public int Retries { get; }

        /// <summary>Options for a serial bus: the time-out covers request, longest reply and 150 ms of device time, and is 250 ms at least; turnaround 50 ms; 2 retries.</summary>
        /// <param name="baudRate">300 to 1000000 bit/s.</param>
        /// <returns>The options.</returns>
        public static ModbusMasterOptions ForSerial(int baudRate)
        {
            if (baudRate < 300 || baudRate > 1000000)
            {
                throw new ArgumentOutOfRangeException(nameof(baudRate), "A serial bus runs at 300 to 1000000 bit/s.");
            }

            int lineMs = ((LongestRequestBytes + LongestReplyBytes) * BitsPerByte * 1000 / baudRate) + 1;
            int timeoutMs = lineMs + 150;
            return new ModbusMasterOptions(timeoutMs < 250 ? 250 : timeoutMs, 50, 2);
        }

        /// <summary>Options for a TCP link: time-out 1500 ms, turnaround 20 ms, 2 retries.</summary>
        /// <returns>The options.</returns>
        public static ModbusMasterOptions ForTcp()
        {
            return new ModbusMasterOptions(1500, 20, 2);
        }
    }
}
