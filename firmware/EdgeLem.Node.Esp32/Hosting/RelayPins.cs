using EdgeLem.Node.Control;
using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Esp32.Settings;

namespace EdgeLem.Node.Esp32.Hosting
{
    /// <summary>The relays at the SG Ready inputs of a heat pump: open from the moment the pins are taken, which is the first thing that the program does.</summary>
    public sealed class RelayPins
    {
        private readonly PinRelay _first;
        private readonly PinRelay _second;

        /// <summary>Takes the pins that the settings name.</summary>
        /// <param name="board">The board.</param>
        /// <param name="settings">The relays; null for none.</param>
        public RelayPins(IBoard board, RelaySettings? settings)
        {
            _first = new PinRelay(board, settings == null ? -1 : settings.FirstPin, settings != null && settings.IsActiveLow);
            _second = new PinRelay(board, settings == null ? -1 : settings.SecondPin, settings != null && settings.IsActiveLow);
            Times = settings?.Times;
        }

        /// <summary>Rated power and least times of the heat pump; null without one.</summary>
        public HeatPumpTimes? Times { get; }

        /// <summary>The heat pump behind the relays, in the normal state.</summary>
        /// <returns>It; null without one.</returns>
        public HeatPumpControl? CreateControl()
        {
            return Times == null ? null : new HeatPumpControl(_first, _second, Times);
        }

        /// <summary>Opens both.</summary>
        public void Open()
        {
            _first.Switch(false);
            _second.Switch(false);
        }
    }
}
