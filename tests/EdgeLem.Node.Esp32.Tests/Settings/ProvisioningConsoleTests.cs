using EdgeLem.Node.Esp32.Hosting;
using EdgeLem.Node.Esp32.Settings;
using EdgeLem.Node.Esp32.Tests.Fakes;

namespace EdgeLem.Node.Esp32.Tests.Settings;

public sealed class ProvisioningConsoleTests : IStatusSource
{
    private const string Secret = "hunter22-secret";

    private readonly FakeBoard _board = new();
    private readonly ScriptedLine _line = new();
    private readonly SettingsFile _file;
    private readonly ProvisioningConsole _console;

    public ProvisioningConsoleTests()
    {
        _file = new SettingsFile(_board);
        _console = new ProvisioningConsole(_line, true, _file, this);
        _console.Serve(0);
        Assert.Equal("EdgeLem node. Write help.\r\n", _line.TakeWritten());
    }

    public string[] Status() => ["line one", "line two"];

    [Fact]
    public void What_is_typed_is_sent_back_and_answered()
    {
        Assert.Equal("status\r\nline one\r\nline two\r\n", Type("status\r"));
    }

    [Fact]
    public void Nothing_happens_before_the_line_has_ended()
    {
        Assert.Equal("rebo", Type("rebo"));
        Assert.False(_console.WantsReboot);

        Assert.Equal("ot\r\nrestarting.\r\n", Type("ot\n"));
        Assert.True(_console.WantsReboot);
    }

    [Fact]
    public void Both_ends_of_a_line_are_one_and_empty_lines_are_none() => Assert.Equal("status\r\nline one\r\nline two\r\n", Type("\r\n\r\nstatus\r\n\r\n"));

    [Theory]
    [InlineData("\b")]
    [InlineData("\u007f")]
    public void A_backspace_takes_a_character_back_on_the_screen_too(string backspace)
    {
        Assert.Equal("statx\b \bus\r\nline one\r\nline two\r\n", Type("statx" + backspace + "us\r"));
        Assert.Equal("", Type(backspace + backspace)); // nothing is there to take back
    }

    [Fact]
    public void A_backspace_takes_the_whole_of_a_character_of_several_bytes()
    {
        Type("set wifi ä€\b\bö\r");

        Assert.Equal("ö", _file.Values["wifi"]);
    }

    [Fact]
    public void A_name_beyond_ASCII_is_taken_as_it_is_typed()
    {
        Assert.Contains("Grüße 家", Type("set wifi Grüße 家\r"), StringComparison.Ordinal);

        Assert.Equal("Grüße 家", _file.Values["wifi"]);
    }

    [Fact]
    public void A_line_of_200_bytes_is_obeyed_and_of_a_longer_one_nothing()
    {
        string longest = new('x', 200 - "set wifi ".Length);
        Type("set wifi " + longest + "\r");
        Assert.Equal(longest, _file.Values["wifi"]);

        string answer = Type("set wifi " + longest + "y\r");
        Assert.EndsWith("the line is longer than 200 bytes; nothing was done.\r\n", answer, StringComparison.Ordinal);
        Assert.Equal(longest, _file.Values["wifi"]);

        Assert.EndsWith("line two\r\n", Type("status\r"), StringComparison.Ordinal); // the next line is a new one
    }

    [Fact]
    public void A_line_that_arrives_byte_by_byte_is_the_same_line()
    {
        string all = string.Concat("status\r".Select(c => Type(c.ToString())));

        Assert.Equal("status\r\nline one\r\nline two\r\n", all);
    }

    [Theory]
    [InlineData("frobnicate", "'frobnicate' is no command. Write help.")]
    [InlineData("STATUS", "'STATUS' is no command. Write help.")]
    [InlineData("set", "write set KEY VALUE.")]
    [InlineData("set wifi", "write set KEY VALUE.")]
    [InlineData("set .a 1", "'.a' is no key.")]
    [InlineData("unset", "write unset KEY.")]
    [InlineData("unset a.", "write unset KEY.")]
    public void A_command_that_cannot_be_done_is_answered_with_what_can(string line, string answer) => Assert.EndsWith(answer + "\r\n", Type(line + "\r"), StringComparison.Ordinal);

    [Fact]
    public void Help_names_every_command()
    {
        string help = Type("help\r");

        foreach (string verb in new[] { "status", "show", "set", "unset", "check", "save", "reboot" })
        {
            Assert.Contains("\r\n" + verb + " ", help, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("9600", 9600L)]
    [InlineData("-1", -1L)]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("ABC", "ABC")]
    [InlineData("\"9600\"", "9600")]
    [InlineData("\"true\"", "true")]
    [InlineData("\" two  words \"", " two  words ")]
    [InlineData("two words", "two words")]
    [InlineData("\"", "\"")]
    [InlineData("99999999999999999999", "99999999999999999999")]
    public void A_value_is_a_number_a_truth_value_or_a_text(string typed, object value)
    {
        Type($"set key {typed}\r");

        Assert.Equal(value, _file.Values["key"]);
    }

    [Fact]
    public void A_node_is_set_up_by_hand_saved_and_started_anew()
    {
        foreach (string line in new[]
        {
            "set feederId village", "set nodeId home-01", "set wifi village-net", "set gateway.host gateway.local", "set connection.phases ABC", "set connection.ratedImportW 17000",
            "set connection.ratedExportW 0", "set meter.map eastron_sdm630", "set meter.unit 1", "set lampPin 99", "unset lampPin", "set secret.wifiPassword " + Secret,
        })
        {
            Type(line + "\r");
        }

        Assert.EndsWith("the settings are sound.\r\n", Type("check\r"), StringComparison.Ordinal);
        Assert.Empty(_board.Files.Texts); // nothing holds before it was saved
        Assert.EndsWith("saved; reboot makes it hold.\r\n", Type("save\r"), StringComparison.Ordinal);
        SettingsBench.BindSound(_board.Files.Texts["edgelem.json"], _board.Files.Texts["secrets.json"]);
        Type("reboot\r");
        Assert.True(_console.WantsReboot);
    }

    [Fact]
    public void Check_tells_every_fault_and_their_number()
    {
        string answer = Type("check\r");

        Assert.Contains("\r\nnodeId is missing.\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n5 faults.\r\n", answer, StringComparison.Ordinal); // feederId, nodeId, gateway, connection, meter
    }

    [Fact]
    public void A_storage_that_does_not_take_the_settings_is_told()
    {
        _board.Files.IsBroken = true;

        Assert.Contains("the storage did not take it", Type("save\r"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("set secret.wifiPassword " + Secret)]
    [InlineData("set secret.wifiPassword \"" + Secret + "\"")]
    [InlineData("  set secret.wifiPassword " + Secret)]
    [InlineData("set   secret.wifiPassword   " + Secret)]
    [InlineData("setx\b secret.wifiPassword " + Secret)]
    public void A_secret_is_neither_sent_back_nor_told_afterwards(string line)
    {
        string all = Type(line + "\r") + Type("show\r") + Type("check\r") + Type("status\r") + Type("save\r") + string.Concat(_board.Lines);

        Assert.Equal(Secret, _file.Secrets["wifiPassword"]);
        Assert.DoesNotContain(Secret, all, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter", all, StringComparison.Ordinal);
        Assert.Contains("***", all, StringComparison.Ordinal);
        Assert.Contains("secret.wifiPassword is set", all, StringComparison.Ordinal);
    }

    [Fact]
    public void The_key_of_a_secret_is_sent_back_up_to_its_value()
    {
        Assert.StartsWith("set secret.mqttPassword ********\r\n", Type("set secret.mqttPassword hunter22\r"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_that_is_corrected_while_it_is_typed_stays_hidden()
    {
        Assert.Equal("set secret.k *\b \b**", Type("set secret.k a\bbc"));
    }

    [Fact]
    public void A_value_that_is_none_stays_readable() => Assert.StartsWith("set wifi secret.net x\r\n", Type("set wifi secret.net x\r"), StringComparison.Ordinal);

    [Fact]
    public void On_a_line_on_which_only_one_may_talk_nothing_is_sent_back()
    {
        var line = new ScriptedLine();
        var console = new ProvisioningConsole(line, false, _file, this);
        line.Arrive("stax\btus\r");

        console.Serve(0);

        Assert.Equal("EdgeLem node. Write help.\r\nline one\r\nline two\r\n", line.Written);
    }

    [Fact]
    public void A_line_that_does_not_open_is_tried_every_five_seconds()
    {
        var line = new ScriptedLine { CanOpen = false };
        var console = new ProvisioningConsole(line, true, _file, this);
        for (long tickMs = 0; tickMs <= 20_000; tickMs += 50)
        {
            console.Serve(tickMs);
        }

        Assert.Equal(5, line.Attempts);
        Assert.Equal("", line.Written);
    }

    [Fact]
    public void A_line_that_fails_is_closed_and_opened_again()
    {
        _line.ReadFails = true;
        _console.Serve(100);
        Assert.False(_line.IsOpen);
        _line.ReadFails = false;

        _console.Serve(6000);

        Assert.EndsWith("line two\r\n", Type("status\r"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_line_there_is_nothing_to_serve()
    {
        var console = new ProvisioningConsole(null, true, _file, this);

        console.Serve(0);

        Assert.False(console.WantsReboot);
    }

    private string Type(string text)
    {
        _line.Arrive(text);
        _console.Serve(10_000);
        return _line.TakeWritten();
    }
}
