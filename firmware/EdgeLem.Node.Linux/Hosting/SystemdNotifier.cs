using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace EdgeLem.Node.Linux.Hosting;

/// <summary>
/// Tells systemd how the program does: ready, status, alive, stopping (sd_notify(3): one datagram of <c>NAME=value</c> lines to the socket in <c>NOTIFY_SOCKET</c>). Without that variable, and whenever the socket
/// does not take a datagram, nothing happens: a node must not fail because nobody listens.
/// </summary>
/// <remarks>Any thread may call any method.</remarks>
internal sealed class SystemdNotifier : IDisposable
{
    private readonly Socket? _socket;
    private readonly UnixDomainSocketEndPoint? _listener;
    private readonly TimeProvider _time;
    private readonly TimeSpan _watchdogPeriod;
    private readonly Lock _gate = new();
    private int _isReady;
    private long? _lastAlive;

    /// <summary>Finds the socket and the watchdog's period.</summary>
    /// <param name="variable">Reads a variable of the environment.</param>
    /// <param name="time">Clock of the watchdog.</param>
    public SystemdNotifier(Func<string, string?> variable, TimeProvider time)
    {
        _time = time;
        _listener = EndPointOf(variable("NOTIFY_SOCKET"));
        _watchdogPeriod = WatchdogOf(variable);
        _socket = _listener is null ? null : new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { Blocking = false };
    }

    /// <summary>The notifier of this process.</summary>
    /// <param name="time">Clock of the watchdog.</param>
    public static SystemdNotifier OfProcess(TimeProvider time) => new(Environment.GetEnvironmentVariable, time);

    /// <summary>Datagrams that the socket took.</summary>
    public long Sent { get; private set; }

    /// <summary>Says what the program does, for <c>systemctl status</c>.</summary>
    /// <param name="words">One line.</param>
    public void Status(string words) => Send($"STATUS={words.ReplaceLineEndings(" ")}");

    /// <summary>The stop has begun.</summary>
    public void Stopping() => Send("STOPPING=1");

    /// <summary>
    /// The program is alive. To be called as often as it goes round: the first call says that the start is complete, and a sign for the watchdog is sent when half of its time has passed since the last one
    /// (sd_watchdog_enabled(3) recommends it).
    /// </summary>
    public void Alive()
    {
        if (Interlocked.Exchange(ref _isReady, 1) == 0)
        {
            Send("READY=1");
        }

        if (_watchdogPeriod <= TimeSpan.Zero)
        {
            return;
        }

        lock (_gate)
        {
            long now = _time.GetTimestamp();
            if (_lastAlive is { } last && _time.GetElapsedTime(last, now) < _watchdogPeriod)
            {
                return;
            }

            _lastAlive = now;
        }

        Send("WATCHDOG=1");
    }

    /// <inheritdoc/>
    public void Dispose() => _socket?.Dispose();

    /// <summary>An absolute path, or a name in the abstract space that the variable writes with an at sign in the place of the zero byte.</summary>
    private static UnixDomainSocketEndPoint? EndPointOf(string? text)
    {
        if (string.IsNullOrEmpty(text) || text[0] is not ('/' or '@'))
        {
            return null;
        }

        try
        {
            return new UnixDomainSocketEndPoint(text[0] == '@' ? "\0" + text[1..] : text);
        }
        catch (ArgumentException)
        {
            // Longer than the 108 bytes of sun_path: systemd makes none such.
            return null;
        }
    }

    /// <summary>Half of <c>WATCHDOG_USEC</c>, if it is meant for this process.</summary>
    private static TimeSpan WatchdogOf(Func<string, string?> variable)
    {
        string own = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        bool isMeant = (variable("WATCHDOG_PID") ?? own) == own;
        return isMeant && long.TryParse(variable("WATCHDOG_USEC"), NumberStyles.None, CultureInfo.InvariantCulture, out long microseconds)
            ? TimeSpan.FromMicroseconds(microseconds / 2)
            : TimeSpan.Zero;
    }

    private void Send(string line)
    {
        if (_socket is null)
        {
            return;
        }

        lock (_gate)
        {
            try
            {
                _ = _socket.SendTo(Encoding.UTF8.GetBytes(line), _listener!);
                Sent++;
            }
            catch (Exception unheard) when (unheard is SocketException or ObjectDisposedException)
            {
                // Nobody listens, or its queue is full: the next datagram says the same or more.
            }
        }
    }
}
