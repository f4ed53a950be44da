using EdgeLem.Node.Esp32.Settings;
using EdgeLem.Tests;

namespace EdgeLem.Node.Esp32.Tests.Settings;

/// <summary>The wiring is documented in hardware/pins/pins.csv; a program with other usual pins would drive somebody's board wrongly.</summary>
public sealed class BoardPinsTests
{
    [Theory]
    [InlineData("ESP32_REV3", "esp32-wroom-32")]
    [InlineData("ESP32_REV0", "esp32-wroom-32")]
    [InlineData("esp32_rev3", "esp32-wroom-32")]
    [InlineData("", "esp32-wroom-32")]
    [InlineData("ESP32_PSRAM_REV3", "esp32-wrover")]
    [InlineData("ESP32_S3", "esp32-s3-devkitc-1")]
    [InlineData("ESP32_S3_ALL", "esp32-s3-devkitc-1")]
    [InlineData("ESP32_C3_REV3", "esp32-c3-devkit")]
    [InlineData("ESP32_OLIMEX", "olimex-esp32-poe")]
    [InlineData("ESP32_OLIMEX_WROVER", "olimex-esp32-poe-wrover")]
    [InlineData("ESP32_ETHERNET_KIT_1.2", "lilygo-t-internet-poe")]
    [InlineData("ESP32_LILYGO", "lilygo-t-internet-poe")]
    [InlineData("ESP32_WT32_ETH01", "wt32-eth01")]
    public void The_pins_of_an_image_are_those_of_its_board(string target, string board)
    {
        Dictionary<string, int> documented = PinsOf(board);

        BoardPins pins = BoardPins.Of(target);

        Assert.Equal(
            (documented["rs485_tx"], documented["rs485_rx"], documented["rs485_rts"], documented["i2c_sda"], documented["i2c_scl"]),
            (pins.TransmitPin, pins.ReceivePin, pins.DirectionPin, pins.DataPin, pins.ClockPin));
    }

    [Theory]
    [InlineData("ESP32_REV3")]
    [InlineData("ESP32_PSRAM_REV3")]
    [InlineData("ESP32_S3")]
    [InlineData("ESP32_C3")]
    [InlineData("ESP32_OLIMEX")]
    [InlineData("ESP32_OLIMEX_WROVER")]
    [InlineData("ESP32_WT32_ETH01")]
    [InlineData("ESP32_LILYGO")]
    public void No_pin_has_two_uses(string target)
    {
        BoardPins pins = BoardPins.Of(target);

        int[] used = [.. new[] { pins.TransmitPin, pins.ReceivePin, pins.DirectionPin, pins.DataPin, pins.ClockPin }.Where(pin => pin >= 0)];
        Assert.Equal(used.Length, used.Distinct().Count());
    }

    [Theory]
    [InlineData("ESP32_PSRAM_REV3")]
    [InlineData("ESP32_OLIMEX_WROVER")]
    [InlineData("ESP32_ETHERNET_KIT_1.2")]
    public void The_pins_of_the_memory_are_left_alone(string target)
    {
        BoardPins pins = BoardPins.Of(target);

        // A WROVER uses GPIO 16 and 17 for its PSRAM (Espressif, ESP32-WROVER datasheet, pin descriptions).
        Assert.DoesNotContain(16, new[] { pins.TransmitPin, pins.ReceivePin, pins.DirectionPin, pins.DataPin, pins.ClockPin });
        Assert.DoesNotContain(17, new[] { pins.TransmitPin, pins.ReceivePin, pins.DirectionPin, pins.DataPin, pins.ClockPin });
    }

    [Theory]
    [InlineData("ESP32_REV3", 6, "the flash")]
    [InlineData("ESP32_REV3", 16, "")]
    [InlineData("ESP32_PSRAM_REV3", 16, "the PSRAM")]
    [InlineData("ESP32_OLIMEX_WROVER", 17, "the PSRAM")]
    [InlineData("ESP32_OLIMEX", 17, "the Ethernet")]
    [InlineData("ESP32_LILYGO", 17, "the Ethernet")]
    [InlineData("ESP32_WT32_ETH01", 17, "")]
    [InlineData("ESP32_WT32_ETH01", 25, "the Ethernet")]
    [InlineData("ESP32_S3_OCTAL", 35, "the flash")]
    [InlineData("ESP32_S3_QUAD", 35, "")]
    [InlineData("ESP32_S3_QUAD", 32, "the flash")]
    [InlineData("ESP32_C3_REV3", 11, "the flash")]
    [InlineData("ESP32_C6_THREAD", 11, "")]
    [InlineData("ESP32_C6_THREAD", 24, "the flash")]
    public void What_belongs_to_the_board_is_known(string target, int pin, string owner) => Assert.Equal(owner, BoardPins.OwnerOf(target, pin));

    private static Dictionary<string, int> PinsOf(string board)
    {
        string path = Repository.PathOf("hardware/pins/pins.csv");
        Assert.SkipUnless(File.Exists(path), "Skipped: hardware/pins/pins.csv is not in this checkout.");
        return File.ReadAllLines(path).Skip(1).Select(line => line.Split(',')).Where(cells => cells[0] == board).ToDictionary(
            cells => cells[1],
            cells => cells[2] == "none" ? -1 : int.Parse(cells[2], System.Globalization.CultureInfo.InvariantCulture));
    }
}
