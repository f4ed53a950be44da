using System;

namespace EdgeLem.Modbus
{
    /// <summary>How patiently a <see cref="ModbusMaster"/> works. Immutable.</summary>
    /// <remarks>
    /// On a serial line the response time-out follows from the line's speed and from how long request and reply are:
    /// max(<see cref="LeastTimeoutMs"/>, request + reply + <see cref="DeviceTimeMs"/>). See docs/bus.md for the table.
    /// </remarks>
    public sealed class ModbusMasterOptions
    {
        private const int LongestFrameBytes = 256;
        private const int LongestRequestBytes = 8;
        private const int LongestReplyBytes = 255;
        private const int DefaultDeviceTimeMs = 150;
        private const int DefaultTurnaroundMs = 50;
        private const int DefaultRetries = 2;
        private const int LeastSerialTimeoutMs = 250;

        // Longer than the 16 ms for which a USB adapter collects bytes, so that what belongs together has come together.
        private const int LongestSettleMs = 20;

        // Devices that were busy with something else have been seen to answer after most of a second.
        private const int LeastLateReplyMs = 1000;

        // Devices that speak 2400 bit/s or less are old and slow to think, too.
        private const int SlowBaudRate = 2400;
        private const int LeastSlowTimeoutMs = 1000;

        // A gateway queues, and the network takes its time.
        private const int NetworkTimeMs = 1000;
        private const int LeastGatewayTimeoutMs = 1500;

        /// <summary>Creates options with the defaults: 500 ms, 50 ms, 2 retries.</summary>
        public ModbusMasterOptions()
            : this(500, DefaultTurnaroundMs, DefaultRetries)
        {
        }

        /// <summary>Creates options with one response time-out for all requests.</summary>
        /// <param name="responseTimeoutMs">See <see cref="ResponseTimeoutMs"/>.</param>
        /// <param name="turnaroundMs">See <see cref="TurnaroundMs"/>.</param>
        /// <param name="retries">See <see cref="Retries"/>.</param>
        /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
        public ModbusMasterOptions(int responseTimeoutMs, int turnaroundMs, int retries)
            : this(null, responseTimeoutMs, turnaroundMs, retries)
        {
        }

        /// <summary>Creates options whose response time-outs follow from a serial line's speed.</summary>
        /// <param name="line">The line; null for one response time-out for all requests.</param>
        /// <param name="leastTimeoutMs">See <see cref="LeastTimeoutMs"/>; 10 to 60000 ms.</param>
        /// <param name="turnaroundMs">See <see cref="TurnaroundMs"/>; raised to the line's t3.5 where it is shorter.</param>
        /// <param name="retries">See <see cref="Retries"/>.</param>
        /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
        public ModbusMasterOptions(LineTiming? line, int leastTimeoutMs, int turnaroundMs, int retries)
            : this(line, leastTimeoutMs, turnaroundMs, retries, DefaultDeviceTimeMs)
        {
        }

        private ModbusMasterOptions(LineTiming? line, int leastTimeoutMs, int turnaroundMs, int retries, int deviceTimeMs)
        {
            if (leastTimeoutMs < 10 || leastTimeoutMs > 60000)
            {
                throw new ArgumentOutOfRangeException(nameof(leastTimeoutMs), "The response time-out is 10 to 60000 ms.");
            }

            if (turnaroundMs < 0 || turnaroundMs > 10000)
            {
                throw new ArgumentOutOfRangeException(nameof(turnaroundMs), "The turnaround is 0 to 10000 ms.");
            }

            if (retries < 0 || retries > 10)
            {
                throw new ArgumentOutOfRangeException(nameof(retries), "Reads are retried 0 to 10 times.");
            }

            Line = line;
            LeastTimeoutMs = leastTimeoutMs;
            DeviceTimeMs = deviceTimeMs;
            TurnaroundMs = line == null ? turnaroundMs : Longer(turnaroundMs, (line.FrameGapUs + 999) / 1000);
            Retries = retries;
            SettleMs = line == null ? 0 : TurnaroundMs < LongestSettleMs ? TurnaroundMs : LongestSettleMs;
            ResponseTimeoutMs = TimeoutMsFor(LongestRequestBytes, LongestReplyBytes);
            LateReplyMs = line == null ? ResponseTimeoutMs : Longer(ResponseTimeoutMs, LeastLateReplyMs);
        }

        /// <summary>The serial line behind the link; null where time-outs do not depend on one.</summary>
        public LineTiming? Line { get; }

        /// <summary>The shortest response time-out, ms. Default 500; 250 on a serial line, where slow devices (Gavazzi, ABB, wallboxes) need 500.</summary>
        public int LeastTimeoutMs { get; }

        /// <summary>What a device may take to think before it answers, ms: 150 on a serial line, 1150 behind a gateway.</summary>
        public int DeviceTimeMs { get; }

        /// <summary>The longest response time-out, that of the longest exchange. Default 500 ms.</summary>
        public int ResponseTimeoutMs { get; }

        /// <summary>
        /// How long after a transaction that left a reply outstanding the late reply is reckoned with, so that the unit gets no other request, where frames do
        /// not name their request. As <see cref="ResponseTimeoutMs"/>, on a serial line 1000 ms at least. A reply that is later still passes for another's.
        /// </summary>
        public int LateReplyMs { get; }

        /// <summary>Silence between the end of one attempt and the next request. Default 50 ms, range 0 to 10000 ms.</summary>
        public int TurnaroundMs { get; }

        /// <summary>
        /// How long a serial line must stay silent after a reply before it is taken: a second frame behind it would mean that the first one is the late reply
        /// to an earlier request. Part of the turnaround, so it costs no bus time. 20 ms on a serial line, 0 where time-outs do not depend on one.
        /// </summary>
        public int SettleMs { get; }

        /// <summary>How often a failed read is repeated; a write never is. Default 2, range 0 to 10.</summary>
        public int Retries { get; }

        /// <summary>Options for a serial bus: time-outs by speed and length, 250 ms at least and 1000 ms at 2400 bit/s or less; turnaround 50 ms; 2 retries.</summary>
        /// <param name="baudRate">300 to 1000000 bit/s.</param>
        /// <returns>The options.</returns>
        public static ModbusMasterOptions ForSerial(int baudRate)
        {
            return ForSerial(new LineTiming(baudRate), baudRate > SlowBaudRate ? LeastSerialTimeoutMs : LeastSlowTimeoutMs);
        }

        /// <summary>Options for a serial bus with slow devices on it.</summary>
        /// <param name="line">The line.</param>
        /// <param name="leastTimeoutMs">See <see cref="LeastTimeoutMs"/>: 500 for Gavazzi, ABB and wallboxes.</param>
        /// <returns>The options.</returns>
        public static ModbusMasterOptions ForSerial(LineTiming line, int leastTimeoutMs)
        {
            return new ModbusMasterOptions(line, leastTimeoutMs, DefaultTurnaroundMs, DefaultRetries);
        }

        /// <summary>Options for a TCP link: time-out 1500 ms, turnaround 20 ms, 2 retries.</summary>
        /// <returns>The options.</returns>
        public static ModbusMasterOptions ForTcp()
        {
            return new ModbusMasterOptions(1500, 20, DefaultRetries);
        }

        /// <summary>Options for a serial bus behind a gateway that passes its bytes on over TCP: as the line, with 1 s more for the network, and 1500 ms at least.</summary>
        /// <param name="baudRate">Speed of the line behind the gateway, 300 to 1000000 bit/s.</param>
        /// <returns>The options.</returns>
        public static ModbusMasterOptions ForRtuOverTcp(int baudRate)
        {
            return new ModbusMasterOptions(
                new LineTiming(baudRate), LeastGatewayTimeoutMs, DefaultTurnaroundMs, DefaultRetries, DefaultDeviceTimeMs + NetworkTimeMs);
        }

        /// <summary>The response time-out of one exchange, counted from when the request was given to the line.</summary>
        /// <param name="requestBytes">Length of the request's frame, bytes.</param>
        /// <param name="replyBytes">Length of the reply's frame, bytes.</param>
        /// <returns>Milliseconds.</returns>
        public int TimeoutMsFor(int requestBytes, int replyBytes)
        {
            return Line == null ? LeastTimeoutMs : Longer(LeastTimeoutMs, Line.MsOf(requestBytes + replyBytes) + DeviceTimeMs);
        }

        /// <summary>What one exchange costs of the bus when the device answers at once: request, reply and turnaround, us.</summary>
        /// <param name="requestBytes">Length of the request's frame, bytes.</param>
        /// <param name="replyBytes">Length of the reply's frame, bytes.</param>
        /// <returns>Microseconds; the turnaround alone where there is no serial line.</returns>
        public int CostUsOf(int requestBytes, int replyBytes)
        {
            int bytes = requestBytes + replyBytes;
            if (bytes < 0 || bytes > 2 * LongestFrameBytes)
            {
                throw new ArgumentOutOfRangeException(nameof(replyBytes), "A request and its reply have at most 512 bytes.");
            }

            return (TurnaroundMs * 1000) + (Line == null ? 0 : Line.UsOf(bytes));
        }

        private static int Longer(int a, int b)
        {
            return a > b ? a : b;
        }
    }
}
