using System.Runtime.InteropServices;
using System.Text;

namespace EdgeLem.Sim.Devices.Lines;

/// <summary>
/// A pseudo-terminal: this program holds one end, and any Modbus master opens the other by its <see cref="Name"/> as if it were a serial port. Speed,
/// parity and stop bits that a master sets have no effect. Linux only.
/// </summary>
/// <remarks>This program also holds the other end open, so that masters may come and go.</remarks>
public sealed class PseudoTerminal : IByteLink
{
    private const int NameLength = 128;

    private readonly int _master;
    private readonly int _terminal;
    private string? _link;
    private bool _isClosed;

    /// <summary>Opens a pair.</summary>
    /// <exception cref="IOException">There is none to be had, or this system is not Linux.</exception>
    public PseudoTerminal()
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new IOException("rtu: pseudo-terminals need Linux. Use RTU over TCP (--tcp-rtu) or Modbus TCP here.");
        }

        _master = PtyCalls.OpenMaster(PtyCalls.ReadWrite | PtyCalls.NoControllingTerminal | PtyCalls.NonBlocking | PtyCalls.CloseOnExec);
        Require(_master >= 0);
        Require(PtyCalls.Grant(_master) == 0);
        Require(PtyCalls.Unlock(_master) == 0);
        byte[] name = new byte[NameLength];
        Require(PtyCalls.NameOf(_master, ref name[0], NameLength) == 0);
        Name = Encoding.UTF8.GetString(name, 0, Array.IndexOf(name, (byte)0));
        _terminal = PtyCalls.Open(Name, PtyCalls.ReadWrite | PtyCalls.NoControllingTerminal | PtyCalls.CloseOnExec);
        Require(_terminal >= 0);
        MakeRaw();
    }

    /// <summary>The path to open as a serial port, such as <c>/dev/pts/3</c>.</summary>
    public string Name { get; }

    /// <summary>Makes a symbolic link to the terminal, so that a configuration can name a path that stays the same. It is removed with the terminal.</summary>
    /// <param name="path">Path of the link; a link that lies there is replaced, anything else is not.</param>
    /// <exception cref="IOException">Something else lies there, or the link cannot be made.</exception>
    public void LinkAs(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var existing = new FileInfo(path);
        if (existing.LinkTarget is not null)
        {
            existing.Delete();
        }
        else if (Path.Exists(path))
        {
            throw new IOException($"rtu: --link '{path}' exists and is no symbolic link. Choose another path.");
        }

        try
        {
            File.CreateSymbolicLink(path, Name);
        }
        catch (UnauthorizedAccessException refusal)
        {
            throw new IOException($"rtu: --link '{path}' cannot be made: {refusal.Message} Choose a folder that you may write to.", refusal);
        }

        _link = path;
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int waitMs)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        var entry = new PtyCalls.PollEntry { File = _master, Events = PtyCalls.PollIn };
        if (PtyCalls.Poll(ref entry, 1, waitMs) <= 0)
        {
            return 0;
        }

        nint count = PtyCalls.Read(_master, ref buffer[0], (nuint)buffer.Length);
        return count > 0 ? (int)count : MayRepeat() ? 0 : -1;
    }

    /// <inheritdoc/>
    /// <remarks>A terminal that nobody reads fills up; what does not fit is lost, as on a real line.</remarks>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.IsEmpty && PtyCalls.Write(_master, in bytes[0], (nuint)bytes.Length) < 0 && !MayRepeat())
        {
            throw new IOException($"rtu: {Name} cannot be written: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.");
        }
    }

    /// <summary>Closes both ends and removes the link.</summary>
    public void Dispose()
    {
        if (_isClosed)
        {
            return;
        }

        _isClosed = true;
        _ = PtyCalls.Close(_terminal);
        _ = PtyCalls.Close(_master);
        if (_link is not null && new FileInfo(_link).LinkTarget == Name)
        {
            File.Delete(_link);
        }
    }

    private static bool MayRepeat() => Marshal.GetLastPInvokeError() is PtyCalls.TryAgain or PtyCalls.Interrupted;

    /// <summary>Without this the terminal would echo, translate line ends and wait for them.</summary>
    private void MakeRaw()
    {
        byte[] attributes = new byte[PtyCalls.TermiosLength];
        Require(PtyCalls.GetAttributes(_terminal, ref attributes[0]) == 0);
        PtyCalls.MakeRaw(ref attributes[0]);
        Require(PtyCalls.SetAttributes(_terminal, PtyCalls.SetNow, ref attributes[0]) == 0);
    }

    private void Require(bool succeeded)
    {
        if (!succeeded)
        {
            string reason = Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());
            _ = _master >= 0 ? PtyCalls.Close(_master) : 0;
            throw new IOException($"rtu: no pseudo-terminal can be had: {reason}. Is /dev/pts mounted?");
        }
    }
}
