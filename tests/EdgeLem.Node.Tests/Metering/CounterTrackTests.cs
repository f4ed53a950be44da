using EdgeLem.Node.Devices;
using EdgeLem.Node.Metering;

namespace EdgeLem.Node.Tests.Metering;

public sealed class CounterTrackTests
{
    /// <summary>An unsigned 32-bit counter in Wh.</summary>
    private const long Uint32Wh = 4_294_967_296;

    [Theory]
    [InlineData(Uint32Wh, 4_294_967_000, 500, Uint32Wh + 500)]
    [InlineData(Uint32Wh, 4_294_967_295, 0, Uint32Wh)]
    [InlineData(10_000_000_000, 9_999_999_999, 7, 10_000_000_007)] // 9,999,999.999 kWh, a ten-digit register
    public void A_counter_that_rolls_over_goes_on_rising(long rollsOverAtWh, long lastWh, long shownWh, long expectedWh)
    {
        var track = new CounterTrack();
        Follow(track, rollsOverAtWh, lastWh);

        Assert.Equal(expectedWh, Follow(track, rollsOverAtWh, shownWh));
        Assert.Equal(expectedWh + 1000, Follow(track, rollsOverAtWh, shownWh + 1000));
        Assert.Equal(0, track.Falls);
    }

    [Fact]
    public void Roll_overs_of_an_earlier_boot_are_kept()
    {
        var track = new CounterTrack();
        track.Resume((3 * Uint32Wh) + 100, 5);

        Assert.Equal((3 * Uint32Wh) + 150, Follow(track, Uint32Wh, 150));
    }

    [Theory]
    [InlineData(Uint32Wh, 2_000_000_000, 500)] // from the middle of the range: not a roll-over
    [InlineData(Uint32Wh, 4_294_967_000, 2_000_000_000)]
    [InlineData(0, 4_294_967_000, 500)] // no roll-over is known of this meter
    public void A_counter_that_falls_otherwise_is_passed_on_and_counted(long rollsOverAtWh, long lastWh, long shownWh)
    {
        var track = new CounterTrack();
        Follow(track, rollsOverAtWh, lastWh);

        Assert.Equal(shownWh, Follow(track, rollsOverAtWh, shownWh));
        Assert.Equal(1, track.Falls);
    }

    private static long Follow(CounterTrack track, long rollsOverAtWh, long importWh)
    {
        var reading = new MeterReading { RollsOverAtWh = rollsOverAtWh, ImportWh = importWh, ExportWh = 5 };
        track.Follow(reading);
        Assert.Equal(5, reading.ExportWh);
        return reading.ImportWh;
    }
}
