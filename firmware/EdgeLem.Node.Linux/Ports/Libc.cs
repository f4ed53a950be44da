using System.Runtime.InteropServices;

namespace EdgeLem.Node.Linux.Ports;

/// <summary>
/// The calls of the C library that a serial line needs, with Linux's numbers. <c>open</c> and <c>ioctl</c> are variadic in C; on Linux, x86-64, arm64
/// and armhf pass integer arguments of variadic and ordinary functions alike. Sources: termios(3), ioctl_tty(2), asm-generic/termbits.h, linux/serial.h.
/// </summary>
internal static class Libc
{
    // fcntl.h
    public const int ReadWrite = 0x2;
    public const int NoControllingTerminal = 0x100;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;

    // errno.h
    public const int NoEntry = 2;
    public const int Interrupted = 4;
    public const int TryAgain = 11;
    public const int NoAccess = 13;
    public const int Busy = 16;
    public const int InvalidArgument = 22;
    public const int NotATerminal = 25;

    // poll.h
    public const short PollIn = 0x1;
    public const short PollOut = 0x4;
    public const short PollError = 0x8;
    public const short PollHangUp = 0x10;

    // ioctl_tty(2), linux/serial.h
    public const nuint SetRs485 = 0x542F;

    // flock(2)
    public const int LockAlone = 2 | 4;

    // tcflush(3), tcsetattr(3)
    public const int FlushInput = 0;
    public const int FlushBoth = 2;
    public const int SetNow = 0;

    private const string Library = "libc";

    [DllImport(Library, EntryPoint = "open", SetLastError = true)]
    public static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport(Library, EntryPoint = "close", SetLastError = true)]
    public static extern int Close(int file);

    [DllImport(Library, EntryPoint = "read", SetLastError = true)]
    public static extern nint Read(int file, ref byte buffer, nuint count);

    [DllImport(Library, EntryPoint = "write", SetLastError = true)]
    public static extern nint Write(int file, ref byte buffer, nuint count);

    [DllImport(Library, EntryPoint = "poll", SetLastError = true)]
    public static extern int Poll(ref PollEntry entry, nuint count, int timeoutMs);

    [DllImport(Library, EntryPoint = "ioctl", SetLastError = true)]
    public static extern int Control(int file, nuint request, ref byte argument);

    [DllImport(Library, EntryPoint = "flock", SetLastError = true)]
    public static extern int Lock(int file, int operation);

    [DllImport(Library, EntryPoint = "tcgetattr", SetLastError = true)]
    public static extern int GetAttributes(int file, ref byte termios);

    [DllImport(Library, EntryPoint = "tcsetattr", SetLastError = true)]
    public static extern int SetAttributes(int file, int when, ref byte termios);

    [DllImport(Library, EntryPoint = "cfmakeraw")]
    public static extern void MakeRaw(ref byte termios);

    [DllImport(Library, EntryPoint = "cfsetspeed", SetLastError = true)]
    public static extern int SetSpeed(ref byte termios, uint speed);

    [DllImport(Library, EntryPoint = "tcflush", SetLastError = true)]
    public static extern int Flush(int file, int queue);

    /// <summary>One entry of <c>poll</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct PollEntry
    {
        public int File;
        public short Events;
        public short ReturnedEvents;
    }
}
