using EdgeLem.Node.Esp32.Hosting;
using EdgeLem.Node.Esp32.Supervision;
using EdgeLem.Node.Esp32.Tests.Fakes;

namespace EdgeLem.Node.Esp32.Tests.Hosting;

public sealed class NodeProgramTests
{
    private readonly ProgramRig _rig = new();

    [Fact]
    public void With_sound_settings_the_node_is_built_and_nothing_runs_yet()
    {
        Assert.True(_rig.Program.IsReady);
        Assert.NotNull(_rig.Program.Supervisor);
        Assert.Equal(("home-01", 0, 0), (_rig.Parts.Configuration.NodeId, _rig.Parts.Bus.Progress, _rig.Board.Sessions.Count));
        Assert.Equal(8, _rig.Board.Files.RecordNames.Count);
    }

    [Fact]
    public void The_relays_are_taken_before_anything_else_is_touched()
    {
        _ = _rig.Program;

        Assert.Equal(["pin 25 low", "pin 26 low"], _rig.Board.Diary.Take(2));
        Assert.Contains("pin 4 low", _rig.Board.Diary);
        Assert.Contains("pin 27 low", _rig.Board.Diary);
    }

    [Fact]
    public void The_relays_are_taken_also_when_something_else_is_wrong()
    {
        _rig.Board.Files.Texts["edgelem.json"] = ProgramRig.Settings.Replace("\"home-01\"", "7", StringComparison.Ordinal);

        Assert.False(_rig.Program.IsReady);

        Assert.Equal(["pin 25 low", "pin 26 low"], _rig.Board.Diary.Take(2));
    }

    [Fact]
    public void Every_start_has_a_boot_id_of_its_number_and_of_chance()
    {
        _rig.Run(6000);

        string will = _rig.Board.Sessions[0].Settings.Will;
        Assert.Contains("\"boot\":\"1-a5a5a5\"", will, StringComparison.Ordinal);
        Assert.Equal("edgelem/v1/village/home-01/state", _rig.Board.Sessions[0].Settings.WillTopic);
        Assert.Equal("1", _rig.Board.Files.Texts["boots.txt"]);
    }

    [Fact]
    public void It_subscribes_to_its_own_topics_and_the_markets()
    {
        _rig.Run(6000);

        Assert.Equal(
            ["edgelem/v1/village/home-01/reply", "edgelem/v1/village/home-01/dispatch", "edgelem/v1/village/home-01/config", "edgelem/v1/village/market/#"],
            _rig.Board.Sessions[0].Topics);
        Assert.Contains(_rig.Board.Sessions[0].Messages, m => m.Topic.EndsWith("/state", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_settings_it_serves_the_console_and_builds_nothing()
    {
        _rig.Board.Files.Texts.Clear();
        NodeProgram program = _rig.Program;
        Assert.False(program.IsReady);
        Assert.Null(program.Parts);
        Assert.Equal("there is no edgelem.json: write the settings at the console, or deploy the file.", program.Faults.At(0));

        _rig.Board.Console!.Arrive("status\r");
        Assert.False(program.ServeConsole());

        Assert.Contains("not set up: write check", _rig.Board.Console.Written, StringComparison.Ordinal);
        Assert.Equal(0, _rig.Board.Runtime.Reboots);
    }

    [Fact]
    public void A_board_without_settings_runs_until_it_is_told_to_restart()
    {
        _rig.Board.Files.Texts.Clear();
        _rig.Board.Console!.Arrive("set wifi net\rsave\rreboot\r");

        _rig.Program.Run();

        Assert.Equal(1, _rig.Board.Runtime.Reboots);
        Assert.StartsWith("1 command", _rig.ExitText, StringComparison.Ordinal);
        Assert.Equal("{\"wifi\":\"net\"}", _rig.Board.Files.Texts["edgelem.json"]);
    }

    /// <summary>Nobody would be listening any more on a board that is not set up.</summary>
    [Fact]
    public void A_fault_at_the_console_does_not_end_the_only_thread()
    {
        _rig.Board.Files.Texts.Clear();
        int calls = 0;
        var line = new ThrowingLine(() => ++calls);
        _rig.Board.Console = null;
        _rig.Board.Line = line;

        _rig.Program.Run();

        Assert.Equal(1, _rig.Board.Runtime.Reboots);
        Assert.Contains(_rig.Board.Lines, text => text.StartsWith("console: System.InvalidOperationException", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_settings_and_without_a_console_the_bus_is_the_console_with_the_pins_of_the_board()
    {
        _rig.Board.Files.Texts.Clear();
        _rig.Board.Console = null;
        var line = new ScriptedLine();
        _rig.Board.Line = line;
        line.Arrive("status\r");

        _rig.Program.ServeConsole();

        Assert.Equal((115_200, 17, 16, 18), (_rig.Board.LineSettings!.BaudRate, _rig.Board.LineSettings.TransmitPin, _rig.Board.LineSettings.ReceivePin, _rig.Board.LineSettings.DirectionPin));
        Assert.StartsWith("EdgeLem node. Write help.\r\nEdgeLem ", line.Written, StringComparison.Ordinal); // and nothing is sent back on it
    }

    [Fact]
    public void The_last_exit_is_told_and_kept_for_whoever_asks()
    {
        _rig.Board.Files.Texts["exit.txt"] = "3 low-memory uptime 90 s, utc 1800000000 s";

        Assert.Equal(ExitReason.LowMemory, _rig.Program.Exit.Last);
        Assert.Contains(_rig.Board.Lines, line => line.EndsWith("last exit: 3 low-memory uptime 90 s, utc 1800000000 s", StringComparison.Ordinal));
    }

    [Fact]
    public void Versions_that_do_not_fit_are_told_and_the_node_runs_all_the_same()
    {
        _rig.Board.Runtime.FirmwareVersion = "1.16.0.1";
        _rig.Run(5000);

        Assert.Contains(_rig.Board.Lines, line => line.StartsWith("firmware image is 1.16.0.1", StringComparison.Ordinal));
        Assert.Contains(_rig.Program.Status(), line => line.StartsWith("firmware image is 1.16.0.1", StringComparison.Ordinal));
        Assert.True(_rig.Parts.Bus.Progress > 0);
    }

    [Fact]
    public void The_status_tells_memory_link_and_devices()
    {
        _rig.Run(70_000);

        string status = string.Join('\n', _rig.Program.Status());
        Assert.Contains("heap: managed 60000 bytes free, native block 40000 bytes", status, StringComparison.Ordinal);
        Assert.Contains("network 192.168.1.30 , gateway connected", status, StringComparison.Ordinal);
        Assert.Contains("meter ", status, StringComparison.Ordinal);
        Assert.Contains("thread faults: 0", status, StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_are_in_no_line_that_anybody_can_see()
    {
        _rig.Run(30_000);
        foreach (string command in new[] { "help", "status", "show", "check", "save" })
        {
            _rig.Board.Console!.Arrive(command + "\r");
            _rig.Run(1000);
        }

        _rig.Board.Network.HasAddress = false;
        _rig.Board.Prepare = session => session.Accepts = false;
        _rig.Run(120_000);

        string all = _rig.Board.Console!.Written + string.Concat(_rig.Board.Lines) + string.Concat(_rig.Program.Status()) + _rig.ExitText + string.Concat(_rig.Board.Display!.Shown!)
            + _rig.Board.Files.Texts["edgelem.json"] + string.Concat(_rig.Board.Sessions.SelectMany(s => s.Messages).Select(m => m.Topic + m.Text)) + _rig.Board.Sessions[0].Settings.Will;
        Assert.DoesNotContain("hunter22", all, StringComparison.Ordinal);
        Assert.Contains("secret.wifiPassword is set", all, StringComparison.Ordinal);
        Assert.Contains("hunter22-mqtt", _rig.Board.Files.Texts["secrets.json"], StringComparison.Ordinal); // it was there to be found
    }

    [Fact]
    public void The_three_threads_start_and_stop()
    {
        _rig.Program.Start();

        Assert.True(_rig.Program.Stop(60_000));

        Assert.Equal(0, _rig.Program.ThreadFaults);
    }

    /// <summary>Throws twice, then delivers the command to restart.</summary>
    private sealed class ThrowingLine(Func<int> count) : Esp32.Board.ISerialLine
    {
        public bool IsOpen { get; private set; }

        public string Problem => "";

        public bool TryOpen() => IsOpen = true;

        public int Read(byte[] buffer)
        {
            int call = count();
            if (call <= 2)
            {
                throw new InvalidOperationException("scripted");
            }

            return call == 3 ? System.Text.Encoding.UTF8.GetBytes("reboot\r", buffer) : 0;
        }

        public bool Write(byte[] bytes, int count) => true;

        public void Close() => IsOpen = false;
    }
}
