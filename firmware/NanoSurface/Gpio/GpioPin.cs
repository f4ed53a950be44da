namespace System.Device.Gpio
{
    // nanoframework.md, Appendix B, System.Device.Gpio.GpioPin
    public sealed class GpioPin : IDisposable
    {
        internal GpioPin() { }
        public void SetPinMode(PinMode value) => throw new NotSupportedException();
        public void Write(PinValue value) => throw new NotSupportedException();
        public void Dispose() => throw new NotSupportedException();
    }
}
