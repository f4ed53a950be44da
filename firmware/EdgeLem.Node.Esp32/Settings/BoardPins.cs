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
                // 16 belongs to the PSRAM of the WROVER, so that display and transceiver move by one pin.
                return name.Contains("WROVER") ? Make(4, 36, 32).WithDisplay(13, 33) : Make(4, 36, 33).WithDisplay(13, 16);
            }

            if (name.Contains("WT32"))
            {
                return Make(17, 35, 33);
            }

            if (IsEthernet(name))
            {
                // 17 is the clock of the Ethernet on a T-Internet-POE, and belongs to the PSRAM of the Ethernet kit's WROVER.
                return Make(4, 35, 33);
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

        /// <summary>What of the board itself has a pin: flash, PSRAM or Ethernet.</summary>
        /// <param name="targetName">Name of the firmware image.</param>
        /// <param name="pin">GPIO.</param>
        /// <returns>What has it; empty when the pin is free.</returns>
        public static string OwnerOf(string targetName, int pin)
        {
            string name = targetName.ToUpper();
            if (IsFlash(name, pin))
            {
                return "the flash";
            }

            if (!IsFirstSeries(name))
            {
                return "";
            }

            bool hasPsram = name.Contains("PSRAM") || name.Contains("WROVER") || name.Contains("ETHERNET");
            bool isPsram = hasPsram && (pin == 16 || pin == 17);
            return isPsram ? "the PSRAM" : IsEthernet(name) && IsRmii(name, pin) ? "the Ethernet" : "";
        }

        /// <summary>Whether a pin cannot drive anything.</summary>
        /// <param name="targetName">Name of the firmware image.</param>
        /// <param name="pin">GPIO.</param>
        /// <returns>True for 34 to 39 of an ESP32.</returns>
        public static bool IsInputOnly(string targetName, int pin)
        {
            return pin >= 34 && pin <= 39 && IsFirstSeries(targetName.ToUpper());
        }

        private static bool IsFlash(string name, int pin)
        {
            if (IsFirstSeries(name))
            {
                return pin >= 6 && pin <= 11;
            }

            if (name.Contains("S3"))
            {
                return pin >= 26 && pin <= (name.Contains("OCTAL") ? 37 : 32);
            }

            return name.Contains("C6") ? pin >= 24 && pin <= 30 : pin >= 11 && pin <= 17;
        }

        private static bool IsRmii(string name, int pin)
        {
            bool isClock = pin == 17 && !name.Contains("WT32");
            return isClock || pin == 18 || pin == 19 || (pin >= 21 && pin <= 23) || (pin >= 25 && pin <= 27);
        }

        private static bool IsFirstSeries(string name)
        {
            return !name.Contains("S3") && !name.Contains("C3") && !name.Contains("C6");
        }

        private static bool IsEthernet(string name)
        {
            return name.Contains("OLIMEX") || name.Contains("LILYGO") || name.Contains("WT32") || name.Contains("ETHERNET");
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
