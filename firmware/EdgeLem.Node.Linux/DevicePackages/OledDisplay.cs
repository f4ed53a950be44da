using System.Device.I2c;
using EdgeLem.Node.Linux.Display;
using Iot.Device.Ssd13xx.Commands;
using Iot.Device.Ssd13xx.Commands.Ssd1306Commands;

namespace EdgeLem.Node.Linux.DevicePackages;

/// <summary>An SSD1306 display of 128 columns over I2C, with the commands of the binding Iot.Device.Ssd13xx.</summary>
/// <remarks>
/// The sequence is that of the data sheet's application note (SSD1306 rev. 1.1, "Software Initialization"), for a module that makes its own panel voltage. The binding's display class is not used: it clears its
/// screen with a bitmap at once, for which it needs one more package.
/// </remarks>
public sealed class OledDisplay : IFaceDisplay
{
    // Control byte of the data sheet, section 8.1.5.2: what follows are commands, or pixels.
    private const byte BeforeCommands = 0x00;
    private const byte BeforePixels = 0x40;

    private readonly I2cDevice _device;
    private readonly int _height;

    /// <summary>Switches the display on.</summary>
    /// <param name="device">The display on its bus; this object owns it.</param>
    /// <param name="height">Rows, pixels: 32 or 64.</param>
    /// <exception cref="IOException">It does not answer; the device is disposed then.</exception>
    public OledDisplay(I2cDevice device, int height)
    {
        ArgumentNullException.ThrowIfNull(device);
        _height = height;
        _device = device;
        try
        {
            Initialise();
        }
        catch
        {
            _device.Dispose();
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
        Send(new SetColumnAddress());
        Send(new SetPageAddress(PageAddress.Page0, _height == 64 ? PageAddress.Page7 : PageAddress.Page3));
        Write(BeforePixels, pages);
    }

    /// <summary>Switches the display off, so that it does not show an old state.</summary>
    public void Dispose()
    {
        try
        {
            Send(new SetDisplayOff());
        }
        finally
        {
            _device.Dispose();
        }
    }

    private void Initialise()
    {
        Send(new SetDisplayOff());
        Send(new SetDisplayClockDivideRatioOscillatorFrequency(0x00, 0x08));
        Send(new SetMultiplexRatio((byte)(_height - 1)));
        Send(new SetDisplayOffset(0x00));
        Send(new SetDisplayStartLine(0x00));
        Send(new SetChargePump(true));
        Send(new SetMemoryAddressingMode(SetMemoryAddressingMode.AddressingMode.Horizontal));
        Send(new SetSegmentReMap(true));
        Send(new SetComOutputScanDirection(false));
        Send(new SetComPinsHardwareConfiguration(alternativeComPinConfiguration: _height == 64));
        Send(new SetPreChargePeriod(0x02, 0x02));
        Send(new SetVcomhDeselectLevel(SetVcomhDeselectLevel.DeselectLevel.Vcc0_77));
        Send(new EntireDisplayOn(false));
        Send(new SetNormalDisplay());
        Send(new SetContrastControlForBank0(0x8F));
        Show(new byte[FaceBitmap.Width * _height / 8]);
        Send(new SetDisplayOn());
    }

    private void Send(ICommand command) => Write(BeforeCommands, command.GetBytes());

    private void Write(byte control, byte[] bytes) => _device.Write([control, .. bytes]);
}
