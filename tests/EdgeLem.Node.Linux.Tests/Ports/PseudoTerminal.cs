using System.Runtime.InteropServices;
using EdgeLem.Modbus;
using EdgeLem.Node.Linux.Ports;

namespace EdgeLem.Node.Linux.Tests.Ports;

/// <summary>A pseudo-terminal whose far end is a Modbus device: what a program writes to <see cref="Path"/> is answered from one voltage register pair.</summary>
internal sealed class PseudoTerminal : IModbusRegisters, IDisposable
{
    // fcntl.h: O_RDWR | O_NOCTTY
    private const int ReadWrite = 0x2 | 0x100;

    private readonly int _master;
    private readonly Thread _device;
    private int _requests;
    private volatile bool _isUnplugged;

    private PseudoTerminal(int master)
    {
        _master = master;
        Path = Marshal.PtrToStringUTF8(SlaveName(master))!;
        _device = new Thread(Answer) { IsBackground = true };
        _device.Start();
    }

    /// <summary>The end that a program opens.</summary>
    public string Path { get; }

    /// <summary>Requests that the device understood.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Whether the device keeps silent.</summary>
    public bool IsSilent { get; set; }

    public static PseudoTerminal OpenOrSkip()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Skipped: pseudo-terminals by these calls are Linux's.");
        int master = OpenMaster(ReadWrite);
        Assert.SkipUnless(master >= 0 && Grant(master) == 0 && Unlock(master) == 0, "Skipped: this machine gives no pseudo-terminal.");
        return new PseudoTerminal(master);
    }

    public byte Read(ModbusRequest request, ushort[] values)
    {
        Interlocked.Increment(ref _requests);
        if (IsSilent)
        {
            return ModbusResponder.Silence;
        }

        // The SDM120 manual's voltage example: 230.2 V = 43 66 33 34.
        (values[0], values[1]) = (0x4366, 0x3334);
        return 0;
    }

    public byte Write(ModbusRequest request) => ModbusResponder.Silence;

    /// <summary>Unplugs the device: its end is closed when this returns.</summary>
    public void Dispose()
    {
        _isUnplugged = true;
        _device.Join();
    }

    private void Answer()
    {
        var framing = new RtuServerFraming();
        var responder = new ModbusResponder(framing, this);
        byte[] frame = new byte[framing.MaximumFrameLength];
        byte[] reply = new byte[framing.MaximumFrameLength];
        int count = 0;
        while (!_isUnplugged)
        {
            count += Receive(ref frame[count]);
            int length = framing.RequestLength(frame, count);
            if (length > 0 && count == length)
            {
                int answer = responder.Answer(frame, length, reply);
                _ = Libc.Write(_master, ref reply[0], (nuint)answer);
                count = 0;
            }
        }

        _ = Libc.Close(_master);
    }

    /// <summary>Waits shortly for a byte, so that the device notices when it is unplugged; while no program has the other end open there is none.</summary>
    private int Receive(ref byte piece)
    {
        var entry = new Libc.PollEntry { File = _master, Events = Libc.PollIn };
        return Libc.Poll(ref entry, 1, 5) > 0 && (entry.ReturnedEvents & Libc.PollIn) != 0 && Libc.Read(_master, ref piece, 1) == 1 ? 1 : 0;
    }

    [DllImport("libc", EntryPoint = "posix_openpt", SetLastError = true)]
    private static extern int OpenMaster(int flags);

    [DllImport("libc", EntryPoint = "grantpt")]
    private static extern int Grant(int file);

    [DllImport("libc", EntryPoint = "unlockpt")]
    private static extern int Unlock(int file);

    [DllImport("libc", EntryPoint = "ptsname")]
    private static extern nint SlaveName(int file);
}
