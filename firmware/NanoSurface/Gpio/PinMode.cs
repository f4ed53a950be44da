namespace System.Device.Gpio
{
    // nanoframework.md, Appendix B, System.Device.Gpio.PinMode
    public enum PinMode
    {
        Output = 3,
    }
}
