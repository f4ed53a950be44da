using System.Device.Gpio;
using EdgeLem.Node.Esp32.Board;

namespace EdgeLem.Node.Esp32.Nano
{
    /// <summary>A GPIO as an output.</summary>
    public sealed class NanoPin : IOutputPin
    {
        private readonly GpioPin _pin;

        /// <summary>Takes the pin. Its level is written before it drives, so that a relay does not click at the start, and again after, for images that forget it.</summary>
        /// <param name="controller">The controller.</param>
        /// <param name="pin">GPIO number.</param>
        /// <param name="isHigh">First level.</param>
        public NanoPin(GpioController controller, int pin, bool isHigh)
        {
            _pin = controller.OpenPin(pin);
            _pin.Write(isHigh ? PinValue.High : PinValue.Low);
            _pin.SetPinMode(PinMode.Output);
            _pin.Write(isHigh ? PinValue.High : PinValue.Low);
        }

        /// <inheritdoc/>
        public void Write(bool isHigh)
        {
            _pin.Write(isHigh ? PinValue.High : PinValue.Low);
        }
    }
}
