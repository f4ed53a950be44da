using System;
using System.Device.Gpio;
using System.Device.I2c;

namespace Iot.Device.Ssd13xx
{
    // nanoframework.md, Appendix B, Iot.Device.Ssd13xx.Ssd13xx
    public abstract class Ssd13xx : IDisposable
    {
        internal Ssd13xx() { }
        public DisplayOrientation Orientation { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public int Width { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public int Height { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public IFont Font { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public Ssd13xx(I2cDevice i2cDevice, DisplayResolution resolution = DisplayResolution.OLED128x64, DisplayOrientation orientation = DisplayOrientation.Landscape, int resetPin = -1, GpioController gpio = null, bool shouldDispose = true) => throw new NotSupportedException();
        public void DrawBitmap(int x, int y, int width, int height, byte[] bitmap, byte size = 1) => throw new NotSupportedException();
        public void DrawString(int x, int y, string str, byte size = 1, bool center = false) => throw new NotSupportedException();
        public void Write(int x, int y, string str, byte size = 1, bool center = false) => throw new NotSupportedException();
        public void Display() => throw new NotSupportedException();
        public void ClearScreen() => throw new NotSupportedException();
        public void Dispose() => throw new NotSupportedException();

        // nanoframework.md, Appendix B, Iot.Device.Ssd13xx.Ssd13xx.DisplayResolution
        public enum DisplayResolution
        {
            OLED128x64 = 0,
            OLED128x32 = 1,
            OLED96x16 = 2,
            OLED64x128 = 3,
        }
    }
}
