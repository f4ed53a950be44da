using EdgeLem.Node.Esp32.Supervision;
using EdgeLem.Node.Esp32.Tests.Fakes;

namespace EdgeLem.Node.Esp32.Tests.Supervision;

/// <summary>Limits are those of SupervisorWorker: 120 s without a cycle of the bus, 180 s without a step of the link, and 60 s more until the run is ended.</summary>
public sealed class SupervisorWorkerTests
{
    private const long HourMs = 3_600_000;

    private readonly ProgramRig _rig = new();

    [Fact]
    public void While_all_get_on_the_watchdog_is_pulsed_every_second_and_nothing_ends()
    {
        _rig.Run(HourMs / 2);

        Assert.Equal(0, _rig.Board.Runtime.Reboots);
        Assert.Equal(1800, Pulses());
        Assert.Equal("0 unplanned", _rig.ExitText);
    }

    [Fact]
    public void A_bus_that_stalls_stops_the_pulses_after_its_patience_and_ends_the_run_a_minute_later()
    {
        _rig.Run(10_000);
        _rig.BusWorks = false;
        _rig.Run(119_000);
        int pulses = Pulses();
        _rig.Run(2000);
        Assert.InRange(Pulses(), pulses, pulses + 1);
        pulses = Pulses();
        _rig.Run(50_000);
        Assert.Equal((pulses, 0), (Pulses(), _rig.Board.Runtime.Reboots));

        _rig.Run(20_000);

        AssertEnded("5 stalled");
        Assert.Equal(pulses, Pulses());
    }

    [Fact]
    public void A_link_that_stalls_ends_the_run_after_three_minutes_and_one()
    {
        _rig.Run(10_000);
        _rig.LinkWorks = false;
        _rig.Run(238_000);
        Assert.Equal(0, _rig.Board.Runtime.Reboots);

        _rig.Run(4000);

        AssertEnded("5 stalled");
    }

    [Fact]
    public void A_stall_that_ends_in_time_is_forgiven()
    {
        _rig.Run(10_000);
        _rig.BusWorks = false;
        _rig.Run(150_000);
        int pulses = Pulses();
        _rig.BusWorks = true;

        _rig.Run(200_000);

        Assert.Equal(0, _rig.Board.Runtime.Reboots);
        Assert.True(Pulses() > pulses + 150);
    }

    [Fact]
    public void A_person_who_asks_for_it_at_the_console_gets_a_restart()
    {
        _rig.Run(1000);

        _rig.Board.Console!.Arrive("reboot\r");
        _rig.Run(1000);

        AssertEnded("1 command");
    }

    [Fact]
    public void A_clock_that_was_set_back_ends_the_run()
    {
        _rig.Board.Clock.UtcMs = BoardClock.KnownUtcMs;
        _rig.Run(5000);

        _rig.Board.Clock.UtcMs -= 10_000;
        _rig.Run(1000);

        AssertEnded("2 clock-went-back");
    }

    [Fact]
    public void Low_memory_ends_the_run_at_the_third_finding_and_not_before()
    {
        _rig.Run(30_000);
        _rig.Board.Runtime.NativeBlockBytes = 4000;
        _rig.Run(149_000);
        Assert.Equal(0, _rig.Board.Runtime.Reboots);

        _rig.Run(2000);

        AssertEnded("3 low-memory");
        Assert.Equal(4000, _rig.Program.Supervisor!.Memory.NativeBlockBytes);
    }

    [Fact]
    public void A_network_that_is_missing_for_an_hour_ends_the_run()
    {
        _rig.Board.Network.LetsIn = false;
        _rig.Run(HourMs - 1000);
        Assert.Equal(0, _rig.Board.Runtime.Reboots);

        _rig.Run(2000);

        AssertEnded("4 network-lost");
    }

    [Fact]
    public void A_broker_that_is_not_reached_two_hundred_and_forty_times_ends_the_run_after_hours()
    {
        _rig.Board.Prepare = session => session.Accepts = false;

        _rig.Run(4 * HourMs);

        AssertEnded("7 broker-lost");
        Assert.Equal(240, _rig.Board.Sessions.Count);
        Assert.True(_rig.Board.Clock.TickMs > 2 * HourMs);
    }

    [Fact]
    public void Once_a_day_it_is_started_anew_in_the_hour_that_the_settings_name()
    {
        // The known time is 08:00 UTC, so that 3 o'clock comes 19 hours later.
        _rig.Board.Clock.UtcMs = BoardClock.KnownUtcMs;
        _rig.Run((19 * HourMs) - 1000);
        Assert.Equal(0, _rig.Board.Runtime.Reboots);

        _rig.Run(2000);

        AssertEnded("6 daily");
    }

    [Fact]
    public void In_its_hour_it_is_not_started_anew_before_two_hours_of_uptime()
    {
        _rig.Board.Clock.UtcMs = BoardClock.KnownUtcMs + (19 * HourMs);
        _rig.Run(HourMs - 1000);
        Assert.Equal(0, _rig.Board.Runtime.Reboots); // the run that a restart at 03:00:00 begins

        _rig.Run(22 * HourMs);
        Assert.Equal(0, _rig.Board.Runtime.Reboots);
        _rig.Run(2 * HourMs);

        AssertEnded("6 daily");
    }

    [Fact]
    public void Without_the_time_there_is_no_daily_restart()
    {
        _rig.Board.Clock.UtcMs = 0;

        _rig.Run(5 * HourMs);

        Assert.Equal(0, _rig.Board.Runtime.Reboots);
    }

    [Fact]
    public void Without_an_hour_in_the_settings_there_is_no_daily_restart()
    {
        _rig.Board.Files.Texts["edgelem.json"] = ProgramRig.Settings.Replace("\"rebootHour\": 3,", "", StringComparison.Ordinal);
        _rig.Board.Clock.UtcMs = BoardClock.KnownUtcMs + (16 * HourMs);

        _rig.Run(5 * HourMs);

        Assert.Equal(0, _rig.Board.Runtime.Reboots);
    }

    [Fact]
    public void The_lamp_and_the_display_are_served_every_second()
    {
        _rig.Run(100_000);

        Assert.InRange(_rig.Board.Pins[4].Levels.Count, 99, 102);
        Assert.True(_rig.Board.Display!.Shows > 90);
        Assert.True(_rig.Program.Supervisor!.Progress >= 400);
    }

    private int Pulses() => _rig.Board.Pins[27].Levels.Count(isHigh => isHigh);

    /// <summary>Last words first, then the relays, then the restart: the words must stand when power goes with it, the relays are open over the boot.</summary>
    private void AssertEnded(string words)
    {
        Assert.Equal(1, _rig.Board.Runtime.Reboots);
        Assert.StartsWith(words + " uptime ", _rig.ExitText, StringComparison.Ordinal);
        Assert.Equal(["file exit.txt", "write 25 low", "write 26 low", "reboot"], _rig.Board.Diary.TakeLast(4));
        Assert.Contains($"restart: {words[2..]}", _rig.Board.Lines);
        Assert.Equal(words[0] - '0', (int)new ExitRecord(_rig.Board.Files).Last);
    }
}
