using EdgeLem.Node.Linux.Ports;

namespace EdgeLem.Node.Linux.Tests.Ports;

/// <summary>What a serial line says when it cannot be opened.</summary>
public sealed class SerialLineTests
{
    [Fact]
    public void Wrong_settings_are_all_named_at_once()
    {
        var settings = new SerialSettings { Path = " ", BaudRate = 9601, StopBits = 3, Parity = (SerialParity)7 };

        Assert.Equal(4, settings.Validate().Count);
        Assert.Throws<ArgumentException>(() => new SerialLine(settings));
    }

    [Fact]
    public void Its_name_is_as_people_write_it()
    {
        Assert.Equal("/dev/ttyUSB0 19200 8E1", new SerialSettings { Path = "/dev/ttyUSB0", BaudRate = 19200, Parity = SerialParity.Even }.ToString());
        Assert.Equal("/dev/ttyUSB0 9600 8N2", new SerialSettings { Path = "/dev/ttyUSB0", StopBits = 2 }.ToString());
    }

    [Theory]
    [InlineData(SerialParity.None, 1, 10)]
    [InlineData(SerialParity.None, 2, 11)]
    [InlineData(SerialParity.Even, 1, 11)]
    public void A_character_has_10_or_11_bits(SerialParity parity, int stopBits, int bits)
    {
        Assert.Equal(bits, new SerialSettings { Path = "x", Parity = parity, StopBits = stopBits }.BitsPerCharacter);
    }

    [Theory]
    [InlineData("/dev/does-not-exist", "No such file")]
    [InlineData("/dev/null", "is no serial line")]
    public void A_path_that_is_no_serial_line_is_named_with_what_to_do(string path, string part)
    {
        using var line = new SerialLine(new SerialSettings { Path = path });

        IOException refusal = Assert.Throws<IOException>(() => line.TryOpen(0));
        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(part, refusal.Message, StringComparison.Ordinal);
        Assert.False(line.IsOpen);
    }
}
