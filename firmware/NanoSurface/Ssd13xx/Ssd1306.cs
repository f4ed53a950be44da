using System;
using System.Device.Gpio;
using System.Device.I2c;

namespace Iot.Device.Ssd13xx
{
    // nanoframework.md, Appendix B, Iot.Device.Ssd13xx.Ssd1306
    public class Ssd1306 : Ssd13xx
    {
        public Ssd1306(I2cDevice i2cDevice, DisplayResolution res, DisplayOrientation orientation = DisplayOrientation.Landscape, int resetPin = -1, GpioController gpio = null, bool shouldDispose = true) => throw new NotSupportedException();
    }
}
