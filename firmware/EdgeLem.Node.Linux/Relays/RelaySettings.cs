using System.Globalization;

namespace EdgeLem.Node.Linux.Relays;

/// <summary>A line of a GPIO chip that switches a relay.</summary>
public sealed record RelaySettings
{
    /// <summary>Highest number of a chip, <c>/dev/gpiochip255</c>.</summary>
    public const int HighestChip = 255;

    /// <summary>Highest number of a line.</summary>
    public const int HighestLine = 1023;

    /// <summary>Names a line.</summary>
    /// <param name="chip">Number of the chip, 0 to <see cref="HighestChip"/>; <c>gpioinfo</c> lists them.</param>
    /// <param name="line">Line of the chip, 0 to <see cref="HighestLine"/>; on a Raspberry Pi the GPIO number, not the pin of the header.</param>
    /// <param name="isActiveLow">Whether the relay closes when the line is low, as most boards with optocouplers do.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public RelaySettings(int chip, int line, bool isActiveLow)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(chip);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(chip, HighestChip);
        ArgumentOutOfRangeException.ThrowIfNegative(line);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(line, HighestLine);
        (Chip, Line, IsActiveLow) = (chip, line, isActiveLow);
    }

    /// <summary>Number of the chip.</summary>
    public int Chip { get; }

    /// <summary>Line of the chip.</summary>
    public int Line { get; }

    /// <summary>Whether the relay closes when the line is low.</summary>
    public bool IsActiveLow { get; }

    /// <summary>The chip's device.</summary>
    public string ChipPath => string.Create(CultureInfo.InvariantCulture, $"/dev/gpiochip{Chip}");

    /// <summary>As people write it: <c>/dev/gpiochip0 line 26, active low</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ChipPath} line {Line}{(IsActiveLow ? ", active low" : "")}");
}
