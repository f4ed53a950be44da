using EdgeLem.Node.Linux.Relays;

namespace EdgeLem.Node.Linux.Tests.Relays;

public sealed class KernelRelayTests
{
    private readonly FakeGpioKernel _kernel = new();

    [Fact]
    public void A_relay_is_taken_open_and_opened_again_before_its_line_is_given_back()
    {
        using (KernelRelay relay = Take(isActiveLow: false))
        {
            Assert.False(relay.IsClosed);
            relay.Switch(true);
            Assert.True(relay.IsClosed);
        }

        Assert.Equal(["open /dev/gpiochip0", "take", "close 7", "set 1", "set 0", "close 9"], _kernel.Calls);
    }

    [Theory]
    [InlineData(false, 0x08)]
    [InlineData(true, 0x0A)]
    public void The_line_is_asked_for_as_an_output_that_is_inactive_from_the_first_moment(bool isActiveLow, byte flags)
    {
        using KernelRelay relay = Take(isActiveLow);

        // struct gpio_v2_line_request of linux/gpio.h: offsets[0], consumer, flags, number of attributes, attribute {2 = values, value 0, mask 1}, number of lines.
        byte[] request = _kernel.Request;
        Assert.Equal(26, request[0]);
        Assert.Equal("edgelem", System.Text.Encoding.ASCII.GetString(request, 256, 7));
        Assert.Equal((flags, 1), (request[288], request[296]));
        Assert.Equal((2, 0, 1), (request[320], request[328], request[336]));
        Assert.Equal(1, request[560]);
        Assert.Equal(13, request.Count(value => value != 0));
    }

    [Fact]
    public void The_numbers_of_the_calls_hold_the_lengths_of_their_structures()
    {
        // _IOWR of asm-generic/ioctl.h: direction 3 << 30, length << 16, type 0xB4 << 8, number.
        Assert.Equal((3u << 30) | (592 << 16) | (0xB4 << 8) | 0x07, GpioLineRequest.Take);
        Assert.Equal((3u << 30) | (16 << 16) | (0xB4 << 8) | 0x0F, GpioLineRequest.SetValues);
    }

    [Theory]
    [InlineData(2, "ls /dev/gpiochip*")]
    [InlineData(13, "group gpio")]
    [InlineData(16, "gpioinfo")]
    [InlineData(22, "so many lines")]
    [InlineData(25, "5.10")]
    public void A_line_that_cannot_be_taken_is_named_with_what_to_do(int error, string advice)
    {
        _kernel.Error = error;

        string message = Assert.Throws<IOException>(() => Take(isActiveLow: true)).Message;

        Assert.StartsWith($"relay: /dev/gpiochip0 line 26, active low cannot be taken: error {error}.", message, StringComparison.Ordinal);
        Assert.Contains(advice, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_is_refused_leaves_no_chip_open()
    {
        var refusing = new RefusingKernel(_kernel);
        Assert.Throws<IOException>(() => new KernelRelay(new RelaySettings(0, 26, false), refusing));

        Assert.Equal(["open /dev/gpiochip0", "close 7"], _kernel.Calls);
    }

    [Fact]
    public void A_relay_that_fails_later_tells_why_and_does_not_throw()
    {
        using KernelRelay relay = Take(isActiveLow: false);
        _kernel.Error = 19;

        relay.Switch(true);

        Assert.False(relay.IsClosed);
        Assert.Equal("relay: /dev/gpiochip0 line 26 cannot be closed: error 19.", relay.Problem);
        _kernel.Error = 0;
        relay.Switch(true);
        Assert.Null(relay.Problem);
    }

    [Fact]
    public void The_machines_kernel_refuses_a_chip_that_is_not_there()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Skipped: GPIO character devices need Linux.");

        string message = Assert.Throws<IOException>(() => new KernelRelay(new RelaySettings(255, 0, false))).Message;

        Assert.Contains("/dev/gpiochip255 line 0 cannot be taken", message, StringComparison.Ordinal);
    }

    private KernelRelay Take(bool isActiveLow) => new(new RelaySettings(0, 26, isActiveLow), _kernel);

    /// <summary>Opens chips and refuses lines.</summary>
    private sealed class RefusingKernel(FakeGpioKernel inner) : IGpioKernel
    {
        public int Open(string path) => inner.Open(path);

        public int Control(int file, uint request, byte[] argument) => -1;

        public void Close(int file) => inner.Close(file);

        public (int Number, string Words) LastError() => (16, "busy");
    }
}
