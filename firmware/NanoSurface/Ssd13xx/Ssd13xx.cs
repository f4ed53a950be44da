using System;
using System.Device.Gpio;
using System.Device.I2c;

namespace Iot.Device.Ssd13xx
{
    // nanoframework.md, Appendix B, Iot.Device.Ssd13xx.Ssd13xx
    public abstract class Ssd13xx : IDisposable
    {
        internal Ssd13xx() { }
        public void DrawBitmap(int x, int y, int width, int height, byte[] bitmap, byte size = 1) => throw new NotSupportedException();
        public void Display() => throw new NotSupportedException();
        public void Dispose() => throw new NotSupportedException();

        // nanoframework.md, Appendix B, Iot.Device.Ssd13xx.Ssd13xx.DisplayResolution
        public enum DisplayResolution
        {
            OLED128x64 = 0,
            OLED128x32 = 1,
        }
    }
}
