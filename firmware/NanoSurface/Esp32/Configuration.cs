using System;

namespace nanoFramework.Hardware.Esp32
{
    // nanoframework.md, Appendix B, nanoFramework.Hardware.Esp32.Configuration
    public class Configuration
    {
        internal Configuration() { }
        public static void SetPinFunction(int pin, DeviceFunction value) => throw new NotSupportedException();
    }
}
