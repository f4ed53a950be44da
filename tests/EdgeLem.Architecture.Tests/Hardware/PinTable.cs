using System.Globalization;

namespace EdgeLem.Architecture.Tests.Hardware;

/// <summary>The rows of hardware/pins/pins.csv, and what a board forbids.</summary>
internal static class PinTable
{
    public static readonly string[] Functions = ["rs485_tx", "rs485_rx", "rs485_rts", "led", "relay1", "relay2", "watchdog", "i2c_sda", "i2c_scl"];

    // Strapping pins, UART0, the flash, numbers without a pin: ESP32 series datasheet and the modules' pin lists.
    private static readonly int[] Esp32 = [0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 15, 20, 24, 28, 29, 30, 31];
    private static readonly int[] PsramOfWrover = [16, 17];
    private static readonly int[] Rmii = [18, 19, 21, 22, 23, 25, 26, 27];

    // ESP32-POE: clock at 17, user button at 34, supply voltage at 39 (user manual 2.7). WT32-ETH01: enable of the clock at 16.
    private static readonly Dictionary<string, int[]> Forbidden = new(StringComparer.Ordinal)
    {
        ["esp32-wroom-32"] = Esp32,
        ["esp32-wrover"] = [.. Esp32, .. PsramOfWrover],
        ["olimex-esp32-poe"] = [.. Esp32, .. Rmii, 17, 34, 39],
        ["olimex-esp32-poe-wrover"] = [.. Esp32, .. Rmii, .. PsramOfWrover, 34, 39],
        ["wt32-eth01"] = [.. Esp32, .. Rmii, 16],

        // T-Internet-POE: clock at 17, reset of the PHY at 5 (its maker's utilities.h in LilyGO-T-ETH-Series, and the image's defconfig).
        ["lilygo-t-internet-poe"] = [.. Esp32, .. Rmii, 17],
        // Strapping, USB, flash, octal PSRAM, RGB LED, UART0; 22 to 25 have no pin.
        ["esp32-s3-devkitc-1"] = [0, 3, 19, 20, 22, 23, 24, 25, .. Enumerable.Range(26, 12), 38, 43, 44, 45, 46, 48],
        // Strapping, flash and its supply, USB, UART0.
        ["esp32-c3-devkit"] = [2, 8, 9, .. Enumerable.Range(11, 7), 18, 19, 20, 21],
    };

    public static IEnumerable<string> Boards => Forbidden.Keys;

    /// <summary>Everything that is wrong with the rows of one board.</summary>
    /// <param name="board">Its id.</param>
    /// <param name="pins">GPIO, or <c>none</c>, by function.</param>
    public static IEnumerable<string> Check(string board, IReadOnlyList<KeyValuePair<string, string>> pins)
    {
        if (!Forbidden.TryGetValue(board, out int[]? forbidden))
        {
            return [$"{board}: there are no rules for this board in {nameof(PinTable)}."];
        }

        KeyValuePair<string, int>[] used = [.. pins.Where(pin => pin.Value != "none").Select(pin => KeyValuePair.Create(pin.Key, int.Parse(pin.Value, CultureInfo.InvariantCulture)))];
        return Functions.Where(function => pins.Count(pin => pin.Key == function) != 1).Select(function => $"{board}: '{function}' must be there once.")
            .Concat(pins.Where(pin => !Functions.Contains(pin.Key)).Select(pin => $"{board}: '{pin.Key}' is no function."))
            .Concat(used.GroupBy(pin => pin.Value).Where(group => group.Count() > 1).Select(group => $"{board}: GPIO{group.Key} has several functions."))
            .Concat(used.Where(pin => forbidden.Contains(pin.Value) || pin.Value > HighestOf(board)).Select(pin => $"{board}: GPIO{pin.Value} must not be used ({pin.Key})."))
            .Concat(used.Where(pin => IsInputOnly(board, pin.Value) && pin.Key != "rs485_rx").Select(pin => $"{board}: GPIO{pin.Value} is an input only ({pin.Key})."));
    }

    private static bool IsOf(string board, string name) => board.StartsWith(name, StringComparison.Ordinal);

    private static bool IsInputOnly(string board, int gpio) => !IsOf(board, "esp32-s3") && !IsOf(board, "esp32-c3") && gpio is >= 34 and <= 39;

    private static int HighestOf(string board) => IsOf(board, "esp32-s3") ? 48 : IsOf(board, "esp32-c3") ? 21 : 39;
}
