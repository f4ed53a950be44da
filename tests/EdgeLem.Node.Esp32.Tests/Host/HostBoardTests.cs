using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Esp32.Host.Adapters;
using EdgeLem.Node.Esp32.Tests.Days;

namespace EdgeLem.Node.Esp32.Tests.Host;

/// <summary>Clock, pins, network and files of a computer in the place of a board's.</summary>
public sealed class HostBoardTests : IDisposable
{
    private readonly DayFiles _files = new();
    private readonly DayTime _time = new(1_781_740_800_000);
    private readonly HostBoard _board;

    public HostBoardTests() => _board = new HostBoard(_time, new Random(1), _files.Folder);

    public void Dispose() => _files.Dispose();

    [Fact]
    public void The_time_of_day_begins_anywhere_and_is_the_true_one_once_a_server_has_answered()
    {
        _time.MoveTo(_time.NowMs + 2000);
        Assert.Equal((2000, 2000), (_board.Clock.TickMs, _board.Clock.UtcMs));

        Assert.True(_board.Clock.StartNetworkTime("pool.ntp.org"));

        Assert.Equal((2000, _time.NowMs), (_board.Clock.TickMs, _board.Clock.UtcMs));
        Assert.Equal("pool.ntp.org", _board.HostClock.TimeServer);
    }

    [Fact]
    public void Uptime_and_time_of_day_are_set_apart()
    {
        _board.HostClock.SetTick(70_000);
        _board.HostClock.SetUtc(5);
        _time.MoveTo(_time.NowMs + 10);

        Assert.Equal((70_010, 15), (_board.Clock.TickMs, _board.Clock.UtcMs));
    }

    [Fact]
    public void A_server_that_does_not_answer_leaves_the_time_of_day_alone()
    {
        _board.HostClock.HasTimeServer = false;

        Assert.True(_board.Clock.StartNetworkTime("pool.ntp.org"));

        Assert.Equal(0, _board.Clock.UtcMs);
    }

    [Fact]
    public void A_pin_remembers_its_levels()
    {
        IOutputPin pin = _board.OpenPin(4, isHigh: true);
        pin.Write(false);
        pin.Write(false);
        pin.Write(true);

        Assert.Equal([true, false, true], _board.Pins[4].Levels);
        Assert.Equal(1, _board.Pins[4].Pulses);
    }

    [Fact]
    public void A_network_that_is_cut_has_no_address_until_it_is_there_and_joined_again()
    {
        Assert.False(_board.Network.HasAddress);
        Assert.True(_board.Network.Connect(new NetworkSettings("village", "secret"), 1000));

        _board.HostNetwork.Cut();
        Assert.False(_board.Network.Reconnect(1000));
        Assert.NotEqual("", _board.Network.Problem);

        _board.HostNetwork.Restore();
        Assert.False(_board.Network.HasAddress);
        Assert.True(_board.Network.Reconnect(1000));
    }

    [Fact]
    public void Its_files_are_the_program_s_own_in_a_folder()
    {
        Assert.True(_board.Files.TryWrite("a.txt", "words"));

        Assert.Equal("words", File.ReadAllText(_files.Folder + "a.txt"));
    }

    [Fact]
    public void A_line_that_is_not_there_says_why()
    {
        ISerialLine line = _board.CreateLine(new SerialSettings { Port = "/dev/no-such-line" });

        Assert.False(line.TryOpen());
        Assert.Contains("/dev/no-such-line", line.Problem, StringComparison.Ordinal);
        Assert.Equal(-1, line.Read(new byte[4]));
        Assert.False(line.Write([1], 1));
    }

    [Fact]
    public void A_console_gives_what_was_typed_and_shows_what_is_said()
    {
        var output = new StringWriter();
        var console = new HostConsole(new StringReader("status\n"), output);
        Assert.True(console.TryOpen());
        byte[] buffer = new byte[16];
        int count = 0;
        Assert.True(SpinWait.SpinUntil(() => (count += console.Read(buffer)) > 0, TimeSpan.FromSeconds(60)));

        console.Write("well"u8.ToArray(), 4);

        Assert.Equal((byte)'s', buffer[0]);
        Assert.Equal("well", output.ToString());
    }
}
