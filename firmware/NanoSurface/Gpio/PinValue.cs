namespace System.Device.Gpio
{
    // nanoframework.md, Appendix B, System.Device.Gpio.PinValue
    public readonly struct PinValue
    {
        private readonly byte _value;
        public static PinValue High => throw new NotSupportedException();
        public static PinValue Low => throw new NotSupportedException();
    }
}
