namespace EdgeLem.Node.Esp32.Board
{
    /// <summary>An SSD1306 on an I2C bus. Plain values, set once by who makes it.</summary>
    public sealed class DisplaySettings
    {
        /// <summary>GPIO of the data line.</summary>
        public int DataPin { get; set; } = 21;

        /// <summary>GPIO of the clock line.</summary>
        public int ClockPin { get; set; } = 22;

        /// <summary>Address on the bus: 60 (0x3C) or 61 (0x3D).</summary>
        public int Address { get; set; } = 60;

        /// <summary>Pixels from top to bottom, 32 or 64.</summary>
        public int Height { get; set; } = 64;
    }
}
