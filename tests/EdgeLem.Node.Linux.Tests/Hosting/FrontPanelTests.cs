using System.Net.Sockets;
using System.Text;
using EdgeLem.Node.Control;
using EdgeLem.Node.Face;
using EdgeLem.Node.Linux.Hosting;
using EdgeLem.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeLem.Node.Linux.Tests.Hosting;

public sealed class FrontPanelTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void The_status_line_says_how_the_node_does_and_only_when_it_changed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Skipped: abstract sockets are Linux's.");
        string name = $"edgelem-{Guid.NewGuid():N}";
        using var systemd = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        systemd.Bind(new UnixDomainSocketEndPoint($"\0{name}"));
        using var notifier = new SystemdNotifier(variable => variable == "NOTIFY_SOCKET" ? $"@{name}" : null, _time);
        var panel = new FrontPanel(notifier, null, (NullLogger.Instance, _time));
        NodeFace Face() => new() { NodeId = "n1", IsOnline = true, Envelope = FallbackState.Dispatched, NetPowerW = 812.4, VoltageV = 229.94, ClearedW = 500, WaitingRecords = 2 };

        panel.Show(Face());
        panel.Show(Face());
        panel.Show(new NodeFace { NodeId = "n1" });

        byte[] buffer = new byte[512];
        Assert.Equal("STATUS=online, limits Dispatched, 812 W, 229.9 V, traded 500 W, 2 records wait", Encoding.UTF8.GetString(buffer, 0, systemd.Receive(buffer)));
        Assert.Equal("STATUS=offline, limits RatedLimits, meter not read, traded 0 W, 0 records wait", Encoding.UTF8.GetString(buffer, 0, systemd.Receive(buffer)));
        Assert.Equal(0, systemd.Available);
    }

    [Fact]
    public void A_face_is_due_at_once_and_then_once_a_second()
    {
        using var notifier = new SystemdNotifier(_ => null, _time);
        var panel = new FrontPanel(notifier, null, (NullLogger.Instance, _time));
        Assert.True(panel.IsDue);

        panel.Show(new NodeFace { NodeId = "n1" });

        Assert.False(panel.IsDue);
        _time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(panel.IsDue);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(panel.IsDue);
    }
}
