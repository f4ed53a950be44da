using EdgeLem.Node.Esp32.Board;

namespace EdgeLem.Node.Esp32.Supervision
{
    /// <summary>
    /// What the last run left as its last words, in the file <c>exit.txt</c>: reason, uptime in s and UTC in s. At boot it is read and replaced by the words for an
    /// unplanned end, which stand there until the program ends the run itself: no call of the chip tells why it restarted.
    /// </summary>
    public sealed class ExitRecord
    {
        private const string File = "exit.txt";

        private readonly IFileStore _files;

        /// <summary>Reads what the last run left.</summary>
        /// <param name="files">The device's files.</param>
        public ExitRecord(IFileStore files)
        {
            _files = files;
            Last = ExitReason.Unplanned;
            LastText = "first run";
            if (files.TryRead(File, out string text))
            {
                LastText = text;
                Last = ReasonOf(text);
            }

            files.TryWrite(File, "0 unplanned");
        }

        /// <summary>Why the last run ended.</summary>
        public ExitReason Last { get; }

        /// <summary>Number, name, uptime in s and UTC epoch s of the last run's end, as far as it could tell.</summary>
        public string LastText { get; }

        /// <summary>Leaves the words for a planned end.</summary>
        /// <param name="reason">Why.</param>
        /// <param name="clock">The board's clocks.</param>
        public void Write(ExitReason reason, IBoardClock clock)
        {
            _files.TryWrite(File, (int)reason + " " + NameOf(reason) + " uptime " + (clock.TickMs / 1000) + " s, utc " + (clock.UtcMs / 1000) + " s");
        }

        /// <summary>The name of a reason; enumerations print as numbers on the device.</summary>
        /// <param name="reason">The reason.</param>
        /// <returns>Its name.</returns>
        public static string NameOf(ExitReason reason)
        {
            switch (reason)
            {
                case ExitReason.Command: return "command";
                case ExitReason.ClockWentBack: return "clock-went-back";
                case ExitReason.LowMemory: return "low-memory";
                case ExitReason.NetworkLost: return "network-lost";
                case ExitReason.Stalled: return "stalled";
                case ExitReason.Daily: return "daily";
                case ExitReason.BrokerLost: return "broker-lost";
                default: return "unplanned";
            }
        }

        private static ExitReason ReasonOf(string text)
        {
            int digit = text.Length > 0 ? text[0] - '0' : 0;
            return digit >= 0 && digit <= (int)ExitReason.BrokerLost ? (ExitReason)digit : ExitReason.Unplanned;
        }
    }
}
