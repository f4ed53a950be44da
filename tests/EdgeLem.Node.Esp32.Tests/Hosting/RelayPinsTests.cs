using EdgeLem.Node.Control;
using EdgeLem.Node.Esp32.Hosting;
using EdgeLem.Node.Esp32.Settings;
using EdgeLem.Node.Esp32.Tests.Fakes;

namespace EdgeLem.Node.Esp32.Tests.Hosting;

public sealed class RelayPinsTests
{
    private readonly FakeBoard _board = new();

    [Theory]
    [InlineData(false, "low")]
    [InlineData(true, "high")]
    public void The_pins_are_taken_with_the_level_of_an_open_relay(bool isActiveLow, string level)
    {
        Take(isActiveLow);

        Assert.Equal([$"pin 25 {level}", $"pin 26 {level}"], _board.Diary);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_closed_relay_has_the_other_level_and_open_takes_it_back(bool isActiveLow)
    {
        var relay = new PinRelay(_board, 25, isActiveLow);
        relay.Switch(true);
        Assert.Equal(!isActiveLow, _board.Pins[25].IsHigh);

        relay.Switch(false);
        Assert.Equal(isActiveLow, _board.Pins[25].IsHigh);
    }

    [Fact]
    public void Opening_opens_both()
    {
        RelayPins pins = Take(isActiveLow: true);
        _board.Pins[25].Write(false);
        _board.Pins[26].Write(false);

        pins.Open();

        Assert.Equal((true, true), (_board.Pins[25].IsHigh, _board.Pins[26].IsHigh));
    }

    [Fact]
    public void A_pin_that_the_board_does_not_give_is_told_and_switching_does_no_harm()
    {
        _board.MissingPins.Add(26);
        RelayPins pins = Take(isActiveLow: false);

        pins.Open();

        Assert.Equal(["relay: the board does not give GPIO 26"], _board.Lines);
    }

    [Fact]
    public void A_relay_without_a_pin_takes_none()
    {
        new PinRelay(_board, -1, false).Switch(true);

        Assert.Empty(_board.Diary);
    }

    [Fact]
    public void Without_relays_there_is_no_heat_pump()
    {
        var pins = new RelayPins(_board, null);
        pins.Open();

        Assert.Null(pins.CreateControl());
        Assert.Empty(_board.Diary);
    }

    private RelayPins Take(bool isActiveLow)
    {
        var pins = new RelayPins(_board, new RelaySettings { FirstPin = 25, SecondPin = 26, IsActiveLow = isActiveLow, Times = new HeatPumpTimes(3000) });
        Assert.NotNull(pins.CreateControl());
        return pins;
    }
}
