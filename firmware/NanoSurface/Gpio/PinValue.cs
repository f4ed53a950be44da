namespace System.Device.Gpio
{
    // nanoframework.md, Appendix B, System.Device.Gpio.PinValue
    public readonly struct PinValue
    {
        private readonly byte _value;
        public static PinValue High => throw new NotSupportedException();
        public static PinValue Low => throw new NotSupportedException();
        public static implicit operator PinValue(int value) => throw new NotSupportedException();
        public static implicit operator PinValue(bool value) => throw new NotSupportedException();
        public static explicit operator byte(PinValue value) => throw new NotSupportedException();
        public static explicit operator int(PinValue value) => throw new NotSupportedException();
        public static explicit operator bool(PinValue value) => throw new NotSupportedException();
        public bool Equals(PinValue other) => throw new NotSupportedException();
        public static bool operator ==(PinValue a, PinValue b) => throw new NotSupportedException();
        public static bool operator !=(PinValue a, PinValue b) => throw new NotSupportedException();
    }
}
