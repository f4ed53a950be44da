namespace EdgeLem.Node.Esp32.Settings
{
    /// <summary>The usual pins of a board, by the name of its firmware image; they are those of hardware/pins/pins.csv, and the settings override each of them. Immutable.</summary>
    public sealed class BoardPins
    {
        private BoardPins(int[] serial, int[] display)
        {
            TransmitPin = serial[0];
            ReceivePin = serial[1];
            DirectionPin = serial[2];
            DataPin = display[0];
            ClockPin = display[1];
        }

        /// <summary>GPIO that sends on the bus.</summary>
        public int TransmitPin { get; }

        /// <summary>GPIO that receives from the bus.</summary>
        public int ReceivePin { get; }

        /// <summary>GPIO that switches the transceiver's direction.</summary>
        public int DirectionPin { get; }

        /// <summary>GPIO of the display's data line; -1 where no pin is left.</summary>
        public int DataPin { get; }

        /// <summary>GPIO of the display's clock line; -1 where no pin is left.</summary>
        public int ClockPin { get; }

        /// <summary>The pins of a board.</summary>
        /// <param name="targetName">Name of its firmware image, such as <c>ESP32_PSRAM_REV3</c>.</param>
        /// <returns>Its pins; those of an ESP32-WROOM-32 for a name that is not known.</returns>
        public static BoardPins Of(string targetName)
        {
            string name = targetName.ToUpper();
            if (name.Contains("OLIMEX"))
            {
                return new BoardPins(new int[] { 4, 36, 33 }, new int[] { 13, 16 });
            }

            if (name.Contains("ETHERNET") || name.Contains("WT32") || name.Contains("LILYGO"))
            {
                return new BoardPins(new int[] { 17, 35, 33 }, new int[] { -1, -1 });
            }

            if (name.Contains("S3"))
            {
                return new BoardPins(new int[] { 17, 18, 16 }, new int[] { 8, 9 });
            }

            if (name.Contains("C3") || name.Contains("C6"))
            {
                return new BoardPins(new int[] { 4, 5, 6 }, new int[] { 0, 1 });
            }

            if (name.Contains("PSRAM") || name.Contains("WROVER"))
            {
                return new BoardPins(new int[] { 25, 26, 27 }, new int[] { 21, 22 });
            }

            return new BoardPins(new int[] { 17, 16, 18 }, new int[] { 21, 22 });
        }
    }
}
