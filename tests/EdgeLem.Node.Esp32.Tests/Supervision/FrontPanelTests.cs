using EdgeLem.Node.Esp32.Supervision;
using EdgeLem.Node.Esp32.Tests.Fakes;

namespace EdgeLem.Node.Esp32.Tests.Supervision;

public sealed class FrontPanelTests
{
    private readonly FakePin _lamp = new([], 4, false);
    private readonly FakePin _watchdog = new([], 27, false);
    private readonly FakeDisplay _display = new();
    private readonly FrontPanel _panel;
    private readonly NodeRig _rig = new();

    public FrontPanelTests() => _panel = new FrontPanel(_lamp, _watchdog, _display);

    [Fact]
    public void A_pulse_is_low_high_low_and_comes_once_a_second()
    {
        for (long tickMs = 0; tickMs <= 2000; tickMs += 250)
        {
            _panel.Pulse(tickMs);
        }

        Assert.Equal([false, true, false, true, false, true, false], _watchdog.Levels);
        Assert.Equal(3, _panel.Pulses);
    }

    [Fact]
    public void The_lamp_blinks_while_gateway_or_meter_is_missing()
    {
        for (int i = 0; i < 4; i++)
        {
            _panel.Show(_rig.Report);
        }

        Assert.Equal([true, false, true, false], _lamp.Levels.Skip(1));
    }

    [Fact]
    public void The_lamp_is_lit_while_gateway_and_meter_are_there()
    {
        Report(isOnline: true);
        for (int i = 0; i < 4; i++)
        {
            _panel.Show(_rig.Report);
        }

        Assert.Equal([true, true, true, true], _lamp.Levels.Skip(1));
    }

    [Fact]
    public void With_a_meter_but_without_a_gateway_the_lamp_blinks()
    {
        Report(isOnline: false);
        _panel.Show(_rig.Report);
        _panel.Show(_rig.Report);

        Assert.Equal([true, false], _lamp.Levels.Skip(1));
    }

    [Fact]
    public void The_display_shows_the_report_and_nothing_before_there_is_one()
    {
        _panel.Show(_rig.Report);
        Assert.Equal(0, _display.Shows);

        Report(isOnline: true);
        _panel.Show(_rig.Report);

        Assert.Same(_rig.Report.Lines(), _display.Shown);
    }

    [Fact]
    public void A_node_without_lamp_watchdog_and_display_needs_none_of_them()
    {
        var bare = new FrontPanel(null, null, null);
        Report(isOnline: true);

        bare.Pulse(0);
        bare.Show(_rig.Report);

        Assert.Equal(1, bare.Pulses);
    }

    private void Report(bool isOnline)
    {
        if (isOnline)
        {
            _rig.Inbox.NoteConnected();
        }

        _rig.Run(1000);
        _rig.Report.Want();
        _rig.Run(60_000);
        Assert.Equal((isOnline, true), (_rig.Report.IsOnline, _rig.Report.HasMeter));
    }
}
