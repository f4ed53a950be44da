using System;
using System.Device.I2c;
using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Face;
using Iot.Device.Ssd13xx;
using nanoFramework.Hardware.Esp32;

namespace EdgeLem.Node.Esp32.Nano
{
    /// <summary>
    /// An SSD1306 on the first I2C bus, with 21 letters in a line. Setting a pixel is a call in the interpreter, so only the lines that changed are drawn.
    /// </summary>
    public sealed class OledDisplay : ITextDisplay
    {
        private const int LineHeight = 8;
        private const int LineBytes = 16;
        private const int Pitch = PixelFont.Width + 1;

        private readonly Ssd1306 _display;
        private readonly string[] _shown;
        private readonly byte[] _line = new byte[LineBytes * LineHeight];

        /// <summary>Takes the display.</summary>
        /// <param name="settings">Pins, address and height.</param>
        public OledDisplay(DisplaySettings settings)
        {
            Configuration.SetPinFunction(settings.DataPin, DeviceFunction.I2C1_DATA);
            Configuration.SetPinFunction(settings.ClockPin, DeviceFunction.I2C1_CLOCK);
            var device = I2cDevice.Create(new I2cConnectionSettings(1, settings.Address, I2cBusSpeed.FastMode));
            bool isTall = settings.Height > 32;
            _display = new Ssd1306(device, isTall ? Ssd13xx.DisplayResolution.OLED128x64 : Ssd13xx.DisplayResolution.OLED128x32);
            _shown = new string[settings.Height / LineHeight];
        }

        /// <inheritdoc/>
        public bool Show(string[] lines)
        {
            try
            {
                bool isChanged = false;
                for (int i = 0; i < lines.Length && i < _shown.Length; i++)
                {
                    isChanged = Draw(i, lines[i]) || isChanged;
                }

                if (isChanged)
                {
                    _display.Display();
                }

                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        private bool Draw(int row, string text)
        {
            if (_shown[row] == text)
            {
                return false;
            }

            Array.Clear(_line, 0, _line.Length);
            for (int i = 0; i < text.Length && (i + 1) * Pitch <= LineBytes * 8; i++)
            {
                for (int y = 0; y < PixelFont.Height; y++)
                {
                    Put(y, i * Pitch, PixelFont.RowOf(text[i], y));
                }
            }

            _display.DrawBitmap(0, row * LineHeight, LineBytes, LineHeight, _line, 1);
            _shown[row] = text;
            return true;
        }

        private void Put(int y, int x, int pixels)
        {
            int place = (y * LineBytes) + (x / 8);
            int bits = pixels << (x % 8);
            _line[place] |= (byte)bits;
            if (bits > 255)
            {
                _line[place + 1] |= (byte)(bits >> 8);
            }
        }
    }
}
