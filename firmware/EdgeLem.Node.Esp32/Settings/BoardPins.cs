namespace EdgeLem.Node.Esp32.Settings
{
    /// <summary>The usual pins of a board, by the name of its firmware image; they are those of hardware/pins/pins.csv, and the settings override each of them.</summary>
    public sealed class BoardPins
    {
        /// <summary>GPIO that sends on the bus.</summary>
        public int TransmitPin { get; private set; } = -1;

        /// <summary>GPIO that receives from the bus.</summary>
        public int ReceivePin { get; private set; } = -1;

        /// <summary>GPIO that switches the transceiver's direction.</summary>
        public int DirectionPin { get; private set; } = -1;

        /// <summary>GPIO of the display's data line; -1 where no pin is left.</summary>
        public int DataPin { get; private set; } = -1;

        /// <summary>GPIO of the display's clock line; -1 where no pin is left.</summary>
        public int ClockPin { get; private set; } = -1;

        /// <summary>The pins of a board.</summary>
        /// <param name="targetName">Name of its firmware image, such as <c>ESP32_PSRAM_REV3</c>.</param>
        /// <returns>Its pins; those of an ESP32-WROOM-32 for a name that is not known.</returns>
        public static BoardPins Of(string targetName)
        {
            string name = targetName.ToUpper();
            if (name.Contains("OLIMEX"))
            {
                if (name.Contains("WROVER"))
                {
                    return Make(4, 36, 32).WithDisplay(13, 33);
                }

                return Make(4, 36, 33).WithDisplay(13, 16);
            }

            if (name.Contains("ETHERNET") || name.Contains("WT32") || name.Contains("LILYGO"))
            {
                return Make(17, 35, 33);
            }

            if (name.Contains("S3"))
            {
                return Make(17, 18, 16).WithDisplay(8, 9);
            }

            if (name.Contains("C3") || name.Contains("C6"))
            {
                return Make(4, 5, 6).WithDisplay(0, 1);
            }

            if (name.Contains("PSRAM") || name.Contains("WROVER"))
            {
                return Make(25, 26, 27).WithDisplay(21, 22);
            }

            return Make(17, 16, 18).WithDisplay(21, 22);
        }

        private static BoardPins Make(int transmit, int receive, int direction)
        {
            return new BoardPins { TransmitPin = transmit, ReceivePin = receive, DirectionPin = direction };
        }

        private BoardPins WithDisplay(int data, int clock)
        {
            DataPin = data;
            ClockPin = clock;
            return this;
        }
    }
}
