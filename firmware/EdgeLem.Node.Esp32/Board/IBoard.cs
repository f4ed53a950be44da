namespace EdgeLem.Node.Esp32.Board
{
    /// <summary>
    /// Everything the program has of the world outside it. There are two: the ESP32 under nanoFramework, and a computer under .NET that runs the same
    /// program in tests. No member throws for what a device in the field may do; failure is a result.
    /// </summary>
    public interface IBoard
    {
        /// <summary>Name of the firmware image, such as <c>ESP32_PSRAM_REV3</c>; it decides the usual pins.</summary>
        public string TargetName { get; }

        /// <summary>Uptime and time of day.</summary>
        public IBoardClock Clock { get; }

        /// <summary>Wi-Fi or Ethernet.</summary>
        public INetwork Network { get; }

        /// <summary>The internal file system.</summary>
        public IFileStore Files { get; }

        /// <summary>Reads JSON; used by one thread at a time.</summary>
        public IJsonReader Json { get; }

        /// <summary>Memory, versions, reboot.</summary>
        public IBoardRuntime Runtime { get; }

        /// <summary>Where a person at the cable writes commands; null when the image needs that port for itself.</summary>
        public ISerialLine? Console { get; }

        /// <summary>Prepares a serial line; it is closed.</summary>
        /// <param name="settings">Port, pins and format.</param>
        /// <returns>The line.</returns>
        public ISerialLine CreateLine(SerialSettings settings);

        /// <summary>Takes a pin as an output.</summary>
        /// <param name="pin">GPIO number.</param>
        /// <param name="isHigh">Its level from the first moment.</param>
        /// <returns>The pin; null when the board does not give it.</returns>
        public IOutputPin? OpenPin(int pin, bool isHigh);

        /// <summary>Prepares a connection to a broker; nothing is sent yet. A connection is used once: after it is lost a new one is made.</summary>
        /// <param name="settings">Where and as whom.</param>
        /// <param name="listener">Hears of it, on a thread of the connection.</param>
        /// <returns>The connection.</returns>
        public IBrokerSession CreateSession(BrokerSettings settings, IBrokerListener listener);

        /// <summary>Takes the display.</summary>
        /// <param name="settings">Bus, pins and address.</param>
        /// <returns>The display; null when it does not answer.</returns>
        public ITextDisplay? OpenDisplay(DisplaySettings settings);

        /// <summary>Says something to whoever debugs the program. Never a secret.</summary>
        /// <param name="line">One line.</param>
        public void Log(string line);
    }
}
