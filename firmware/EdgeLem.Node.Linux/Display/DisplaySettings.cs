using System.Globalization;

namespace EdgeLem.Node.Linux.Display;

/// <summary>An SSD1306 display on an I2C bus.</summary>
public sealed record DisplaySettings
{
    /// <summary>Lowest and highest address that I2C leaves to devices (NXP UM10204, table 4).</summary>
    public static readonly (int Lowest, int Highest) Addresses = (0x08, 0x77);

    /// <summary>Number of the bus, 0 to 255; a Raspberry Pi has 1 on its header.</summary>
    public int Bus { get; init; } = 1;

    /// <summary>Address of the display, 0x08 to 0x77; most have 0x3C, some 0x3D.</summary>
    public int Address { get; init; } = 0x3C;

    /// <summary>Rows, pixels: 32 or 64.</summary>
    public int Height { get; init; } = 64;

    /// <summary>As people write it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"SSD1306 128x{Height} at 0x{Address:X2} of /dev/i2c-{Bus}");
}
