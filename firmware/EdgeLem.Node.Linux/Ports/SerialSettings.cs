using System.Globalization;

namespace EdgeLem.Node.Linux.Ports;

/// <summary>How a serial line is opened. A character has always eight data bits, as Modbus RTU needs.</summary>
public sealed record SerialSettings
{
    /// <summary>The speeds that a line can have, bit/s.</summary>
    public static IReadOnlyList<int> Speeds { get; } = [1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200];

    /// <summary>Path of the device. A name under <c>/dev/serial/by-id</c> stays the same when adapters are plugged in another order.</summary>
    public required string Path { get; init; }

    /// <summary>Speed, bit/s, one of <see cref="Speeds"/>; default 9600.</summary>
    public int BaudRate { get; init; } = 9600;

    /// <summary>Parity; default none.</summary>
    public SerialParity Parity { get; init; } = SerialParity.None;

    /// <summary>Stop bits, 1 or 2; default 1.</summary>
    public int StopBits { get; init; } = 1;

    /// <summary>
    /// Whether the kernel is to switch the transceiver's direction with RTS (<c>TIOCSRS485</c>), for UARTs whose driver can; default false, for
    /// adapters that switch by themselves.
    /// </summary>
    public bool Rs485 { get; init; }

    /// <summary>Bits on the line per character: start, eight data, parity if any, stop.</summary>
    public int BitsPerCharacter => 1 + 8 + (Parity == SerialParity.None ? 0 : 1) + StopBits;

    /// <summary>Checks all values.</summary>
    /// <returns>One message per wrong value; empty when all is well.</returns>
    public IReadOnlyList<string> Validate()
    {
        var errors = new List<string>();
        if (string.IsNullOrWhiteSpace(Path))
        {
            errors.Add("serial: the path is empty, it must name a device such as /dev/ttyUSB0; 'ls /dev/serial/by-id' shows what is plugged in.");
        }

        if (!Speeds.Contains(BaudRate))
        {
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"serial: the baud rate is {BaudRate} bit/s, it must be one of {string.Join(", ", Speeds)}; the meter's manual or display tells."));
        }

        if (!Enum.IsDefined(Parity))
        {
            errors.Add($"serial: the parity is {Parity}, it must be None, Even or Odd.");
        }

        if (StopBits is not (1 or 2))
        {
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"serial: the stop bits are {StopBits}, they must be 1 or 2."));
        }

        return errors;
    }

    /// <summary>As people write it: <c>/dev/ttyUSB0 9600 8N1</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Path} {BaudRate} 8{Parity.ToString()[0]}{StopBits}");
}
