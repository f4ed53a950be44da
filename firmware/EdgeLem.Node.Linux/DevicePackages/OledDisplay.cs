using System.Device.I2c;
using EdgeLem.Node.Linux.Display;
using Iot.Device.Ssd13xx;
using Iot.Device.Ssd13xx.Commands;
using Iot.Device.Ssd13xx.Commands.Ssd1306Commands;

namespace EdgeLem.Node.Linux.DevicePackages;

/// <summary>An SSD1306 display of 128 columns by the binding Iot.Device.Ssd13xx, over I2C.</summary>
/// <remarks>The sequence is that of the data sheet's application note (SSD1306 rev. 1.1, "Software Initialization"), for a module that makes its own panel voltage.</remarks>
public sealed class OledDisplay : IFaceDisplay
{
    private readonly Ssd1306 _binding;
    private readonly int _height;

    /// <summary>Switches the display on.</summary>
    /// <param name="device">The display on its bus; this object owns it.</param>
    /// <param name="height">Rows, pixels: 32 or 64.</param>
    /// <exception cref="IOException">It does not answer; the device is disposed then.</exception>
    public OledDisplay(I2cDevice device, int height)
    {
        ArgumentNullException.ThrowIfNull(device);
        _height = height;
        _binding = new Ssd1306(device, FaceBitmap.Width, height);
        try
        {
            Initialise();
        }
        catch
        {
            _binding.Dispose();
            throw;
        }
    }

    /// <summary>Opens a display of the machine.</summary>
    /// <param name="settings">Where it is.</param>
    public static OledDisplay Open(DisplaySettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new OledDisplay(I2cDevice.Create(new I2cConnectionSettings(settings.Bus, settings.Address)), settings.Height);
    }

    /// <inheritdoc/>
    public void Show(byte[] pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        _binding.SendCommand(new SetColumnAddress());
        _binding.SendCommand(new SetPageAddress(PageAddress.Page0, _height == 64 ? PageAddress.Page7 : PageAddress.Page3));
        _binding.SendData(pages);
    }

    /// <summary>Switches the display off, so that it does not show an old state.</summary>
    public void Dispose()
    {
        try
        {
            _binding.SendCommand(new SetDisplayOff());
        }
        finally
        {
            _binding.Dispose();
        }
    }

    private void Initialise()
    {
        ISsd1306Command[] panel =
        [
            new SetDisplayClockDivideRatioOscillatorFrequency(0x00, 0x08),
            new SetDisplayOffset(0x00),
            new SetDisplayStartLine(0x00),
            new SetChargePump(true),
            new SetMemoryAddressingMode(SetMemoryAddressingMode.AddressingMode.Horizontal),
            new SetSegmentReMap(true),
            new SetComOutputScanDirection(false),
            new SetComPinsHardwareConfiguration(alternativeComPinConfiguration: _height == 64),
            new SetPreChargePeriod(0x02, 0x02),
            new SetVcomhDeselectLevel(SetVcomhDeselectLevel.DeselectLevel.Vcc0_77),
            new EntireDisplayOn(false),
            new SetNormalDisplay(),
        ];
        _binding.SendCommand(new SetDisplayOff());
        _binding.SendCommand(new SetMultiplexRatio((byte)(_height - 1)));
        Array.ForEach(panel, _binding.SendCommand);
        _binding.SendCommand(new SetContrastControlForBank0(0x8F));
        Show(new byte[FaceBitmap.Width * _height / 8]);
        _binding.SendCommand(new SetDisplayOn());
    }
}
