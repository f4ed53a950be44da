using System.Device.Gpio;
using EdgeLem.Node.Linux.DevicePackages;
using EdgeLem.Node.Linux.Relays;

namespace EdgeLem.Node.Linux.Tests.DevicePackages;

public sealed class GpioRelayTests : IDisposable
{
    private readonly FakeGpioDriver _driver = new();

    public void Dispose() => _driver.Dispose();

    [Theory]
    [InlineData(false, "Low", "High")]
    [InlineData(true, "High", "Low")]
    public void A_relay_is_open_from_the_first_moment_and_opened_again_at_the_end(bool isActiveLow, string open, string closed)
    {
        using (GpioRelay relay = Take(isActiveLow))
        {
            Assert.Equal(["open 26", $"output 26 {open}"], _driver.Calls);
            relay.Switch(true);
            Assert.True(relay.IsClosed);
        }

        Assert.Equal([$"write 26 {closed}", $"write 26 {open}", "close 26"], _driver.Calls.Skip(2));
    }

    [Fact]
    public void A_pin_that_cannot_be_taken_is_named()
    {
        _driver.IsGone = true;

        string message = Assert.Throws<IOException>(() => Take(isActiveLow: false)).Message;

        Assert.StartsWith("relay: /dev/gpiochip0 line 26 cannot be taken: the chip is gone", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_relay_that_fails_later_tells_why_and_does_not_throw()
    {
        using GpioRelay relay = Take(isActiveLow: false);
        _driver.IsGone = true;

        relay.Switch(true);

        Assert.Equal("relay: /dev/gpiochip0 line 26 cannot be closed: the chip is gone", relay.Problem);
        Assert.False(relay.IsClosed);
    }

    private GpioRelay Take(bool isActiveLow) => new(new GpioController(_driver), new RelaySettings(0, 26, isActiveLow));
}
