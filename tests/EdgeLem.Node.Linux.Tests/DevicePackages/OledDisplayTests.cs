using EdgeLem.Node.Linux.DevicePackages;
using EdgeLem.Node.Linux.Display;

namespace EdgeLem.Node.Linux.Tests.DevicePackages;

/// <summary>Bytes on the bus against the command table of the SSD1306 data sheet (rev. 1.1, table 9-1): control byte 00 before commands, 40 before pixels.</summary>
public sealed class OledDisplayTests : IDisposable
{
    private readonly FakeI2cDevice _device = new();

    public void Dispose() => _device.Dispose();

    [Theory]
    [InlineData(64, "A83F", "DA12")]
    [InlineData(32, "A81F", "DA02")]
    public void The_display_is_set_up_for_its_height_and_cleared_before_it_is_switched_on(int height, string multiplex, string pins)
    {
        using var display = new OledDisplay(_device, height);

        List<string> commands = [.. Commands()];
        Assert.Equal("AE", commands[0]);
        Assert.Contains(multiplex, commands);
        Assert.Contains(pins, commands);
        Assert.Contains("8D14", commands);
        Assert.Contains("2000", commands);
        Assert.Equal("AF", commands[^1]);
        Assert.Equal(128 * height / 8, Pixels(_device.Writes[^2]).Count(pixel => pixel == 0));
    }

    [Fact]
    public void A_picture_goes_to_all_columns_and_pages_in_one_piece()
    {
        using var display = new OledDisplay(_device, 64);
        _device.Writes.Clear();
        byte[] pages = FaceBitmap.Draw(["HOUSE-07"], 64);

        display.Show(pages);

        Assert.Equal(["21007F", "220007"], Commands());
        Assert.Equal(pages, Pixels(_device.Writes[^1]));
    }

    [Fact]
    public void At_the_end_it_is_dark_and_its_device_closed()
    {
        new OledDisplay(_device, 64).Dispose();

        Assert.Equal("AE", Commands().Last());
        Assert.True(_device.IsDisposed);
    }

    [Fact]
    public void A_display_that_does_not_answer_is_closed_at_once()
    {
        _device.IsGone = true;

        Assert.Throws<IOException>(() => new OledDisplay(_device, 64));
        Assert.True(_device.IsDisposed);
    }

    private IEnumerable<string> Commands() => _device.Writes.Where(write => write[0] == 0x00).Select(write => Convert.ToHexString(write.AsSpan(1)));

    private static byte[] Pixels(byte[] write)
    {
        Assert.Equal(0x40, write[0]);
        return write[1..];
    }
}
