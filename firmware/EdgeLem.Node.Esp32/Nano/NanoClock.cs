using System;
using EdgeLem.Node.Esp32.Board;
using nanoFramework.Networking;

namespace EdgeLem.Node.Esp32.Nano
{
    /// <summary>Uptime and time of day of the ESP32; the time of day is set by the firmware's SNTP client.</summary>
    public sealed class NanoClock : IBoardClock
    {
        /// <inheritdoc/>
        public long TickMs => Environment.TickCount64;

        /// <inheritdoc/>
        public long UtcMs => (DateTime.UtcNow - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;

        /// <inheritdoc/>
        public bool StartNetworkTime(string server)
        {
            try
            {
                // It may have started by itself with the address, and then asks the firmware's own servers.
                if (Sntp.IsStarted)
                {
                    Sntp.Stop();
                }

                Sntp.Server1 = server;
                Sntp.Start();
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }
    }
}
