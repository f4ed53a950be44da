namespace System.Device.Gpio
{
    // nanoframework.md, Appendix B, System.Device.Gpio.GpioController
    public sealed class GpioController : IDisposable
    {
        public GpioController() => throw new NotSupportedException();
        public GpioPin OpenPin(int pinNumber) => throw new NotSupportedException();
        public void Dispose() => throw new NotSupportedException();
    }
}
