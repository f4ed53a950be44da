namespace EdgeLem.Node.Esp32.Board
{
    /// <summary>The board's two clocks.</summary>
    public interface IBoardClock
    {
        /// <summary>Time since the start in ms; it never jumps.</summary>
        public long TickMs { get; }

        /// <summary>Time of day in UTC epoch ms; it jumps when it is set, and begins anywhere after power came.</summary>
        public long UtcMs { get; }

        /// <summary>Begins to ask a server for the time, again and again, without waiting for an answer; the answers set <see cref="UtcMs"/>.</summary>
        /// <param name="server">Name or address of an SNTP server.</param>
        /// <returns>False when it cannot ask.</returns>
        public bool StartNetworkTime(string server);
    }
}
