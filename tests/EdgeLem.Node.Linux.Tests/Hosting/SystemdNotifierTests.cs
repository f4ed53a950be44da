using System.Net.Sockets;
using System.Text;
using EdgeLem.Node.Linux.Hosting;
using EdgeLem.Tests;

namespace EdgeLem.Node.Linux.Tests.Hosting;

/// <summary>Datagrams on a real unix socket, as sd_notify(3) describes them.</summary>
public sealed class SystemdNotifierTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("edgelem-notify-");
    private readonly ManualTime _time = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_first_round_says_ready_and_the_end_says_stopping()
    {
        using Socket systemd = Listen(SocketPath);
        using SystemdNotifier notifier = Notifier(SocketPath);

        notifier.Alive();
        notifier.Alive();
        notifier.Status("online,\n230 V");
        notifier.Stopping();

        Assert.Equal(["READY=1", "STATUS=online, 230 V", "STOPPING=1"], Received(systemd));
    }

    [Fact]
    public void A_name_with_an_at_sign_is_in_the_abstract_space()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Skipped: abstract sockets are Linux's.");
        string name = $"edgelem-{Guid.NewGuid():N}";
        using Socket systemd = Listen($"\0{name}");
        using SystemdNotifier notifier = Notifier($"@{name}");

        notifier.Stopping();

        Assert.Equal(["STOPPING=1"], Received(systemd));
    }

    [Fact]
    public void The_watchdog_gets_a_sign_each_half_of_its_time_however_often_the_node_goes_round()
    {
        using Socket systemd = Listen(SocketPath);
        using SystemdNotifier notifier = Notifier(SocketPath, ("WATCHDOG_USEC", "20000000"));

        for (int tenths = 0; tenths < 250; tenths++)
        {
            notifier.Alive();
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }

        // At 0, 10 and 20 of 25 s.
        Assert.Equal(["READY=1", "WATCHDOG=1", "WATCHDOG=1", "WATCHDOG=1"], Received(systemd));
    }

    [Theory]
    [InlineData("WATCHDOG_USEC", "soon")]
    [InlineData("WATCHDOG_USEC", "-1")]
    [InlineData("WATCHDOG_PID", "1")]
    public void A_watchdog_that_is_not_meant_gets_no_sign(string variable, string value)
    {
        using Socket systemd = Listen(SocketPath);
        using SystemdNotifier notifier = Notifier(SocketPath, (variable, value), ("WATCHDOG_USEC", "20000000"));

        notifier.Alive();

        Assert.Equal(["READY=1"], Received(systemd));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("run/notify")]
    [InlineData("/does/not/exist/notify")]
    public void Without_a_socket_nothing_happens(string? name)
    {
        using SystemdNotifier notifier = Notifier(name);

        notifier.Alive();
        notifier.Status("x");
        notifier.Stopping();

        Assert.Equal(0, notifier.Sent);
    }

    [Fact]
    public void A_path_longer_than_an_address_is_no_socket()
    {
        using SystemdNotifier notifier = Notifier("/" + new string('x', 200));

        notifier.Stopping();

        Assert.Equal(0, notifier.Sent);
    }

    [Fact]
    public void A_systemd_that_does_not_read_holds_nobody_up()
    {
        using Socket systemd = Listen(SocketPath);
        using SystemdNotifier notifier = Notifier(SocketPath);
        string words = new('x', 4000);

        for (int i = 0; i < 2000; i++)
        {
            notifier.Status(words);
        }

        Assert.InRange(notifier.Sent, 1, 1999);
    }

    private string SocketPath => Path.Combine(_folder.FullName, "notify");

    private static Socket Listen(string name)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(name));
        return socket;
    }

    private static List<string> Received(Socket socket)
    {
        var lines = new List<string>();
        byte[] buffer = new byte[8192];
        while (socket.Poll(TimeSpan.Zero, SelectMode.SelectRead))
        {
            lines.Add(Encoding.UTF8.GetString(buffer, 0, socket.Receive(buffer)));
        }

        return lines;
    }

    private SystemdNotifier Notifier(string? name, params (string Name, string Value)[] others) => new(
        variable => variable == "NOTIFY_SOCKET" ? name : others.FirstOrDefault(other => other.Name == variable).Value,
        _time);
}
