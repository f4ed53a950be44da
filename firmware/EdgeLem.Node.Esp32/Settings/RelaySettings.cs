using EdgeLem.Node.Control;

namespace EdgeLem.Node.Esp32.Settings
{
    /// <summary>The relays of a heat pump. Plain values, set once by who makes it.</summary>
    public sealed class RelaySettings
    {
        /// <summary>GPIO of the first relay: closed alone it blocks the heat pump.</summary>
        public int FirstPin { get; set; } = -1;

        /// <summary>GPIO of the second relay: closed alone it advises to run; -1 where only the blockade is wired.</summary>
        public int SecondPin { get; set; } = -1;

        /// <summary>Whether a low level closes a relay.</summary>
        public bool IsActiveLow { get; set; }

        /// <summary>Rated power and least times of the heat pump; null when they were wrong.</summary>
        public HeatPumpTimes? Times { get; set; }
    }
}
