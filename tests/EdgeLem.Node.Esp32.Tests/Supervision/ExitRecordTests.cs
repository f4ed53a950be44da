using EdgeLem.Node.Esp32.Supervision;
using EdgeLem.Node.Esp32.Tests.Fakes;

namespace EdgeLem.Node.Esp32.Tests.Supervision;

public sealed class ExitRecordTests
{
    private readonly MemoryFiles _files = new([]);
    private readonly BoardClock _clock = new() { TickMs = 90_500, UtcMs = BoardClock.KnownUtcMs };

    [Fact]
    public void The_first_run_has_no_last_words()
    {
        var exit = new ExitRecord(_files);

        Assert.Equal((ExitReason.Unplanned, "first run"), (exit.Last, exit.LastText));
    }

    [Fact]
    public void From_the_start_on_the_words_for_an_unplanned_end_stand_there()
    {
        _ = new ExitRecord(_files);

        Assert.Equal("0 unplanned", _files.Texts["exit.txt"]);
        Assert.Equal((ExitReason.Unplanned, "0 unplanned"), (new ExitRecord(_files).Last, new ExitRecord(_files).LastText));
    }

    [Theory]
    [InlineData(ExitReason.Command, "1 command")]
    [InlineData(ExitReason.ClockWentBack, "2 clock-went-back")]
    [InlineData(ExitReason.LowMemory, "3 low-memory")]
    [InlineData(ExitReason.NetworkLost, "4 network-lost")]
    [InlineData(ExitReason.Stalled, "5 stalled")]
    [InlineData(ExitReason.Daily, "6 daily")]
    [InlineData(ExitReason.BrokerLost, "7 broker-lost")]
    public void A_planned_end_is_read_at_the_next_start_with_uptime_and_time(ExitReason reason, string words)
    {
        new ExitRecord(_files).Write(reason, _clock);

        var next = new ExitRecord(_files);

        Assert.Equal((reason, words + " uptime 90 s, utc 1800000000 s"), (next.Last, next.LastText));
    }

    [Theory]
    [InlineData("")]
    [InlineData("8 unknown")]
    [InlineData("x")]
    [InlineData("-1")]
    public void Words_that_nobody_wrote_are_an_unplanned_end(string text)
    {
        _files.Texts["exit.txt"] = text;

        var exit = new ExitRecord(_files);

        Assert.Equal((ExitReason.Unplanned, text), (exit.Last, exit.LastText));
    }

    [Fact]
    public void A_storage_that_takes_nothing_stops_neither_start_nor_end()
    {
        _files.IsBroken = true;

        new ExitRecord(_files).Write(ExitReason.Daily, _clock);

        Assert.Empty(_files.Texts);
    }
}
