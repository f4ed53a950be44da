using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace EdgeLem.Node.Linux.Ports;

/// <summary>
/// A serial line by the kernel's own calls: locked for this program, raw, without handshake, read with <c>poll</c>. It needs no package and
/// works with UARTs, USB adapters and pseudo-terminals.
/// </summary>
/// <remarks>
/// The direction of an RS-485 transceiver is switched by the adapter itself or by the kernel (<see cref="SerialSettings.Rs485"/>); user space
/// cannot do it in time. A USB adapter with an FTDI chip collects bytes for 16 ms: set its <c>latency_timer</c> to 1.
/// </remarks>
public sealed class SerialLine : IBusPort
{
    private const int Closed = -1;
    private const int WriteTimeoutMs = 1000;

    // struct serial_rs485 (linux/serial.h): flags, two delays in ms, padding; 32 bytes. Enabled, and RTS high while sending.
    private const int Rs485Length = 32;
    private const uint Rs485Flags = 0x1 | 0x2;

    private readonly SerialSettings _settings;
    private int _file = Closed;

    /// <summary>A line that is not open yet.</summary>
    /// <param name="settings">Valid settings.</param>
    /// <exception cref="ArgumentException">The settings are not valid; the message holds all errors.</exception>
    public SerialLine(SerialSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        IReadOnlyList<string> errors = settings.Validate();
        if (errors.Count > 0)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, errors), nameof(settings));
        }

        _settings = settings;
    }

    /// <inheritdoc/>
    public string Name => _settings.ToString();

    /// <inheritdoc/>
    public bool IsOpen => _file != Closed;

    /// <inheritdoc/>
    public bool TryOpen(int waitMs)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new IOException($"serial: {Name} cannot be opened: serial lines by termios need Linux. Use a TCP gateway, or a build with -p:DevicePackages=true.");
        }

        if (!IsOpen)
        {
            Open();
        }

        return true;
    }

    /// <inheritdoc/>
    public void Write(byte[] bytes, int count)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        for (int written = 0; written < count;)
        {
            nint now = Libc.Write(_file, ref bytes[written], (nuint)(count - written));
            if (now > 0)
            {
                written += (int)now;
            }
            else if (now < 0 && !MayRepeat())
            {
                throw Failure("cannot be written");
            }
            else if (!IsReady(Libc.PollOut, WriteTimeoutMs))
            {
                throw new IOException($"serial: {Name} took {written} of {count} bytes within {WriteTimeoutMs} ms. Check the adapter.");
            }
        }
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int waitMs)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        if (!IsReady(Libc.PollIn, waitMs))
        {
            return 0;
        }

        nint count = Libc.Read(_file, ref buffer[0], (nuint)buffer.Length);
        if (count < 0 && !MayRepeat())
        {
            throw Failure("cannot be read");
        }

        // Ready, and yet the end of the file: the tty was hung up (tty_ioctl(4)), as when an adapter is unplugged. A line at rest is not ready.
        return count == 0 ? throw Gone() : (int)Math.Max(count, 0);
    }

    /// <summary>Drops what was received and not read yet.</summary>
    public void DropInput() => _ = Libc.Flush(_file, Libc.FlushInput);

    /// <inheritdoc/>
    public void Close()
    {
        if (IsOpen)
        {
            _ = Libc.Close(_file);
            _file = Closed;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    /// <summary>A pseudo-terminal carries bytes without speed or parity, so it does not keep them.</summary>
    private bool IsPseudoTerminal()
    {
        string target = File.ResolveLinkTarget(_settings.Path, returnFinalTarget: true)?.FullName ?? _settings.Path;
        return target.StartsWith("/dev/pts/", StringComparison.Ordinal);
    }

    private static bool MayRepeat() => Marshal.GetLastPInvokeError() is Libc.TryAgain or Libc.Interrupted;

    private void Open()
    {
        _file = Libc.Open(_settings.Path, Libc.ReadWrite | Libc.NoControllingTerminal | Libc.NonBlocking | Libc.CloseOnExec);
        if (!IsOpen)
        {
            throw Failure("cannot be opened");
        }

        try
        {
            Configure();
        }
        catch (IOException)
        {
            Close();
            throw;
        }
    }

    private void Configure()
    {
        byte[] wanted = new byte[Termios.Length];
        byte[] actual = new byte[Termios.Length];
        Require(Libc.GetAttributes(_file, ref wanted[0]) == 0, "is no serial line");

        // The lock ends with this program, however it ends; the kernel's own TIOCEXCL would stay on a terminal that somebody else keeps open.
        Require(Libc.Lock(_file, Libc.LockAlone) == 0, "cannot be had alone");
        Termios.Shape(wanted, _settings);
        Require(Libc.SetAttributes(_file, Libc.SetNow, ref wanted[0]) == 0, "refuses its settings");
        Require(Libc.GetAttributes(_file, ref actual[0]) == 0, "is no serial line");
        if (!IsPseudoTerminal() && !Termios.Agree(wanted, actual))
        {
            throw new IOException($"serial: {Name} took only a part of its settings. Choose a speed, parity and stop bits that the adapter has.");
        }

        if (_settings.Rs485)
        {
            SwitchToRs485();
        }

        _ = Libc.Flush(_file, Libc.FlushBoth);
    }

    private void SwitchToRs485()
    {
        byte[] mode = new byte[Rs485Length];
        BinaryPrimitives.WriteUInt32LittleEndian(mode, Rs485Flags);
        if (!BitConverter.IsLittleEndian)
        {
            mode.AsSpan(0, sizeof(uint)).Reverse();
        }

        Require(Libc.Control(_file, Libc.SetRs485, ref mode[0]) == 0, "has no RS-485 mode in the kernel; an adapter that switches by itself needs none, so leave 'rs485' out. It");
    }

    private void Require(bool succeeded, string problem)
    {
        if (!succeeded)
        {
            throw Failure(problem);
        }
    }

    private bool IsReady(short events, int waitMs)
    {
        var entry = new Libc.PollEntry { File = _file, Events = events };
        int ready = Libc.Poll(ref entry, 1, waitMs);
        if (ready < 0 && !MayRepeat())
        {
            throw Failure("cannot be watched");
        }

        bool isGone = (entry.ReturnedEvents & (Libc.PollError | Libc.PollHangUp)) != 0 && (entry.ReturnedEvents & events) == 0;
        return isGone ? throw Gone() : ready > 0;
    }

    private IOException Gone() => new($"serial: {Name} is gone. Was the adapter unplugged?");

    private IOException Failure(string problem)
    {
        int error = Marshal.GetLastPInvokeError();
        string advice = error switch
        {
            Libc.NoEntry => "'ls /dev/serial/by-id /dev/tty*' shows what there is.",
            Libc.NoAccess => "Add the user to the group dialout and log in again.",
            Libc.Busy or Libc.TryAgain => "Another program has it: 'fuser' on the path tells which.",
            Libc.NotATerminal => "Name a tty device.",
            _ => "Check the adapter and its driver.",
        };
        return new IOException($"serial: {Name} {problem}: {Marshal.GetPInvokeErrorMessage(error)}. {advice}");
    }
}
