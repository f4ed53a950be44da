using EdgeLem.Node.Control;
using EdgeLem.Node.Esp32.Board;

namespace EdgeLem.Node.Esp32.Hosting
{
    /// <summary>A relay at a pin; one without a pin is a relay that nobody wired.</summary>
    public sealed class PinRelay : IRelay
    {
        private readonly IOutputPin? _pin;
        private readonly bool _isActiveLow;

        /// <summary>Takes the pin; the relay is open from then on.</summary>
        /// <param name="board">The board.</param>
        /// <param name="pin">GPIO number; -1 for none.</param>
        /// <param name="isActiveLow">Whether a low level closes the relay, as with most boards with an optocoupler.</param>
        public PinRelay(IBoard board, int pin, bool isActiveLow)
        {
            _isActiveLow = isActiveLow;
            _pin = pin < 0 ? null : board.OpenPin(pin, isActiveLow);
            if (pin >= 0 && _pin == null)
            {
                board.Log("relay: the board does not give GPIO " + pin);
            }
        }

        /// <inheritdoc/>
        public void Switch(bool isClosed)
        {
            _pin?.Write(isClosed != _isActiveLow);
        }
    }
}
